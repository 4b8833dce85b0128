# SPDX-License-Identifier: EUPL-1.2
"""The sieve as a drawing: shapes for a template, and the same numbers as a table. Pure.

A stem goes down from step to step and gets narrower where households stay or leave; who stays and
who leaves goes off to the right, who comes in from outside comes from the left. All are as thick as
their number, on one scale. Of what is hidden nothing is drawn, and of what would show it neither.
Coordinates are whole numbers, so that no language writes a comma in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.monitoring.rules.sieve import Where
from woonzeker.monitoring.rules.sieve_counts import Sieve
from woonzeker.monitoring.rules.suppression import Shown, Together

#: the drawing is as wide as a telephone; the stem stands between what comes in and what goes out
WIDTH = 360
STEM, STEM_MOST = 56, 120
OUT_TO = 216
_LOWEST, _SLOT, _ROOM = 44, 18, 12
NOT_SHOWN = gettext_noop("minder dan 10 of verborgen")


class Kind(StrEnum):
    """What a shape is; the word that a template gives as its class."""

    STEM = "stem"
    ENTRY = "entry"
    STAYS = "stays"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class Side:
    """Households that end at a stage: still there or out, and how; None is hidden."""

    where: Where
    number: int | None


@dataclass(frozen=True, slots=True)
class Stage:
    """A step, or some together, with its numbers; None is hidden or not said.

    `came` is all that come to it, `began` those of them that came in here, `onward` those that go
    deeper.
    """

    code: str
    title: str
    came: int | None
    began: int | None
    onward: int | None
    sides: tuple[Side, ...]

    @property
    def inside(self) -> int | None:
        """Who is still here; None when a part of it is hidden."""
        return _whole([side.number for side in self.sides if side.where.inside])

    @property
    def out(self) -> int | None:
        """Who left here; None when a part of it is hidden."""
        return _whole([side.number for side in self.sides if not side.where.inside])


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of the drawing: its corners, and where its words stand."""

    kind: Kind
    stage: str
    where: str
    words: str
    number: int
    points: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a stage in the drawing, and the height at which it stands."""

    code: str
    title: str
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """All shapes, from the top down, in a view of `width` by `height`; the table beside it is the
    stages themselves."""

    width: int
    height: int
    headings: tuple[Heading, ...]
    shapes: tuple[Shape, ...]
    stages: tuple[Stage, ...]


def stages_of(sieve: Sieve) -> tuple[Stage, ...]:
    """Every step with its own numbers: for who may see them all."""
    return tuple(
        Stage(
            code=str(level.step.value),
            title=level.step.dutch,
            came=level.began + level.from_above,
            began=level.began,
            onward=level.onward,
            sides=tuple(
                Side(where, number) for where, number in {**level.inside, **level.left}.items()
            ),
        )
        for level in sieve.levels
    )


def stages_shown(made: Together, table: Shown, titles: Mapping[str, str]) -> tuple[Stage, ...]:
    """The stages as they may leave: what goes onward is what is shown further down, no more.

    `table` divides the rows by where households are. Where they came in is not said: everybody is
    drawn from the top.
    """
    deeper = sum(made.of_rows.values())
    stages = []
    for row in made.rows:
        came, deeper = deeper, deeper - made.of_rows[row]
        sides = (
            Side(Where(column), table.cells[row, column])
            for column in table.columns
            if (row, column) in table.cells
        )
        stages.append(Stage(row, titles[row], came, None, deeper, tuple(sides)))
    return tuple(stages)


def drawing_of(stages: Sequence[Stage]) -> Drawing:
    """The shapes of some stages, and how high they are together."""
    top = max((stage.came or 0 for stage in stages), default=0)
    headings, shapes, y = [], [], 0
    for stage in stages:
        high = _height(stage, top)
        headings.append(Heading(stage.code, stage.title, y + _ROOM))
        shapes += _shapes(stage, top, y + _SLOT, high - _SLOT)
        y += high
    return Drawing(WIDTH, y, tuple(headings), tuple(shapes), tuple(stages))


def thickness(number: int, top: int) -> int:
    """How thick so many are drawn; whoever is there is seen."""
    if number <= 0 or top <= 0:
        return 0
    return max(1, (2 * number * STEM_MOST + top) // (2 * top))


def _shapes(stage: Stage, top: int, y: int, high: int) -> list[Shape]:
    found = []
    if stage.came and stage.onward is not None:
        found.append(_stem(stage, top, y, high))
    if stage.began:
        found.append(_entry(stage, stage.began, top, y))
    down = y
    for side in _drawn(stage):
        found.append(_side(stage, side, top, down, stage.onward or 0))
        down += _slot(side, top)
    return found


def _stem(stage: Stage, top: int, y: int, high: int) -> Shape:
    came, onward = stage.came or 0, stage.onward or 0
    above, below = thickness(came, top), thickness(onward, top)
    corners = ((STEM, y), (STEM + above, y), (STEM + below, y + high), (STEM, y + high))
    return Shape(
        Kind.STEM, stage.code, "", gettext_noop("kwam tot deze stap"), came, _points(corners),
        STEM, y,
    )  # fmt: skip


def _entry(stage: Stage, began: int, top: int, y: int) -> Shape:
    thick = thickness(began, top)
    corners = ((0, y), (STEM, y), (STEM, y + thick), (0, y + thick))
    return Shape(
        Kind.ENTRY, stage.code, "", gettext_noop("kwam hier binnen"), began, _points(corners), 0, y
    )


def _side(stage: Stage, side: Side, top: int, y: int, onward: int) -> Shape:
    number = side.number or 0
    thick, start = thickness(number, top), STEM + thickness(onward, top)
    corners = ((start, y), (OUT_TO, y), (OUT_TO, y + thick), (start, y + thick))
    kind = Kind.STAYS if side.where.inside else Kind.LEAVES
    return Shape(
        kind, stage.code, side.where, side.where.dutch, number, _points(corners), OUT_TO, y
    )


def _drawn(stage: Stage) -> list[Side]:
    """What has a number, who is still here first, then the most of those who left."""
    known = [side for side in stage.sides if side.number]
    return sorted(known, key=lambda side: (not side.where.inside, -(side.number or 0), side.where))


def _slot(side: Side, top: int) -> int:
    """The height that a shape takes with its words."""
    return max(_SLOT, thickness(side.number or 0, top) + 2)


def _height(stage: Stage, top: int) -> int:
    sides = sum(_slot(side, top) for side in _drawn(stage))
    entry = thickness(stage.began or 0, top)
    return _SLOT + max(_LOWEST, sides, entry) + _ROOM


def _points(corners: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in corners)


def _whole(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
