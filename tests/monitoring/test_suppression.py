# SPDX-License-Identifier: EUPL-1.2
"""What leaves says nothing of what is hidden: checked by trying every table that a reader can
think of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from woonzeker.monitoring.rules.publishing import SMALL, STEP
from woonzeker.monitoring.rules.suppression import (
    Crossed,
    Hidden,
    NotTogether,
    grouped,
    hidden_in,
    together,
)

Cell = tuple[str, str]
ROWS = ("a", "b")
BORDER = 3


def table(
    counts: Mapping[Cell, int], columns: tuple[str, ...], name: str = "t",
    impossible: frozenset[Cell] = frozenset(),
) -> Crossed:  # fmt: skip
    return Crossed(name, name, columns, counts, impossible)


@some.composite
def small_tables(draw: some.DrawFn, columns: int = 3) -> Crossed:
    """Two rows that have enough, so few households that every other table can be tried."""
    names = tuple("xyz"[:columns])
    never = draw(some.sampled_from([frozenset[Cell](), frozenset({("a", names[0])})]))
    counts: dict[Cell, int] = {}
    for row in ROWS:
        open_here = [name for name in names if (row, name) not in never]
        for _ in range(draw(some.integers(BORDER, BORDER + 5))):
            cell = (row, draw(some.sampled_from(open_here)))
            counts[cell] = counts.get(cell, 0) + 1
    return table(counts, names, impossible=never)


def ways(number: int, places: int) -> Iterator[tuple[int, ...]]:
    """All ways to divide a number over places."""
    if places == 1:
        yield (number,)
        return
    for first in range(number + 1):
        for rest in ways(number - first, places - 1):
            yield (first, *rest)


def readers_tables(found: Crossed, gone: Hidden) -> Iterator[dict[Cell, int]]:
    """Every table that fits what is shown exactly: the reader cannot tell which it is."""
    rows = [
        [
            dict(zip([(row, name) for name in found.columns], way, strict=True))
            for way in ways(found.of_row(row), len(found.columns))
        ]
        for row in ROWS
    ]
    for parts in product(*rows):
        tried = {cell: number for part in parts for cell, number in part.items()}
        if all(not tried[cell] for cell in found.impossible) and _fits(found, gone, tried):
            yield tried


def _fits(found: Crossed, gone: Hidden, tried: Mapping[Cell, int]) -> bool:
    return all(
        cell in gone.cells or number == found.counts.get(cell, 0) for cell, number in tried.items()
    ) and all(
        name in gone.columns or sum(tried[row, name] for row in ROWS) == found.of_column(name, ROWS)
        for name in found.columns
    )


def bounds_hold(tried: list[int], number: int) -> bool:
    """A small count may as well be large; what is hidden for its sake may be another number."""
    sides = {each < BORDER for each in tried}
    return sides == {True, False} if number < BORDER else len(set(tried)) > 1


@settings(max_examples=100, deadline=None)
@given(small_tables())
def test_every_hidden_count_may_be_another_and_a_small_one_may_be_large(found: Crossed) -> None:
    gone = hidden_in(ROWS, found, small=BORDER)
    tried = list(readers_tables(found, gone))
    for cell in gone.cells:
        assert bounds_hold([each[cell] for each in tried], found.counts.get(cell, 0)), cell
    for name in gone.columns:
        totals = [sum(each[row, name] for row in ROWS) for each in tried]
        assert bounds_hold(totals, found.of_column(name, ROWS)), name


@given(small_tables())
def test_no_small_count_is_shown(found: Crossed) -> None:
    gone = hidden_in(ROWS, found, small=BORDER)
    for cell in found.all(ROWS):
        assert found.counts.get(cell, 0) >= BORDER or cell in gone.cells
    for name in found.columns:
        assert found.of_column(name, ROWS) >= BORDER or name in gone.columns


@some.composite
def pairs(draw: some.DrawFn) -> tuple[Crossed, Crossed]:
    """The same households, divided in two ways."""
    counts: list[dict[Cell, int]] = [{}, {}]
    for row in ROWS:
        for _ in range(draw(some.integers(BORDER, BORDER + 2))):
            for place in (0, 1):
                cell = (row, draw(some.sampled_from("xy")))
                counts[place][cell] = counts[place].get(cell, 0) + 1
    return table(counts[0], ("x", "y"), "one"), table(counts[1], ("x", "y"), "other")


def households(number: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many households are divided in two ways at once: xx, xy, yx, yy."""
    return ways(number, 4)


