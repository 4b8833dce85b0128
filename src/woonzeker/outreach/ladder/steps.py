# SPDX-License-Identifier: EUPL-1.2
"""The steps of a contact ladder, the way of contact that each is, and the lanes. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DAY_PARTS = ("ochtend", "middag", "avond")
BY_DAY = ("ochtend", "middag")


class LadderStep(StrEnum):
    """One way to seek contact, as a municipality writes it in its ladder.

    A note is written by hand at the door and a card comes in an envelope: two steps, both recorded
    as the channel 'card', because the national figures know one. A visit by a peer expert is a
    visit with another person, so it is still left where a worker's visits failed.
    """

    NOTE = "note"
    CARD = "card"
    LETTER = "letter"
    CALL = "call"
    MESSAGE = "message"
    EMAIL = "email"
    DAY_VISIT = "day_visit"
    EVENING_VISIT = "evening_visit"
    PEER_VISIT = "peer_visit"
    ELSEWHERE = "elsewhere"

    @property
    def channel(self) -> str:
        """The channel with which an attempt at this step is recorded."""
        return _CHANNELS[self]

    @property
    def day_parts(self) -> tuple[str, ...]:
        """The parts of the day that it can be done in; empty for what is written."""
        return _DAY_PARTS.get(self, ())


_CHANNELS: dict[LadderStep, str] = {
    LadderStep.NOTE: "card",
    LadderStep.CARD: "card",
    LadderStep.LETTER: "letter",
    LadderStep.CALL: "phone",
    LadderStep.MESSAGE: "message",
    LadderStep.EMAIL: "email",
    LadderStep.DAY_VISIT: "visit",
    LadderStep.EVENING_VISIT: "visit",
    LadderStep.PEER_VISIT: "visit",
    LadderStep.ELSEWHERE: "elsewhere",
}
_DAY_PARTS: dict[LadderStep, tuple[str, ...]] = {
    LadderStep.CALL: DAY_PARTS,
    LadderStep.DAY_VISIT: BY_DAY,
    LadderStep.EVENING_VISIT: ("avond",),
    LadderStep.PEER_VISIT: DAY_PARTS,
}
#: outcomes by which a household was reached, and those by which an appointment was not kept
REACHED = frozenset({"talked", "appointment", "accepted", "declined"})
MISSED = frozenset({"not_reached", "card_left", "moved"})
#: steps that come to the door of the address
AT_DOOR = frozenset(
    {
        LadderStep.NOTE,
        LadderStep.CARD,
        LadderStep.LETTER,
        LadderStep.DAY_VISIT,
        LadderStep.EVENING_VISIT,
        LadderStep.PEER_VISIT,
    }
)
#: steps for which somebody rings the bell
VISITS = frozenset({LadderStep.DAY_VISIT, LadderStep.EVENING_VISIT, LadderStep.PEER_VISIT})
#: steps that need a number or an address of somebody
NEED_MEANS = frozenset({LadderStep.CALL, LadderStep.MESSAGE, LadderStep.EMAIL})
_BY_CHANNEL: dict[str, LadderStep] = {
    "letter": LadderStep.LETTER,
    "card": LadderStep.CARD,
    "phone": LadderStep.CALL,
    "message": LadderStep.MESSAGE,
    "email": LadderStep.EMAIL,
    "elsewhere": LadderStep.ELSEWHERE,
}


class Lane(StrEnum):
    """Why somebody is sought; the one that asks most haste counts."""

    ORDINARY = "ordinary"
    SEVERAL = "several"
    SUMMONS = "summons"
    END_OF_SUPPLY = "end_of_supply"
    CRISIS = "crisis"
    WATER_WITH_CHILDREN = "water_with_children"
    EVICTION = "eviction"


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """One way to reach somebody: a step in a part of the day; none where it does not matter."""

    step: LadderStep
    day_part: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt: what it was, what came of it and on which day."""

    step: LadderStep
    day_part: str
    outcome: str
    on: date

    @property
    def way(self) -> Way:
        """The way that was tried."""
        return Way(self.step, self.day_part if self.step.day_parts else "")


def last_reached(tries: Iterable[tuple[str, date]], *, meets_on: date | None = None) -> str:
    """How a household was last reached, of outcomes and their days from old to new; empty when
    it was not.

    An appointment that nobody kept reaches nobody. `meets_on` is the day of the one that waits:
    that nobody was there before that day says nothing.
    """
    found: list[str] = []
    for outcome, on in tries:
        if outcome in REACHED:
            found.append(outcome)
        elif outcome in MISSED and (meets_on is None or on >= meets_on):
            found = [each for each in found if each != "appointment"]
    return found[-1] if found else ""


def step_of(channel: str, day_part: str, *, by_peer: bool = False, rung: str = "") -> LadderStep:
    """The step that an attempt was, by what was recorded of it.

    `rung` is what was written down then; it counts when it belongs to that channel.
    """
    if rung in set(LadderStep) and LadderStep(rung).channel == channel:
        return LadderStep(rung)
    if channel == "visit":
        if by_peer:
            return LadderStep.PEER_VISIT
        return LadderStep.EVENING_VISIT if day_part == "avond" else LadderStep.DAY_VISIT
    return _BY_CHANNEL[channel]


def rung_of(
    channel: str, day_part: str, *, by_peer: bool = False, proposed: LadderStep | None = None
) -> LadderStep:
    """The step of the ladder that a new attempt is: a note where a note was proposed."""
    found = step_of(channel, day_part, by_peer=by_peer)
    return LadderStep.NOTE if (found, proposed) == (LadderStep.CARD, LadderStep.NOTE) else found


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneFacts:
    """What of a case decides its lane."""

    threatening: bool = False
    eviction: bool = False
    #: the step of the sieve that the case is at (1 to 11)
    sieve_step: int = 3
    supply_ends: bool = False
    water_ends: bool = False
    children: bool = False
    partners: int = 1


#: from these steps of the sieve on a bailiff is under way, or a judgment was given
_SUMMONS_FROM, _EVICTION_FROM = 5, 8


def lane_of(facts: LaneFacts) -> Lane:
    """The lane of a case: of several the one that asks most haste."""
    lanes = (
        (facts.eviction or facts.sieve_step >= _EVICTION_FROM, Lane.EVICTION),
        (facts.water_ends and facts.children, Lane.WATER_WITH_CHILDREN),
        (facts.threatening, Lane.CRISIS),
        (facts.supply_ends or facts.water_ends, Lane.END_OF_SUPPLY),
        (facts.sieve_step >= _SUMMONS_FROM, Lane.SUMMONS),
        (facts.partners > 1, Lane.SEVERAL),
    )
    return next((lane for holds, lane in lanes if holds), Lane.ORDINARY)
