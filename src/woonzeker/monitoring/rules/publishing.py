# SPDX-License-Identifier: EUPL-1.2
"""Counts that may be published: small ones hidden, others rounded, none to be worked out. Pure.

A count under ten is hidden and the others are rounded to five. A row or column in which something
is hidden hides at least two cells that together are ten or more: what is missing from its total
then says nothing of any one of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SMALL = 10
STEP = 5
_TWO = 2
Cell = tuple[str, str]
Cross = Mapping[Cell, int]


@dataclass(frozen=True, slots=True)
class Published:
    """A table as it may leave: None for what is hidden."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Cell, int | None]
    of_rows: Mapping[str, int | None]
    of_columns: Mapping[str, int | None]
    total: int | None


def published(rows: Sequence[str], columns: Sequence[str], counts: Cross) -> Published:
    """The table with what may not be known hidden and the rest rounded."""
    gone = hidden(rows, columns, counts)
    by_row = {row: sum(counts.get((row, each), 0) for each in columns) for row in rows}
    by_column = {each: sum(counts.get((row, each), 0) for row in rows) for each in columns}
    return Published(
        rows=tuple(rows),
        columns=tuple(columns),
        cells={
            (row, each): None if (row, each) in gone else rounded(counts.get((row, each), 0))
            for row in rows
            for each in columns
        },
        of_rows={row: _whole(number) for row, number in by_row.items()},
        of_columns={each: _whole(number) for each, number in by_column.items()},
        total=_whole(sum(by_row.values())),
    )


def hidden(rows: Sequence[str], columns: Sequence[str], counts: Cross) -> frozenset[Cell]:
    """The cells that stay out: the small ones, and those that would give a small one away."""
    gone = {(row, each) for row in rows for each in columns if counts.get((row, each), 0) < SMALL}
    lines = [[(row, each) for each in columns] for row in rows]
    lines += [[(row, each) for row in rows] for each in columns]
    while more := [cell for line in lines if (cell := _gives_away(line, gone, counts))]:
        gone.update(more)
    return frozenset(gone)


def rounded(number: int) -> int:
    """To the nearest five."""
    return (number + STEP // 2) // STEP * STEP


def _whole(number: int) -> int | None:
    return rounded(number) if number >= SMALL else None


def _gives_away(line: Sequence[Cell], gone: set[Cell], counts: Cross) -> Cell | None:
    """The cell to hide as well in a row or column in which too little is hidden, if there is one.

    The smallest that is left: it costs the reader least.
    """
    out = [cell for cell in line if cell in gone]
    left = [cell for cell in line if cell not in gone]
    if not out or not left:
        return None
    if len(out) >= _TWO and sum(counts.get(cell, 0) for cell in out) >= SMALL:
        return None
    return min(left, key=lambda cell: (counts.get(cell, 0), cell))
