# SPDX-License-Identifier: EUPL-1.2
"""A household that asks for help itself, or an organisation that asks it for them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from woonzeker.matching.linkage.wording import gettext_noop

BY = {
    "resident": gettext_noop("de inwoner zelf"),
    "organisation": gettext_noop("een organisatie, voor de inwoner"),
}
#: the own page of a resident
PAGE = "page"
CHANNELS = {
    "phone": gettext_noop("telefoon"),
    "desk": gettext_noop("balie"),
    "form": gettext_noop("formulier"),
    PAGE: gettext_noop("eigen pagina"),
}
LANDLORD_KNOWS = {
    "yes": gettext_noop("ja"),
    "no": gettext_noop("nee"),
    "unknown": gettext_noop("weet ik niet"),
}
#: what makes it a home or supply at stake (Wgs art. 4 lid 2)
THREATS = (
    gettext_noop("ontruiming of een vonnis daarover"),
    gettext_noop("afsluiting van gas, stroom, warmte of water"),
    gettext_noop("opzegging van de zorgverzekering"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, and with whose will."""

    by: str
    organisation: str
    resident_agrees: bool


def refusal(asked: Asked) -> str:
    """Why this is no request for help, as a Dutch sentence; empty when it is.

    What somebody brings without the household's will is a worry, and goes another way.
    """
    if asked.by not in BY:
        return gettext_noop("Zeg wie er om hulp vraagt.")
    if asked.by == "resident":
        return ""
    if not asked.organisation.strip():
        return gettext_noop("Zeg welke organisatie om hulp vraagt.")
    if not asked.resident_agrees:
        return gettext_noop(
            "De inwoner moet het weten en willen. Is dat niet zo, leg het dan vast als zorg uit de"
            " omgeving."
        )
    return ""


def ask_landlord(landlord_knows: str, *, may_know: bool) -> bool:
    """Whether somebody looks for contact with the landlord: only with the resident's consent.

    The landlord can do something about arrears before anybody else, and often does not know.
    """
    return may_know and landlord_knows != "yes"
