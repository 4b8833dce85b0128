# SPDX-License-Identifier: EUPL-1.2
"""Who answers when a bailiff calls: turns of days that do not overlap. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who answers from a day until a day, both included."""

    from_on: date
    until_on: date


def overlaps(new: Turn, others: Iterable[Turn]) -> bool:
    """Whether a turn falls on a day of another one."""
    return any(new.from_on <= each.until_on and each.from_on <= new.until_on for each in others)


def first_day_without(turns: Iterable[Turn], *, on: date, until: date) -> date | None:
    """The first day from `on` up to `until` on which nobody answers; None when all are kept."""
    day = on
    for each in sorted(turns, key=lambda turn: turn.from_on):
        if each.from_on <= day <= each.until_on:
            day = date.fromordinal(each.until_on.toordinal() + 1)
    return day if day <= until else None
