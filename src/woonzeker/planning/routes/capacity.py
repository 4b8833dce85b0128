# SPDX-License-Identifier: EUPL-1.2
"""A team's week: the hours of the day parts and how long a visit takes, by local policy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from woonzeker.errors import WoonzekerError
from woonzeker.planning.routes.facts import DayPart, Shift


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when a day part can be used for visits, in minutes after midnight."""

    starts_at: int
    ends_at: int


@dataclass(frozen=True, slots=True)
class CapacityPolicy:
    """The municipality's windows per day part and minutes for one visit, travel included."""

    version: int
    valid_from: date
    minutes_per_visit: int
    windows: Mapping[DayPart, Window]


class CapacityInvalid(WoonzekerError):
    """Deze afspraken over capaciteit kunnen niet worden gebruikt."""


def capacity_from(data: Mapping[str, object]) -> CapacityPolicy:
    """Read the agreements from plain data (YAML or JSON); raises CapacityInvalid in Dutch."""
    version, minutes = data.get("version"), data.get("minutes_per_visit")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise CapacityInvalid("De versie is een heel getal vanaf 1.")
    if not isinstance(minutes, int) or not 5 <= minutes <= 240:
        raise CapacityInvalid("Een bezoek duurt 5 tot 240 minuten, reistijd inbegrepen.")
    windows = data.get("windows")
    if not isinstance(windows, Mapping) or set(windows) != set(map(str, DayPart)):
        raise CapacityInvalid("Geef uren voor ochtend, middag en avond.")
    return CapacityPolicy(
        version=version,
        valid_from=_day(data.get("valid_from")),
        minutes_per_visit=minutes,
        windows={part: _window(windows[part.value]) for part in DayPart},
    )


def shifts_of_week(
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


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise CapacityInvalid("De ingangsdatum is een datum als 2026-01-01.") from None


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
