# SPDX-License-Identifier: EUPL-1.2
"""Tables that leave together: what is hidden cannot be worked out from all of them at once. Pure.

The tables share their rows. Those are taken together beforehand until each has ten or more
(`grouped`), so that what the tables have in common is always shown and no table says anything of
another. Within a table a count under ten is hidden. Then every hidden count is asked whether what
is shown still lets it be on either side of that border; as long as one says no, more is hidden. The
answer is exact: a table of counts with its totals is a network, and of a network the bounds are
whole numbers. Rounding comes on top of it and only makes the bounds wider.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from woonzeker.monitoring.rules.publishing import SMALL, Cell, rounded

#: a row, a column or the way out; the mark tells a row from a column of the same name
_Node = tuple[str, str]
_Part = tuple[_Node, _Node]
_ROW, _COLUMN = "row", "column"
_OUT: _Node = ("out", "")


class NotTogether(ValueError):
    """Tables that may not leave together: their rows differ, or they share more than their rows."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """Counts of households by the rows that all tables share and by a way to divide of its own.

    `impossible` are cells in which nobody can be, whatever was counted: a reader knows that too.
    """

    name: str
    of_columns: str
    columns: tuple[str, ...]
    counts: Mapping[Cell, int]
    impossible: frozenset[Cell] = frozenset()

    def of_row(self, row: str) -> int:
        """The total of a row."""
        return sum(self.counts.get((row, column), 0) for column in self.columns)

    def all(self, rows: Sequence[str]) -> Iterator[Cell]:
        """The cells in which somebody can be."""
        cells = ((row, column) for row in rows for column in self.columns)
        return (cell for cell in cells if cell not in self.impossible)

    def of_column(self, column: str, rows: Sequence[str]) -> int:
        """The total of a column."""
        return sum(self.counts.get((row, column), 0) for row in rows)


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as it may leave: counts rounded to five, None for what is hidden."""

    name: str
    of_columns: str
    columns: tuple[str, ...]
    cells: Mapping[Cell, int | None]
    of_columns_total: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Together:
    """Tables as they may leave beside each other; the totals of rows are the same in all."""

    rows: tuple[str, ...]
    of_rows: Mapping[str, int]
    total: int
    tables: tuple[Shown, ...]


def together(
    rows: Sequence[str], tables: Sequence[Crossed], *, small: int = SMALL
) -> Together | None:
    """The tables as they may leave; None when a row has too few to say anything at all.

    Raises NotTogether for tables of other rows or with a way to divide in common.
    """
    _check(rows, tables)
    of_rows = {row: tables[0].of_row(row) for row in rows}
    if not of_rows or min(of_rows.values()) < small:
        return None
    return Together(
        rows=tuple(rows),
        of_rows={row: rounded(number) for row, number in of_rows.items()},
        total=rounded(sum(of_rows.values())),
        tables=tuple(_shown(rows, table, small) for table in tables),
    )


