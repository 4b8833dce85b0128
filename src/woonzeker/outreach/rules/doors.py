# SPDX-License-Identifier: EUPL-1.2
"""What somebody presses at a door, and when that was. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Press(StrEnum):
    """The buttons of a door. Opaque words: a phone keeps them while there is no connection."""

    TALKED = "talked"
    NOT_REACHED = "not_reached"
    CARD_LEFT = "card_left"
    APPOINTMENT = "appointment"
    DECLINED = "declined"
    MOVED = "moved"
    UNSAFE_TWO = "unsafe_two"
    UNSAFE_NONE = "unsafe_none"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a button says: the outcome of the attempt, and the care that the door needs now."""

    outcome: str
    care: str = ""


#: coming back later is no outcome: nobody is asked anything yet
MEANINGS: dict[Press, Meaning] = {
    Press.TALKED: Meaning("talked"),
    Press.NOT_REACHED: Meaning("not_reached"),
    Press.CARD_LEFT: Meaning("card_left"),
    Press.APPOINTMENT: Meaning("appointment"),
    Press.DECLINED: Meaning("declined"),
    Press.MOVED: Meaning("moved"),
    Press.UNSAFE_TWO: Meaning("unsafe", "two_people"),
    Press.UNSAFE_NONE: Meaning("unsafe", "no_visits"),
}
#: a phone that waited longer than this for a connection is not believed about the hour
LONGEST_WAIT = timedelta(days=14)


def pressed_at(now: datetime, seconds_ago: int) -> datetime:
    """When somebody pressed, from how long ago their phone says it was.

    Not the clock of the phone but its stopwatch: a phone whose clock is wrong still knows how long
    ago something was. Never in the future, and never longer ago than two weeks.
    """
    waited = timedelta(seconds=max(seconds_ago, 0))
    return now - min(waited, LONGEST_WAIT)
