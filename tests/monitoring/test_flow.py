# SPDX-License-Identifier: EUPL-1.2
"""The drawing says what the counts say, shows nothing that is hidden and fits on a telephone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from woonzeker.monitoring.rules.flow import (
    OUT_TO,
    STEM,
    STEM_MOST,
    WIDTH,
    Drawing,
    Kind,
    Shape,
    Side,
    Stage,
    drawing_of,
    stages_of,
    stages_shown,
    thickness,
)
from woonzeker.monitoring.rules.sieve import Where
from woonzeker.monitoring.rules.sieve_counts import Grid, Place, sieve_of
from woonzeker.monitoring.rules.suppression import Crossed, together
from woonzeker.process import Step

places = some.tuples(
    some.sampled_from(Step), some.sampled_from(Step), some.sampled_from(Where)
).map(lambda found: Place(min(found[:2]), max(found[:2]), found[2]))
grids = some.dictionaries(places, some.integers(1, 2000), max_size=25)


def corners(shape: Shape) -> list[tuple[int, int]]:
    found = [point.split(",") for point in shape.points.split()]
    return [(int(x), int(y)) for x, y in found]


def drawn(grid: Grid) -> Drawing:
    return drawing_of(stages_of(sieve_of(grid)))


@given(grids)
def test_every_household_that_stays_or_leaves_is_drawn(grid: Grid) -> None:
    sieve, shapes = sieve_of(grid), drawn(grid).shapes
    stays = sum(shape.number for shape in shapes if shape.kind is Kind.STAYS)
    leaves = sum(shape.number for shape in shapes if shape.kind is Kind.LEAVES)
    entries = sum(shape.number for shape in shapes if shape.kind is Kind.ENTRY)
    assert (stays, leaves, entries) == (sieve.inside, sum(sieve.left.values()), sieve.entered)


@given(grids)
def test_all_shapes_stand_within_the_drawing(grid: Grid) -> None:
    made = drawn(grid)
    for shape in made.shapes:
        for x, y in corners(shape):
            assert 0 <= x <= WIDTH
            assert 0 <= y <= made.height


@given(grids)
def test_words_never_stand_on_each_other(grid: Grid) -> None:
    for kind in ({Kind.STAYS, Kind.LEAVES}, {Kind.STEM}):
        heights = [shape.y for shape in drawn(grid).shapes if shape.kind in kind]
        assert all(below - above >= 18 for above, below in pairwise(heights))
    headings = [heading.y for heading in drawn(grid).headings]
    assert all(below - above >= 18 for above, below in pairwise(headings))


@given(some.integers(0, 10**6), some.integers(0, 10**6), some.integers(1, 10**6))
def test_more_is_never_drawn_thinner_and_one_is_seen(one: int, other: int, top: int) -> None:
    low, high = sorted((min(one, top), min(other, top)))
    assert thickness(low, top) <= thickness(high, top) <= STEM_MOST
    assert (thickness(low, top) == 0) is (low == 0)


def test_the_stem_leaves_room_for_what_goes_out() -> None:
    assert STEM + STEM_MOST < OUT_TO < WIDTH


def test_of_nobody_nothing_is_drawn() -> None:
    assert drawn({}).shapes == ()
    assert drawing_of(()).height == 0


def test_of_what_is_hidden_nothing_is_drawn() -> None:
    sides = (Side(Where.OPEN, None), Side(Where.PAID, 40))
    stage = Stage("4", "contact", None, None, None, sides)
    shapes = drawing_of([stage]).shapes
    assert [(shape.kind, shape.number) for shape in shapes] == [(Kind.LEAVES, 40)]
    assert (stage.inside, stage.out) == (None, 40)


def test_who_is_still_there_comes_first_and_then_the_most() -> None:
    grid = {
        Place(Step.REPORT, Step.REPORT, Where.OPEN): 3,
        Place(Step.REPORT, Step.REPORT, Where.PAID): 5,
        Place(Step.REPORT, Step.REPORT, Where.HELPED): 9,
    }
    sides = [shape.where for shape in drawn(grid).shapes if shape.where]
    assert sides == [Where.OPEN, Where.HELPED, Where.PAID]


some_counts = some.dictionaries(
    some.tuples(some.sampled_from("abc"), some.sampled_from([Where.OPEN, Where.PAID, Where.MOVED])),
    some.integers(0, 40),
)


@given(some_counts)
def test_the_drawing_that_leaves_shows_only_what_the_tables_show(
    counts: dict[tuple[str, str], int],
) -> None:
    filled = {("a", "open"): 20, ("b", "open"): 20, ("c", "open"): 20, **counts}
    table = Crossed("waar", "waar", ("open", "paid", "moved"), filled)
    made = together("abc", [table])
    if made is None:
        return
    stages = stages_shown(made, made.tables[0], dict(zip("abc", "ABC", strict=True)))
    shown = made.tables[0].cells
    for shape in drawing_of(stages).shapes:
        if shape.kind is Kind.STEM:
            below = [made.of_rows[row] for row in "abc" if row >= shape.stage]
            assert shape.number == sum(below)
        else:
            assert shape.kind is not Kind.ENTRY
            assert shape.number == shown[shape.stage, shape.where]
    assert stages[-1].onward == 0
