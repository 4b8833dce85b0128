# SPDX-License-Identifier: EUPL-1.2
"""Where a household goes after an eviction, as the parts that know tell: a place, or a home."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.housing.models import HomeFound
from woonzeker.housing.rules.contracts import CONTRACT_WORDS, ContractKind
from woonzeker.housing.rules.day import DayPlan, Roof, has_place
from woonzeker.housing.selectors.notes import newest
from woonzeker.housing.selectors.sleeping import stays_of


@dataclass(frozen=True, slots=True)
class FoundRoof:
    """A place or home of a household, and how people call it.

    `words` are empty where nobody may say where it is, as of a refuge.
    """

    roof: Roof
    words: str = ""


def _home(case: UUID) -> Iterable[FoundRoof]:
    """The home that was found for them, on which contract."""
    row = newest(HomeFound, case)
    if row is not None:
        words = _(CONTRACT_WORDS[ContractKind(row.kind)])
        yield FoundRoof(Roof(row.on, row.until_on, row.fits), words)


def _stays(case: UUID) -> Iterable[FoundRoof]:
    """The places that are booked for them."""
    for stay in stays_of([case])[case]:
        if stay.cancelled_on is None:
            yield FoundRoof(stay.roof, "" if stay.secret else stay.label)


#: of a case every place that is theirs from now on, as each part that knows tells
RoofTeller = Callable[[UUID], Iterable[FoundRoof]]
ROOFS: list[RoofTeller] = [_stays, _home]


def found_roof(case: UUID, *, on: date) -> FoundRoof | None:
    """The place that is theirs on a day, else the one that begins first; None without any."""
    found = sorted(
        (each for teller in ROOFS for each in teller(case)), key=lambda each: each.roof.from_on
    )
    fitting = (each for each in found if has_place(DayPlan(on, roof=each.roof)))
    return next(fitting, found[0] if found else None)


def roof_of(case: UUID, *, on: date) -> Roof | None:
    """The same without words, for rules: a place or a home."""
    found = found_roof(case, on=on)
    return found.roof if found else None
