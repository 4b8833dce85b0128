# SPDX-License-Identifier: EUPL-1.2
"""Small decisions of a week: who can go out, when a letter goes instead, why a door is rung at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from woonzeker.planning.priority import Contribution
from woonzeker.planning.routes import DayPart

_WHY_LENGTH = 300
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Available:
    """Somebody who can visit, with the day parts of the week on which they can."""

    id: str
    name: str
    parts: frozenset[tuple[date, DayPart]]


def is_monday(day: date) -> bool:
    """Whether a week can begin on this day."""
    return day.weekday() == 0


def offer_day(due_on: date, *, week: date, today: date) -> date:
    """When the written offer goes to a household that is not visited in the week of that Monday.

    At the end of the week, on the last day of the term when that is earlier, and today when the
    term has already passed: the offer itself is owed within four weeks (Wgs art. 3 and 4).
    """
    return max(today, min(due_on, week + timedelta(days=_FRIDAY)))


def why_visit(contributions: Iterable[Contribution], *, first: str = "") -> str:
    """The weightiest reasons in one line of at most 300 characters, after what goes `first`."""
    said = first[:_WHY_LENGTH]
    for each in sorted(contributions, key=lambda c: -c.points):
        longer = f"{said} {each.words}." if said else f"{each.words}."
        if len(longer) > _WHY_LENGTH:
            break
        said = longer
    return said


def clock_time(minute: int) -> time:
    """A minute after midnight as a time of day."""
    return time(minute // 60 % 24, minute % 60)
