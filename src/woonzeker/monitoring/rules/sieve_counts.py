# SPDX-License-Identifier: EUPL-1.2
"""What is counted of the sieve: who entered, where they are, how they left, how deep. Pure.

All counts come from one grid: where a household began, the furthest step it came to and where it is
now. Of a grid everything adds up: entered is in it and left together, and what comes to a step from
above or from outside stays there, leaves there or goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from woonzeker.monitoring.rules.sieve import Children, Passage, Where
from woonzeker.process import Step


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a household of the sieve is: the step it began at, the furthest, in it or how out."""

    began: Step
    furthest: Step
    where: Where


Grid = Mapping[Place, int]


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the sieve.

    `began` came in from outside at this step, `from_above` came from an earlier step, also when it
    passed over this one; `inside` is still here, `left` went out here, `onward` went deeper.
    """

    step: Step
    began: int
    from_above: int
    inside: Mapping[Where, int]
    left: Mapping[Where, int]
    onward: int

    @property
    def here(self) -> int:
        """Households that are in the sieve at this step."""
        return sum(self.inside.values())

    @property
    def out(self) -> int:
        """Households that left the sieve at this step."""
        return sum(self.left.values())

    @property
    def ended(self) -> int:
        """Households for which this is the furthest step."""
        return self.here + self.out


@dataclass(frozen=True, slots=True)
class Sieve:
    """The sieve of a group of households; `mistakes` never belonged in it and count nowhere."""

    levels: tuple[Level, ...]
    mistakes: int

    @property
    def entered(self) -> int:
        """Households that came into the sieve."""
        return sum(level.began for level in self.levels)

    @property
    def inside(self) -> int:
        """Households that are in it."""
        return sum(level.here for level in self.levels)

    @property
    def left(self) -> Mapping[Where, int]:
        """Households that left, by how."""
        found: Counter[Where] = Counter()
        for level in self.levels:
            found.update(level.left)
        return dict(found)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which households are counted; what is None says nothing.

    A household belongs to the days on which it first entered, so that a count of a year that is
    over does not change because somebody comes back.
    """

    from_on: date
    to_on: date
    sector: str | None = None
    landlord: str | None = None
    lane: str | None = None
    children: Children | None = None
    repeat: bool | None = None

    def takes(self, row: Passage) -> bool:
        """Whether a household is counted."""
        facts = row.facts
        asked = (
            (self.sector, facts.sector),
            (self.landlord, facts.landlord),
            (self.children, facts.children),
            (self.repeat, row.repeat),
        )
        return (
            self.from_on <= row.entered_on <= self.to_on
            and (self.lane is None or self.lane in facts.lanes)
            and all(wanted is None or wanted == found for wanted, found in asked)
        )


@dataclass(frozen=True, slots=True)
class Leak:
    """That a household came a step deeper while nobody spoke with it."""

    sank_from: Step
    step: Step
    sank_on: date
    last_contact_on: date | None


def place_of(row: Passage) -> Place:
    """Where a household is in the grid."""
    return Place(row.began, row.step, row.where)


def grid_of(rows: Iterable[Passage]) -> Grid:
    """The grid of households."""
    return Counter(place_of(row) for row in rows)


def sieve_of(grid: Grid) -> Sieve:
    """The counts of every step, from the top down."""
    counting = {place: number for place, number in grid.items() if place.where != Where.MISTAKE}
    levels: list[Level] = []
    for step in Step:
        began = sum(number for place, number in counting.items() if place.began is step)
        ended = {place: number for place, number in counting.items() if place.furthest is step}
        above = levels[-1].onward if levels else 0
        levels.append(
            Level(
                step,
                began,
                above,
                _by_where(ended, inside=True),
                _by_where(ended, inside=False),
                began + above - sum(ended.values()),
            )
        )
    return Sieve(tuple(levels), sum(grid.values()) - sum(counting.values()))


def median_days(stays: Mapping[Step, Mapping[int, int]]) -> dict[Step, int]:
    """The median of days at each step, from how many stays lasted how many days.

    The lower of the two in the middle, so that it is a length that somebody's stay had. Of a step
    in which no stay ended there is none.
    """
    return {step: _middle(lasted) for step, lasted in sorted(stays.items()) if sum(lasted.values())}


def stays_of(rows: Iterable[Passage]) -> dict[Step, Counter[int]]:
    """How many stays that ended lasted how many days, by step; a mistake is no stay."""
    found: dict[Step, Counter[int]] = {}
    for row in rows:
        if row.where is Where.MISTAKE:
            continue
        for step, days in row.ended_stays:
            found.setdefault(step, Counter())[days] += 1
    return found


def leak_of(row: Passage) -> Leak | None:
    """Why a household is on the leak list; None when it is not."""
    if not row.leaks or row.sank_from is None or row.sank_on is None:
        return None
    return Leak(row.sank_from, row.step, row.sank_on, row.last_contact_on)


def leak_order(leak: Leak) -> tuple[int, date]:
    """The deepest step first, then who has been there longest."""
    return -leak.step, leak.sank_on


def _by_where(ended: Grid, *, inside: bool) -> dict[Where, int]:
    found: Counter[Where] = Counter()
    for place, number in ended.items():
        if place.where.inside is inside:
            found[place.where] += number
    return {where: found[where] for where in Where if found[where]}


def _middle(lasted: Mapping[int, int]) -> int:
    half = (sum(lasted.values()) + 1) // 2
    for days in sorted(lasted):
        half -= lasted[days]
        if half <= 0:
            return days
    raise ValueError("no stay ended")
