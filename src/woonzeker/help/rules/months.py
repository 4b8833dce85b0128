# SPDX-License-Identifier: EUPL-1.2
"""The months ahead: what comes in, goes out, is repaid and is left of the debts. Pure.

Whole cents a month; incomes and costs are those of the average month, instalments those that fall
in the month itself. The drawing is a list of boxes in the units of an SVG, so that a page only has
to put them down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from woonzeker.help.rules.money import Month
from woonzeker.law.calendar import add_months

AHEAD = 12
WIDTH, HEIGHT, FOOT = 720, 240, 36
_STEP = WIDTH // AHEAD
_BAR = 40


@dataclass(frozen=True, slots=True)
class MonthAhead:
    """One month in cents: in, fixed costs, repaid, left, and the debts at its end."""

    first_on: date
    income: int
    costs: int
    repaid: int
    owed: int

    @property
    def left(self) -> int:
        """What is left to live on; below zero when more goes out than comes in."""
        return self.income - self.costs - self.repaid


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the drawing and what it stands for: costs, repaid, left or short."""

    kind: str
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Column:
    """One month of the drawing: where its name stands, and its boxes from below."""

    first_on: date
    middle: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing of months ahead: its size, its columns and the line of what is still owed."""

    width: int
    height: int
    ground: int
    columns: tuple[Column, ...]
    owed_line: str


def months_ahead(
    month: Month, dues: Iterable[tuple[date, int]], *, owed: int, on: date, ahead: int = AHEAD
) -> tuple[MonthAhead, ...]:
    """The months from that of `on` on; what was due before it and is open falls in the first."""
    falls: dict[date, int] = {}
    start = on.replace(day=1)
    for day, cents in dues:
        first = max(day.replace(day=1), start)
        falls[first] = falls.get(first, 0) + cents
    found = []
    for turn in range(ahead):
        first = add_months(start, turn)
        repaid = falls.get(first, 0)
        owed = max(0, owed - repaid)
        found.append(MonthAhead(first, month.income, month.costs, repaid, owed))
    return tuple(found)


def drawing_of(months: Sequence[MonthAhead]) -> Drawing:
    """Boxes of the months, on one scale, and a line of the debts on a scale of its own."""
    top = max((max(each.income, each.costs + each.repaid) for each in months), default=0) or 1
    ground = HEIGHT - FOOT
    columns = tuple(_column(place, each, top, ground) for place, each in enumerate(months))
    most = max((each.owed for each in months), default=0) or 1
    points = [
        f"{_middle(place)},{ground - each.owed * (ground - 10) // most}"
        for place, each in enumerate(months)
    ]
    return Drawing(WIDTH, HEIGHT, ground, columns, " ".join(points))


def _middle(place: int) -> int:
    return place * _STEP + _STEP // 2


def _column(place: int, month: MonthAhead, top: int, ground: int) -> Column:
    parts = [("costs", month.costs), ("repaid", month.repaid), ("left", max(0, month.left))]
    boxes, below, summed = [], ground, 0
    for kind, cents in parts:
        summed += cents
        above = ground - summed * (ground - 10) // top
        if below > above:
            boxes.append(Box(kind, _middle(place) - _BAR // 2, above, _BAR, below - above))
        below = above
    if month.left < 0:
        line = ground - month.income * (ground - 10) // top
        boxes.append(Box("short", _middle(place) - _BAR // 2, below, _BAR, line - below))
    return Column(month.first_on, _middle(place), tuple(boxes))
