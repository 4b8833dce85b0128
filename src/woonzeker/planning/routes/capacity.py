# SPDX-License-Identifier: EUPL-1.2
"""A team's week: who can go out on which day parts, their hours, and how long a visit takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.errors import WoonzekerError
from woonzeker.planning.routes.facts import DayPart, Shift


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when a day part can be used for visits, in minutes after midnight."""

    starts_at: int
    ends_at: int


@dataclass(frozen=True, slots=True)
class CapacityPolicy:
    """What a municipality agreed: the usual week, and the bounds of a visit and a day part.

    `people` go out on `day_parts` (weekday from 1 for Monday, part) when nothing else is said;
    `minutes_per_visit` is one visit with its travel.
    """

    people: int
    minutes_per_visit: int
    day_parts: tuple[tuple[int, DayPart], ...]
    windows: Mapping[DayPart, Window]


class CapacityInvalid(WoonzekerError):
    """Deze afspraken over capaciteit kunnen niet worden gebruikt."""


def capacity_from(data: Mapping[str, object]) -> CapacityPolicy:
    """Read the agreements from plain data (YAML or JSON); raises CapacityInvalid in Dutch."""
    people, minutes = data.get("people"), data.get("minutes_per_visit")
    if not _is_whole(people, 1, 500):
        raise CapacityInvalid("Een team heeft 1 tot 500 mensen.")
    if not _is_whole(minutes, 5, 240):
        raise CapacityInvalid("Een bezoek duurt 5 tot 240 minuten, reistijd inbegrepen.")
    windows = data.get("windows")
    if not isinstance(windows, Mapping) or set(windows) != set(map(str, DayPart)):
        raise CapacityInvalid("Geef uren voor ochtend, middag en avond.")
    return CapacityPolicy(
        people=int(str(people)),
        minutes_per_visit=int(str(minutes)),
        day_parts=_day_parts(data.get("day_parts")),
        windows={part: _window(windows[part.value]) for part in DayPart},
    )


def days_of_week(policy: CapacityPolicy, monday: date) -> tuple[tuple[date, DayPart], ...]:
    """The day parts of the usual week, in the week that begins on a Monday."""
    return tuple((monday + timedelta(days=day - 1), part) for day, part in policy.day_parts)


def shifts_of(
    people: Mapping[str, Iterable[tuple[date, DayPart]]], policy: CapacityPolicy
) -> tuple[Shift, ...]:
    """The shifts of people who said on which day parts they can go out."""
    return tuple(
        Shift(
            person=person,
            on=on,
            part=part,
            starts_at=policy.windows[part].starts_at,
            ends_at=policy.windows[part].ends_at,
        )
        for person in sorted(people)
        for on, part in sorted(set(people[person]))
    )


def _day_parts(given: object) -> tuple[tuple[int, DayPart], ...]:
    found = given if isinstance(given, list) else []
    try:
        pairs = {(int(each["day"]), DayPart(each["part"])) for each in found}
    except (KeyError, TypeError, ValueError):
        pairs = set()
    if not pairs or any(not 1 <= day <= 7 for day, _ in pairs):
        raise CapacityInvalid("Geef dagdelen als {day: 1, part: ochtend}; dag 1 is maandag.")
    return tuple(sorted(pairs, key=lambda pair: (pair[0], list(DayPart).index(pair[1]))))


def _window(value: object) -> Window:
    given = value if isinstance(value, Mapping) else {}
    starts, ends = _minute(given.get("from")), _minute(given.get("until"))
    if starts >= ends:
        raise CapacityInvalid("Een dagdeel begint voordat het eindigt.")
    return Window(starts, ends)


def _minute(value: object) -> int:
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", str(value))
    if found is None:
        raise CapacityInvalid("Schrijf een tijd als 09:00.")
    return int(found[1]) * 60 + int(found[2])


def _is_whole(value: object, lowest: int, highest: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest
