# SPDX-License-Identifier: EUPL-1.2
"""Which nights have yet to be gone over, and what of several findings belongs together. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.privacy.rules.watching import Look, Odd, Reason, Why

#: nights that are made up for when the work stood still
MOST_NIGHTS = 14


@dataclass(frozen=True, slots=True)
class Nights:
    """The days to go over now, and those that are too long ago to be made up for by themselves."""

    to_do: tuple[date, ...]
    lost: tuple[date, ...]


def nights_missing(known: Collection[date], yesterday: date) -> Nights:
    """Every day up to yesterday that nobody went over, since the first one that was.

    Before the first night there was nothing to go over: only yesterday is to do then.
    """
    first = min(known, default=yesterday)
    days = [first + timedelta(days=each) for each in range((yesterday - first).days + 1)]
    missing = [day for day in days if day not in known]
    within = yesterday - timedelta(days=MOST_NIGHTS - 1)
    return Nights(
        tuple(day for day in missing if day >= within),
        tuple(day for day in missing if day < within),
    )


def put_together(found: Iterable[Odd]) -> list[Odd]:
    """One finding for each colleague, subject and day, with the reasons of all of them."""
    together: dict[tuple[str, str, date], Odd] = {}
    for odd in found:
        key = (odd.user, odd.subject, odd.first_at.date())
        together[key] = _both(together[key], odd) if key in together else odd
    return list(together.values())


def _both(one: Odd, other: Odd) -> Odd:
    looks: dict[int, Look] = {look.line: look for look in (*one.looks, *other.looks)}
    return Odd(
        one.user,
        one.subject,
        _heaviest((*one.reasons, *other.reasons)),
        tuple(looks.values()),
        min(one.first_at, other.first_at),
        max(one.last_at, other.last_at),
    )


def _heaviest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each reason once, as it weighs most."""
    kept: dict[Why, Reason] = {}
    for reason in reasons:
        if reason.code not in kept or kept[reason.code].weight < reason.weight:
            kept[reason.code] = reason
    return tuple(kept.values())
