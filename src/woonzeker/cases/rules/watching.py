# SPDX-License-Identifier: EUPL-1.2
"""Who is told of a term, how long before, and what a municipality may choose. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.errors import WoonzekerError
from woonzeker.law.terms import is_working_day


class Level(StrEnum):
    """Who is told of a term, in the order in which they are told."""

    WORKER = "worker"
    LEAD = "lead"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class WatchPolicy:
    """How many working days before the last day of a term each is told; sooner when it threatens.

    Zero is the last day itself.
    """

    usual: Mapping[Level, int]
    threatening: Mapping[Level, int]


class WatchInvalid(WoonzekerError):
    """Deze afspraken over waarschuwen kunnen niet worden gebruikt."""


#: earliest that somebody can be told: four working weeks, and of three working days no more
LONGEST_WARNING, LONGEST_THREATENING = 20, 3


def watch_policy_from(data: Mapping[str, object]) -> WatchPolicy:
    """Read when who is told from plain data (YAML or JSON); raises WatchInvalid in Dutch."""
    return WatchPolicy(
        _days(data, "", LONGEST_WARNING),
        _days(data, "threatening_", LONGEST_THREATENING),
    )


def _days(data: Mapping[str, object], prefix: str, longest: int) -> dict[Level, int]:
    found = {level: data.get(f"{prefix}{level}_days") for level in Level}
    days = {
        level: each
        for level, each in found.items()
        if isinstance(each, int) and not isinstance(each, bool) and 0 <= each <= longest
    }
    if len(days) < len(Level):
        raise WatchInvalid(f"Waarschuw 0 tot {longest} werkdagen voor de laatste dag.")
    if not days[Level.WORKER] >= days[Level.LEAD] >= days[Level.MANAGER]:
        raise WatchInvalid("Waarschuw eerst de medewerker, dan de teamleider, dan de manager.")
    return days


def working_days_left(due_on: date, *, on: date) -> int:
    """Working days that come after a day, up to and with the last one; 0 on and past it."""
    days = (on + timedelta(days=number) for number in range(1, (due_on - on).days + 1))
    return sum(is_working_day(day) for day in days)


def told_by(
    due_on: date, *, on: date, threatening: bool, has_worker: bool, policy: WatchPolicy
) -> tuple[Level, ...]:
    """Who must have been told of a running term by a day.

    Without anybody who works on the case its lead hears it when a worker would have.
    """
    days = policy.threatening if threatening else policy.usual
    left = working_days_left(due_on, on=on)
    if not has_worker:
        days = {**days, Level.LEAD: max(days[Level.LEAD], days[Level.WORKER])}
    told = tuple(level for level in Level if left <= days[level])
    return told if has_worker else tuple(level for level in told if level is not Level.WORKER)
