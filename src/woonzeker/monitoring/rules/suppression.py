# SPDX-License-Identifier: EUPL-1.2
"""Tables that leave together: what is hidden cannot be worked out from all of them at once. Pure.

The tables share their rows. Those are taken together beforehand until each has ten or more
(`grouped`), so that what the tables have in common is always shown and no table says anything of
another. Within a table a count under ten is hidden. Then every hidden count is asked whether what
is shown still lets it be ten or more as well, and of what is hidden for its sake whether it could
still be another number; as long as one says no, more is hidden. The answer is exact: a table of
counts with its totals is a network, and of a network the bounds are whole numbers. Rounding comes
on top of it and only makes the bounds wider.

What is hidden for the sake of others need not look as if it were small: that it is ten or more may
be known, and to hide that too would cost whole tables for one small count.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

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
    queue = deque(part for part, number in sorted(net.flow.items()) if number < small)
    net.gone.update(queue)
    while queue:
        # what is safe stays safe: whatever else is hidden only leaves more room
        more = net.needed_for(queue.popleft(), small) - net.gone
        net.gone |= more
        queue.extend(sorted(more))
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

    def needed_for(self, part: _Part, small: int) -> set[_Part]:
        """What must be hidden for a small part to be large as well, and for a large one to be
        another number: as little as costs the reader least.

        Nothing helps a large part that is what it is because others cannot be elsewhere; it is no
        secret. A small one can always be helped: its row has enough.
        """
        start, end = part
        if (number := self.flow[part]) < small:
            return (self._round(end, start, small - number, part) or _NOTHING).parts
        both = (self._round(end, start, 1, part), self._round(start, end, 1, part))
        found = [each for each in both if each]
        return min(found, key=lambda each: each.cost, default=_NOTHING).parts

    def _round(self, start: _Node, end: _Node, wanted: int, without: _Part) -> _Round | None:
        """The cheapest way to carry so much from one node to another through other parts: hidden
        ones cost nothing, shown ones their count. None when there is none."""
        room, cost = self._room(without)
        used: set[_Part] = set()
        spent = 0
        while wanted > 0:
            way = _cheapest_way(room, cost, start, end)
            if not way:
                return None
            most = min(wanted, *(room[step] for step in way))
            for one, other in way:
                room[one, other] -= most
                room[other, one] += most
                spent += cost[one, other]
                used.add((one, other) if (one, other) in self.flow else (other, one))
                cost[one, other] = cost[other, one] = 0
            wanted -= most
        return _Round(used, spent)

    def _room(self, without: _Part) -> tuple[dict[_Part, int], dict[_Part, int]]:
        """How much more, and how much less, each part may carry, and what that costs."""
        room: dict[_Part, int] = {}
        cost: dict[_Part, int] = {}
        enough = sum(self.flow.values())
        for part, number in self.flow.items():
            if part != without:
                start, end = part
                room[start, end], room[end, start] = enough, number
                cost[start, end] = cost[end, start] = 0 if part in self.gone else number + 1
        return room, cost


@dataclass(frozen=True, slots=True)
class _Round:
    """The parts by which a count may change, and what it costs to hide them."""

    parts: set[_Part]
    cost: int


_NOTHING = _Round(set(), 0)


def _cheapest_way(
    room: Mapping[_Part, int], cost: Mapping[_Part, int], start: _Node, end: _Node
) -> list[_Part]:
    """The cheapest way with room on every step; empty when there is none."""
    beside: dict[_Node, list[_Node]] = {}
    for (one, other), left in room.items():
        if left > 0:
            beside.setdefault(one, []).append(other)
    came: dict[_Node, _Node] = {}
    queue = [(0, 0, start, start)]
    while queue:
        spent, steps, here, before = heappop(queue)
        if here in came:
            continue
        came[here] = before
        if here == end:
            break
        for there in beside.get(here, ()):
            heappush(queue, (spent + cost[here, there], steps + 1, there, here))
    return _back(came, start, end)


def _back(came: Mapping[_Node, _Node], start: _Node, end: _Node) -> list[_Part]:
    way: list[_Part] = []
    while end in came and end != start:
        way.append((came[end], end))
        end = came[end]
    return way
