# SPDX-License-Identifier: EUPL-1.2
"""How people call what happens with stored goods. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.housing.rules.goods import Act, ItemState
from woonzeker.matching.linkage.wording import gettext_noop

ACT_WORDS: Mapping[Act, str] = {
    Act.TAKEN: gettext_noop("Spullen meegenomen"),
    Act.LISTED: gettext_noop("Lijst gemaakt"),
    Act.COPY_GIVEN: gettext_noop("Afschrift van de lijst gegeven"),
    Act.WARNED: gettext_noop("Gewaarschuwd dat spullen weggaan"),
    Act.ASKED_BACK: gettext_noop("Teruggevraagd"),
    Act.RETURNED: gettext_noop("Teruggegeven"),
    Act.SET_APART: gettext_noop("Apart gelegd om te bewaren"),
    Act.SOLD: gettext_noop("Verkocht"),
    Act.GIVEN_AWAY: gettext_noop("Weggegeven"),
    Act.DESTROYED: gettext_noop("Vernietigd"),
}
#: what the municipality owes first, as it is asked
OWED_WORDS: Mapping[Act, str] = {
    Act.LISTED: gettext_noop("Maak de lijst van de spullen af"),
    Act.COPY_GIVEN: gettext_noop("Geef het huishouden een afschrift van de lijst"),
    Act.WARNED: gettext_noop("Waarschuw het huishouden voordat er iets weggaat"),
}
#: what somebody asks a second person to sign for
WISH_WORDS: Mapping[Act, str] = {
    Act.SOLD: gettext_noop("verkopen"),
    Act.GIVEN_AWAY: gettext_noop("weggeven"),
    Act.DESTROYED: gettext_noop("vernietigen"),
}
STATE_WORDS: Mapping[ItemState, str] = {
    ItemState.STORED: gettext_noop("ligt opgeslagen"),
    ItemState.APART: gettext_noop("ligt apart, wordt bewaard"),
    ItemState.RETURNED: gettext_noop("teruggegeven"),
    ItemState.SOLD: gettext_noop("verkocht"),
    ItemState.GIVEN_AWAY: gettext_noop("weggegeven"),
    ItemState.DESTROYED: gettext_noop("vernietigd"),
}
#: why selling is no use: what Awb art. 5:30 lid 5 asks before anything is given away or destroyed
UNSALEABLE: Mapping[str, str] = {
    "tried": gettext_noop("te koop gezet, niemand wilde het"),
    "no_value": gettext_noop("het brengt minder op dan verkopen kost"),
    "broken": gettext_noop("het is stuk of versleten"),
    "unclean": gettext_noop("het is vuil of er zit ongedierte in"),
}
