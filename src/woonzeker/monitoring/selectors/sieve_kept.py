# SPDX-License-Identifier: EUPL-1.2
"""What stays of households that were erased: counts of a quarter, told by the room that keeps them.

That room comes after this one, so it makes itself known at start-up; until then there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.monitoring.rules.sieve import Children, Where
from woonzeker.monitoring.rules.sieve_counts import Chosen, Place
from woonzeker.process import Step

#: what is counted → (first day of the quarter, key) → number
Counted = Mapping[tuple[date, str], int]


@dataclass(frozen=True, slots=True)
class Erased:
    """Who knows what was erased: the counts that stay, and which of some cases are gone."""

    counted: Callable[[str], Counted]
    cases: Callable[[Collection[UUID]], frozenset[UUID]]


ERASED: list[Erased] = []


@dataclass(frozen=True, slots=True)
class KeptRow:
    """Households of which nothing is left but how many they were."""

    quarter_on: date
    place: Place
    sector: str
    landlord: str
    children: Children
    repeat: bool
    number: int


def gone(cases: Collection[UUID]) -> frozenset[UUID]:
    """Of these cases the ones that were erased: they are counted already."""
    return frozenset().union(*(each.cases(cases) for each in ERASED))


def kept_rows(chosen: Chosen) -> list[KeptRow]:
    """What is kept of households that entered in quarters that begin in these days.

    Of which lanes they were is not kept: asked for one there are none.
    """
    if chosen.lane is not None:
        return []
    rows = (_row(day, key, number) for (day, key), number in _counted("sieve", chosen))
    return [row for row in rows if _takes(chosen, row)]


def kept_stays(chosen: Chosen) -> dict[tuple[Step, int], int]:
    """How many stays lasted how many days; none when asked for a part, as that is not kept."""
    asked = (chosen.sector, chosen.landlord, chosen.lane, chosen.children, chosen.repeat)
    if any(each is not None for each in asked):
        return {}
    found: dict[tuple[Step, int], int] = {}
    for (_day, key), number in _counted("stay", chosen):
        step, days = (int(part) for part in key.split("|"))
        found[Step(step), days] = found.get((Step(step), days), 0) + number
    return found


def _counted(what: str, chosen: Chosen) -> Iterable[tuple[tuple[date, str], int]]:
    for each in ERASED:
        for (day, key), number in each.counted(what).items():
            if chosen.from_on <= day <= chosen.to_on:
                yield (day, key), number


def _row(day: date, key: str, number: int) -> KeptRow:
    began, step, place, sector, landlord, children, repeat = key.split("|")
    return KeptRow(
        day,
        Place(Step(int(began)), Step(int(step)), Where(place)),
        sector,
        landlord,
        Children(children),
        repeat == "t",
        number,
    )


def _takes(chosen: Chosen, row: KeptRow) -> bool:
    asked = (
        (chosen.sector, row.sector),
        (chosen.landlord, row.landlord),
        (chosen.children, row.children),
        (chosen.repeat, row.repeat),
    )
    return all(wanted is None or wanted == found for wanted, found in asked)
