# SPDX-License-Identifier: EUPL-1.2
"""A time with an end: as a court or contract said it, and never longer than the rule allows.

Pure. A day that somebody wrote down and that lies too far away is not believed: the clock stops at
the longest there is, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from woonzeker.law.calendar import dutch_date
from woonzeker.law.reader import Confidence
from woonzeker.law.terms import Deadline
from woonzeker.legal.rules.lacking import least_sure


@dataclass(frozen=True, slots=True)
class Clock:
    """From when until when, the longest that was possible, why, and how sure that is.

    `said_longer`: what was written down went beyond the longest, so it was cut off.
    """

    begins_on: date
    until_on: date
    longest_on: date
    explanation: str
    citation: str
    confidence: Confidence
    said_longer: bool = False

    def runs_on(self, day: date) -> bool:
        """Whether it runs on a day."""
        return self.begins_on <= day <= self.until_on

    def days_left(self, on: date) -> int:
        """Days until the last one; below zero when it is over."""
        return (self.until_on - on).days


def clock_of(longest: Deadline, said_on: date | None, *, began_on: date | None = None) -> Clock:
    """A clock that ends on the day that was said, or at its longest when nothing or more was said.

    `began_on`: the first day of this one, where the longest counts from an earlier one; when that
    was used up before, this one runs on no day. Raises ValueError for an end before its beginning.
    """
    begins_on = began_on or longest.starts_on
    if said_on is not None and said_on < begins_on:
        raise ValueError("an end before its beginning")
    until_on = longest.due_on if said_on is None else min(said_on, longest.due_on)
    said_longer = said_on is not None and said_on > longest.due_on
    words = longest.explanation
    if said_longer and said_on is not None:
        words = f"{words} Opgeschreven was {dutch_date(said_on)}; dat kan niet."
    sure = least_sure(longest.parameters, on=longest.starts_on)
    return Clock(begins_on, until_on, longest.due_on, words, longest.citation, sure, said_longer)
