# SPDX-License-Identifier: EUPL-1.2
"""A round while it is being walked: who can wait when time runs out, and when somebody comes back.

Pure. Who waits follows from urgency alone, as in the plan of the week; distance only orders the
doors that stay. Minutes are whole minutes after midnight.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from woonzeker.planning.places import Place, metres_between
from woonzeker.planning.priority import Standing, place_in_line
from woonzeker.planning.routes import DayPart

#: moments that are offered for coming back: few enough for a thumb
MOST_OFFERED = 3
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_NOON, _EVENING = 12, 18
_PARTS = tuple(DayPart)
_ANY = frozenset(DayPart)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and the minute of it."""

    on: date
    minute: int


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a day in which somebody goes out, and how many doors stand in it already."""

    on: date
    part: DayPart
    starts_at: int
    ends_at: int
    doors: int

    def has_room(self, minutes: int) -> bool:
        """Whether one more visit of so many minutes fits."""
        return self.starts_at + (self.doors + 1) * minutes <= self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftDoor:
    """A door of a round at which nobody rang yet; `number` is its place in the round so far."""

    visit: str
    standing: Standing
    place: Place | None
    minutes: int
    number: int


@dataclass(frozen=True, slots=True)
class Stay:
    """A door that is still rung at today, and the minute at which it is expected."""

    visit: str
    at: int


@dataclass(frozen=True, slots=True)
class RestOfRound:
    """What a round becomes: doors that stay in walking order, and doors that another day takes."""

    stays: tuple[Stay, ...]
    goes: tuple[str, ...]


def moment_of(at: datetime) -> Moment:
    """A moment (aware) as the day and minute that a clock on a Dutch wall shows."""
    local = at.astimezone(_AMSTERDAM)
    return Moment(local.date(), local.hour * 60 + local.minute)


def part_at(at: datetime) -> DayPart:
    """The part of the day of a moment (aware), as contact is counted: evening from six."""
    hour = at.astimezone(_AMSTERDAM).hour
    if hour < _NOON:
        return DayPart.MORNING
    return DayPart.AFTERNOON if hour < _EVENING else DayPart.EVENING


def come_back(
    spans: Iterable[Span], now: Moment, *, minutes: int, parts: frozenset[DayPart] = _ANY
) -> tuple[Span, ...]:
    """The first moments, at most three, at which somebody goes out again and has room.

    The soonest, the first one in the evening, and the first one on another day: who was not there
    now may be there at another hour.
    """
    later = [
        span
        for span in sorted(spans, key=lambda each: (each.on, _PARTS.index(each.part)))
        if (span.on, span.starts_at) > (now.on, now.minute)
        and span.part in parts
        and span.has_room(minutes)
    ]
    if not later:
        return ()
    soonest = later[0]
    evening = [span for span in later if span.part is DayPart.EVENING][:1]
    another_day = [span for span in later if span.on > soonest.on][:1]
    found = dict.fromkeys([soonest, *evening, *another_day, *later])
    chosen = list(found)[:MOST_OFFERED]
    return tuple(span for span in later if span in chosen)


def rest_of_round(
    doors: Sequence[LeftDoor], *, now: int, ends_at: int, here: Place | None
) -> RestOfRound:
    """What still fits until `ends_at`, the most urgent first; walked from here, the nearest first.

    A door goes to another day only for doors that are more urgent, or because it takes longer than
    what is left.
    """
    minute, staying = now, []
    for door in sorted(doors, key=lambda each: place_in_line(each.standing)):
        if minute + door.minutes <= ends_at:
            staying.append(door)
            minute += door.minutes
    kept = {door.visit for door in staying}
    line = sorted(doors, key=lambda each: place_in_line(each.standing))
    return RestOfRound(
        stays=_timed(_walked(staying, here), now),
        goes=tuple(door.visit for door in line if door.visit not in kept),
    )


def _walked(doors: Iterable[LeftDoor], here: Place | None) -> list[LeftDoor]:
    """Each time the nearest door; one whose place is not known is taken when it is met."""
    waiting = sorted(doors, key=lambda each: each.number)
    walked: list[LeftDoor] = []
    while waiting:
        nearest = min(waiting, key=lambda each: (_metres(here, each.place), each.number))
        waiting.remove(nearest)
        walked.append(nearest)
        here = nearest.place or here
    return walked


def _metres(here: Place | None, there: Place | None) -> int:
    return metres_between(here, there) if here and there else 0


def _timed(doors: Iterable[LeftDoor], now: int) -> tuple[Stay, ...]:
    found, minute = [], now
    for door in doors:
        found.append(Stay(door.visit, minute))
        minute += door.minutes
    return tuple(found)
