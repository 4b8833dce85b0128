# SPDX-License-Identifier: EUPL-1.2
"""Words of last offers that no rule has: what threatens, who pays the rent, who told. Pure."""

from __future__ import annotations

from woonzeker.matching.linkage.wording import gettext_noop

#: the code of an eviction among the threats
EVICTION = "gedwongen_ontruiming"
#: code of a threat that the law names → its words
THREATS: dict[str, str] = {
    EVICTION: gettext_noop("ontruiming van de woning"),
    "beeindiging_gas": gettext_noop("afsluiten van gas"),
    "beeindiging_elektriciteit": gettext_noop("afsluiten van stroom"),
    "beeindiging_water": gettext_noop("afsluiten van water"),
    "einde_zorgverzekering": gettext_noop("einde van de zorgverzekering"),
}
#: how the current rent goes on being paid
KEPT_BY: dict[str, str] = {
    "self": gettext_noop("de inwoner betaalt zelf"),
    "paid_on": gettext_noop("doorbetaald uit de uitkering"),
    "income_management": gettext_noop("via inkomensbeheer"),
    "bewind": gettext_noop("via de bewindvoerder"),
}
#: what somebody saw of a month, and who told it
SEEN: dict[str, str] = {
    "kept": gettext_noop("betaald"),
    "part": gettext_noop("voor een deel betaald"),
    "not_kept": gettext_noop("niet betaald"),
    "unknown": gettext_noop("weten we nog niet"),
}
TOLD_BY: dict[str, str] = {
    "partner": gettext_noop("de verhuurder of leverancier"),
    "resident": gettext_noop("de inwoner"),
    "keeper": gettext_noop("wie het geld beheert"),
    "worker": gettext_noop("zelf nagekeken"),
}
#: the grounds on which the college may ask
GROUNDS: dict[str, str] = {
    "verkwisting_of_problematische_schulden": gettext_noop(
        "verkwisting of problematische schulden"
    ),
}
#: what came of a lighter means
WEIGHED: dict[str, str] = {
    "tried": gettext_noop("geprobeerd, niet genoeg"),
    "refused": gettext_noop("aangeboden, de inwoner wilde het niet"),
    "not_possible": gettext_noop("kan hier niet"),
}
#: what stands beside a month that was missed when the days for help are over
HELP_OVER = gettext_noop(
    "De dagen voor hulp zijn om. Niemand hoort dit vanzelf: bespreek met de inwoner wat nu kan."
)