@settings(max_examples=40, deadline=None)
@given(pairs())
def test_two_tables_beside_each_other_tell_no_more_than_each_alone(
    both: tuple[Crossed, Crossed],
) -> None:
    """Household by household: also what only the two tables together could give away."""
    gone = [hidden_in(ROWS, each, small=BORDER) for each in both]
    seen: dict[tuple[int, Cell], list[int]] = {}
    for parts in product(*(households(both[0].of_row(row)) for row in ROWS)):
        tried: list[dict[Cell, int]] = [{}, {}]
        for row, (xx, xy, yx, yy) in zip(ROWS, parts, strict=True):
            tried[0] |= {(row, "x"): xx + xy, (row, "y"): yx + yy}
            tried[1] |= {(row, "x"): xx + yx, (row, "y"): xy + yy}
        if all(_fits(both[n], gone[n], tried[n]) for n in (0, 1)):
            for n in (0, 1):
                for cell in gone[n].cells:
                    seen.setdefault((n, cell), []).append(tried[n][cell])
    assert all(bounds_hold(each, both[n].counts.get(cell, 0)) for (n, cell), each in seen.items())
    assert len(seen) == sum(len(each.cells) for each in gone)


big = some.dictionaries(
    some.tuples(some.sampled_from("abcd"), some.sampled_from("vwxyz")), some.integers(0, 60)
)


@given(big)
def test_what_leaves_is_rounded_and_never_small(counts: dict[Cell, int]) -> None:
    rows, columns = tuple("abcd"), tuple("vwxyz")
    filled = {**{(row, "v"): SMALL for row in rows}, **counts}
    made = together(rows, [table(filled, columns)])
    if made is None:
        assert min(table(filled, columns).of_row(row) for row in rows) < SMALL
        return
    shown = [*made.tables[0].cells.values(), *made.tables[0].of_columns_total.values()]
    shown += [*made.of_rows.values(), made.total]
    assert all(each is None or (each >= SMALL and each % STEP == 0) for each in shown)


def test_a_count_that_the_others_of_its_column_give_away_is_hidden_too() -> None:
    counts = {("a", "x"): 40, ("a", "y"): 30, ("a", "z"): 20, ("b", "x"): 25, ("b", "y"): 35,
              ("b", "z"): 3}  # fmt: skip
    gone = hidden_in(ROWS, table(counts, ("x", "y", "z")))
    assert ("b", "z") in gone.cells
    assert len([cell for cell in gone.cells if cell[0] == "b"]) > 1
    assert "z" in gone.columns or ("a", "z") in gone.cells


def test_without_small_counts_nothing_is_hidden() -> None:
    counts = {(row, name): 25 for row in ROWS for name in "xy"}
    gone = hidden_in(ROWS, table(counts, ("x", "y")))
    assert gone == Hidden(frozenset(), frozenset())


def test_of_too_few_nothing_leaves_at_all() -> None:
    counts = {("a", "x"): 9, ("b", "x"): 90}
    assert together(ROWS, [table(counts, ("x",))]) is None


@pytest.mark.parametrize(
    "tables",
    [
        [],
        [table({("a", "x"): 20}, ("x",)), table({("a", "x"): 20}, ("x",))],
        [table({("a", "x"): 20}, ("x",), "one"), table({("a", "x"): 21}, ("x",), "two")],
        [table({("q", "x"): 20}, ("x",))],
        [table({("a", "x"): 20}, ("x",), impossible=frozenset({("a", "x")}))],
    ],
)
def test_tables_that_tell_of_each_other_do_not_leave_together(tables: list[Crossed]) -> None:
    with pytest.raises(NotTogether):
        together(("a",), tables)


def test_rows_are_taken_together_in_ways_that_were_fixed_before() -> None:
    ladder = ((("3",), ("4",), ("5",)), (("3",), ("4", "5")), (("3", "4", "5"),))
    assert grouped({"3": 20, "4": 20, "5": 20}, ladder) == (("3",), ("4",), ("5",))
    assert grouped({"3": 20, "4": 20, "5": 2}, ladder) == (("3",), ("4", "5"))
    assert grouped({"3": 2, "4": 20, "5": 2}, ladder) == (("3", "4", "5"),)
    assert grouped({"3": 2, "4": 2, "5": 2}, ladder) == ()


def test_a_row_and_a_column_may_have_the_same_name() -> None:
    counts = {("x", "x"): 4, ("x", "y"): 30, ("y", "x"): 30, ("y", "y"): 30}
    gone = hidden_in(("x", "y"), table(counts, ("x", "y")))
    assert ("x", "x") in gone.cells


def test_a_row_with_one_possible_column_gives_nothing_else_away() -> None:
    """Who came no further than the first step began there: their number is that of the row."""
    never = frozenset({("a", "y")})
    counts = {("a", "x"): 12, ("b", "y"): 30}
    gone = hidden_in(ROWS, table(counts, ("x", "y"), impossible=never))
    assert {("b", "x"), ("b", "y")} <= gone.cells
    assert gone.columns == {"x", "y"}


def test_a_column_in_which_nobody_can_be_is_none() -> None:
    never = frozenset({("a", "y")})
    with pytest.raises(NotTogether):
        together(("a",), [table({("a", "x"): 20}, ("x", "y"), impossible=never)])


def test_one_small_count_does_not_cost_the_whole_table() -> None:
    rows = tuple("abcdefgh")
    counts = {(row, name): 20 * 2**place for place, row in enumerate(rows) for name in "xy"}
    counts["a", "x"] = 3
    gone = hidden_in(rows, table(counts, ("x", "y")))
    assert gone == Hidden(frozenset({("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")}), frozenset())
