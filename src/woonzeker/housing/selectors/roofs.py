# SPDX-License-Identifier: EUPL-1.2
"""Where a household goes after an eviction, as the parts that know tell: a place, or a home."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.housing.rules.day import DayPlan, Roof, has_place


@dataclass(frozen=True, slots=True)
class FoundRoof:
    """A place or home of a household, and how people call it.

    `words` are empty where nobody may say where it is, as of a refuge.
    """

    roof: Roof
    words: str = ""


#: of a case every place that is theirs from now on; filled at start-up by the parts that know
RoofTeller = Callable[[UUID], Iterable[FoundRoof]]
ROOFS: list[RoofTeller] = []


def found_roof(case: UUID, *, on: date) -> FoundRoof | None:
    """The place that is theirs on a day, else the one that begins first; None without any."""
    found = sorted(
        (each for teller in ROOFS for each in teller(case)), key=lambda each: each.roof.from_on
    )
    fitting = (each for each in found if has_place(DayPlan(on, roof=each.roof)))
    return next(fitting, found[0] if found else None)


def roof_of(case: UUID, *, on: date) -> Roof | None:
    """The same without words, for rules."""
    found = found_roof(case, on=on)
    return found.roof if found else None
