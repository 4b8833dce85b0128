# SPDX-License-Identifier: EUPL-1.2
"""The eleven steps of the sieve and the three statuses of a case.

Source: Handreiking Voorkomen huisuitzettingen (Eropaf!, april 2026), the flow chart on p. 31.
A case is at the furthest step that it ever reached; a step is never lowered.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Step(IntEnum):
    """One of the eleven steps, in the order in which a home can be lost."""

    ARREARS = 1
    PERSONAL_CONTACT = 2
    REPORT = 3
    OUTREACH = 4
    DAGVAARDING_ANNOUNCED = 5
    DAGVAARDING = 6
    HEARING = 7
    VONNIS = 8
    LAST_OFFER = 9
    FORCED_BEWIND = 10
    REHOUSING = 11

    @property
    def dutch(self) -> str:
        """The name on the screen."""
        return _NAMES[self][0]

    @property
    def who(self) -> str:
        """Who acts at this step, in Dutch."""
        return _NAMES[self][1]


class Status(StrEnum):
    """Whether something can be done now, somebody else is waited for, or the case has ended."""

    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"

    @property
    def dutch(self) -> str:
        """The name on the screen."""
        return {"open": "loopt", "waiting": "wacht", "closed": "afgesloten"}[self.value]


_NAMES: dict[Step, tuple[str, str]] = {
    Step.ARREARS: ("achterstand en herinnering", "schuldeiser"),
    Step.PERSONAL_CONTACT: ("persoonlijk contact door de schuldeiser", "schuldeiser"),
    Step.REPORT: ("melding bij de gemeente", "schuldeiser en gemeente"),
    Step.OUTREACH: ("gemeente zoekt contact en biedt hulp", "team van de gemeente"),
    Step.DAGVAARDING_ANNOUNCED: ("dagvaarding aangekondigd", "deurwaarder en team"),
    Step.DAGVAARDING: ("dagvaarding", "deurwaarder en team"),
    Step.HEARING: ("zitting", "rechtbank en gemeente"),
    Step.VONNIS: ("vonnis", "rechtbank"),
    Step.LAST_OFFER: ("laatste aanbod van vrijwillige hulp", "gemeente"),
    Step.FORCED_BEWIND: ("gedwongen schuldenbewind", "gemeente en rechtbank"),
    Step.REHOUSING: ("passende herhuisvesting", "gemeente"),
}
