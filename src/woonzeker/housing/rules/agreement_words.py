# SPDX-License-Identifier: EUPL-1.2
"""Codes of what is written down about an agreement, with their words, and who may. Pure."""

from __future__ import annotations

from enum import StrEnum

from woonzeker.access.policy import DataClass, Role, sees, writes
from woonzeker.legal.rules import Seen
from woonzeker.matching.linkage.wording import gettext_noop

_DOES = (
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
)
#: who follows an agreement, with the resident's own supporter
MAY_SEE_LIVING = sees(DataClass.PROCESS).by(*_DOES, Role.CLIENT_SUPPORTER, Role.PRIVACY_OFFICER)
MAY_LIST_LIVING = sees(DataClass.PROCESS).by(*_DOES)
#: who keeps it
MAY_KEEP_LIVING = writes(DataClass.PROCESS).by(*_DOES)
#: the part of the guide on which agreements rest; Wmo 2015 was not read for it
BASIS = "handreiking Voorkomen huisuitzettingen, hoofdstuk 7; Wgs art. 3 lid 1"


class Step(StrEnum):
    """What happened with a breach."""

    HELPED = "helped"
    REFUSED = "refused"
    REPAIRED = "repaired"
    TOLD = "told"


STEP_WORDS: dict[str, str] = {
    Step.HELPED: gettext_noop("hulp aangeboden"),
    Step.REFUSED: gettext_noop("de inwoner wil deze hulp niet"),
    Step.REPAIRED: gettext_noop("hersteld"),
    Step.TOLD: gettext_noop("aan de inwoner verteld wat een ander gaat horen"),
}
SEEN_WORDS: dict[str, str] = {
    Seen.KEPT: gettext_noop("ja, gelukt"),
    Seen.PART: gettext_noop("deels"),
    Seen.NOT_KEPT: gettext_noop("nee, niet gelukt"),
    Seen.UNKNOWN: gettext_noop("nog niet bekend"),
}
#: who told what was seen
TOLD_BY: dict[str, str] = {
    "resident": gettext_noop("de inwoner"),
    "partner": gettext_noop("de verhuurder of zorgaanbieder"),
    "keeper": gettext_noop("wie het inkomen beheert"),
    "worker": gettext_noop("ik zag het zelf"),
}
#: what somebody saw of a contract in the resident's own name
CONTRACT_SEEN: dict[str, str] = {
    "contract": gettext_noop("ik zag het contract"),
    "landlord": gettext_noop("de verhuurder bevestigde het"),
}
