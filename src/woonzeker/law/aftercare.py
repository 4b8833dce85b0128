# SPDX-License-Identifier: EUPL-1.2
"""The days on which somebody asks how it goes after a home was lost. Pure.

An agreement, no law: a weekend moves nothing, and a month without such a day ends on its last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from woonzeker.law.calendar import add_months, dutch_date, dutch_length
from woonzeker.law.errors import MalformedParameter
from woonzeker.law.reader import parameter
from woonzeker.law.terms import Deadline

MOMENTS = "nazorg/momenten"


@dataclass(frozen=True, slots=True)
class Aftercare:
    """One contact: so many months after the home was lost, on which day and why that day."""

    months: int
    deadline: Deadline


def aftercare_months(on: date) -> tuple[int, ...]:
    """After how many months somebody asks, as agreed on that day, in order."""
    months = parameter(MOMENTS, on=on).value
    if not isinstance(months, tuple) or not all(isinstance(each, int) for each in months):
        raise MalformedParameter
    return tuple(sorted(months))


def aftercare_contacts(lost_on: date) -> tuple[Aftercare, ...]:
    """Every contact after a home was lost on `lost_on`, the first one first."""
    return tuple(Aftercare(months, _after(lost_on, months)) for months in aftercare_months(lost_on))


def _after(lost_on: date, months: int) -> Deadline:
    due = add_months(lost_on, months)
    length = dutch_length(months, "maanden")
    sentence = f"{length[:1].upper()}{length[1:]} na {dutch_date(lost_on)} is {dutch_date(due)}"
    if due.day != lost_on.day:
        sentence = f"{sentence}, de laatste dag van die maand"
    rule = parameter(MOMENTS, on=lost_on)
    return Deadline(lost_on, due, due, f"{sentence}.", (rule.path,), str(rule.citation))