def grouped(
    totals: Mapping[str, int], ladder: Sequence[Sequence[Sequence[str]]], *, small: int = SMALL
) -> tuple[tuple[str, ...], ...]:
    """The first of some fixed ways to take rows together in which each has enough; empty when
    none has.

    The ways are fixed beforehand: rows taken together by what was counted would tell what each of
    them held.
    """
    for way in ladder:
        if all(sum(totals.get(name, 0) for name in names) >= small for names in way):
            return tuple(tuple(names) for names in way)
    return ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden of a table: cells, and totals of columns."""

    cells: frozenset[Cell]
    columns: frozenset[str]


def hidden_in(rows: Sequence[str], table: Crossed, *, small: int = SMALL) -> Hidden:
    """What must be hidden of a table of which the totals of rows are known."""
    net = _Net(rows, table)
    no_secret = net.never_small(small)
    queue = deque(part for part, number in sorted(net.flow.items()) if number < small)
    net.gone.update(queue)
    while queue:
        part = queue.popleft()
        # what is safe stays safe: whatever else is hidden only leaves more room
        while part not in no_secret and not net.is_safe(part, small):
            queue.append(net.hide_beside(part))
    inner = (part for part in net.gone if part[1] != _OUT)
    return Hidden(
        frozenset((row[1], column[1]) for row, column in inner),
        frozenset(column[1] for column, out in net.gone if out == _OUT),
    )


def _check(rows: Sequence[str], tables: Sequence[Crossed]) -> None:
    ways = [table.of_columns for table in tables]
    if not tables or len(set(ways)) < len(ways):
        raise NotTogether("each table divides the same rows in a way of its own")
    for table in tables:
        if any(row not in rows or column not in table.columns for row, column in table.counts):
            raise NotTogether(f"{table.name} counts what is in none of its rows and columns")
        if any(table.of_row(row) != tables[0].of_row(row) for row in rows):
            raise NotTogether(f"{table.name} does not count the same households")
        if any(table.counts.get(cell, 0) for cell in table.impossible):
            raise NotTogether(f"{table.name} counts what cannot be")
        if {column for _row, column in table.all(rows)} != set(table.columns):
            raise NotTogether(f"{table.name} has a column in which nobody can be")


def _shown(rows: Sequence[str], table: Crossed, small: int) -> Shown:
    gone = hidden_in(rows, table, small=small)
    cells = {(row, column): table.counts.get((row, column), 0) for row, column in table.all(rows)}
    totals = {column: table.of_column(column, rows) for column in table.columns}
    return Shown(
        table.name,
        table.of_columns,
        table.columns,
        {cell: None if cell in gone.cells else rounded(n) for cell, n in cells.items()},
        {column: None if column in gone.columns else rounded(n) for column, n in totals.items()},
    )


class _Net:
    """A table as a network: from each row to the columns, from each column out.

    What flows through a part is its count. Hidden parts may carry more or less, shown ones not;
    what comes in at a row is known.
    """

    def __init__(self, rows: Sequence[str], table: Crossed) -> None:
        self.flow: dict[_Part, int] = {
            ((_ROW, row), (_COLUMN, column)): table.counts.get((row, column), 0)
            for row, column in table.all(rows)
        }
        for column in table.columns:
            self.flow[(_COLUMN, column), _OUT] = table.of_column(column, rows)
        self.gone: set[_Part] = set()
        #: parts that are what they are whatever is hidden: to hide them hides nothing
        self.fixed: set[_Part] = set()

    def never_small(self, small: int) -> set[_Part]:
        """Parts that are not small whatever is hidden, because others cannot be elsewhere: they may
        be hidden for the sake of others, and are no secret themselves. Also finds what is fixed."""
        self.gone = set(self.flow)
        large = [part for part, number in self.flow.items() if number >= small]
        found = {part for part in large if not self.is_safe(part, small)}
        self.fixed = {part for part in found if not self._moves(part)}
        self.gone = set()
        return found

    def _moves(self, part: _Part) -> bool:
        """Whether a part may carry one more or one less."""
        start, end = part
        return self._carries(end, start, 1, without=part) or (
            self._carries(start, end, 1, without=part)
        )

    def is_safe(self, part: _Part, small: int) -> bool:
        """Whether a hidden part may as well lie on the other side of the border."""
        start, end = part
        number = self.flow[part]
        if number < small:
            return self._carries(end, start, small - number, without=part)
        return self._carries(start, end, number - small + 1, without=part)

    def hide_beside(self, part: _Part) -> _Part:
        """Hide the smallest of what stands in the same row or column, or else anywhere: it costs
        the reader least. When all is hidden every part is safe, so there is always one."""
        left = [each for each in self.flow if each not in self.gone | self.fixed]
        beside = [each for each in left if set(each) & set(part)]
        near = [each for each in beside if set(each) & set(part) - {_OUT}]
        chosen = min(near or beside or left, key=lambda each: (self.flow[each], each))
        self.gone.add(chosen)
        return chosen

    def _carries(self, start: _Node, end: _Node, wanted: int, *, without: _Part) -> bool:
        """Whether so much can go from one node to another through the other hidden parts."""
        room = self._room(without, wanted)
        while wanted > 0:
            way = _way(room, start, end)
            if not way:
                return False
            most = min(wanted, *(room[step] for step in way))
            for one, other in way:
                room[one, other] -= most
                room[other, one] = room.get((other, one), 0) + most
            wanted -= most
        return True

    def _room(self, without: _Part, enough: int) -> dict[_Part, int]:
        """How much more, and how much less, each hidden part may carry."""
        room: dict[_Part, int] = {}
        for part in self.gone - {without}:
            start, end = part
            room[start, end] = enough
            room[end, start] = self.flow[part]
        return room


def _way(room: Mapping[_Part, int], start: _Node, end: _Node) -> list[_Part]:
    """The shortest way with room on every step; empty when there is none."""
    beside: dict[_Node, list[_Node]] = {}
    for (one, other), left in room.items():
        if left > 0:
            beside.setdefault(one, []).append(other)
    came: dict[_Node, _Node] = {start: start}
    queue = deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for there in beside.get(here, ()):
            if there not in came:
                came[there] = here
                queue.append(there)
    return _back(came, start, end)


def _back(came: Mapping[_Node, _Node], start: _Node, end: _Node) -> list[_Part]:
    way: list[_Part] = []
    while end in came and end != start:
        way.append((came[end], end))
        end = came[end]
    return way
