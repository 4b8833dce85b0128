# SPDX-License-Identifier: EUPL-1.2
"""The linkage engine for a plain table: which rows are one person, or which rows of two tables.

The door: `read_table`, `recognise`, then `dedupe` one table or `link` two. Weights are learnt from
the table itself; nobody tells which rows belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from woonzeker.matching.linkage import clusters, em
from woonzeker.matching.linkage.tables.blocking import candidates
from woonzeker.matching.linkage.tables.cleaning import Records, clean
from woonzeker.matching.linkage.tables.columns import recognise
from woonzeker.matching.linkage.tables.reading import read_table
from woonzeker.matching.linkage.tables.shapes import (
    Kind,
    Layout,
    Pairs,
    Rows,
    Table,
    UnreadableTable,
)
from woonzeker.matching.linkage.tables.weighing import Weighed, weigh

__all__ = [
    "THRESHOLD",
    "Kind",
    "Layout",
    "Outcome",
    "Table",
    "UnreadableTable",
    "dedupe",
    "link",
    "names_of",
    "read_table",
    "recognise",
    "record_ids",
]

#: bits from which rows belong together: an even chance, for every table, set beforehand
THRESHOLD = 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which rows are one person, and what that rests on.

    `clusters`: for each row the number (from 0) of the first row of its group; of two tables the
    rows of the second come after the first.
    `pairs`: the rows that were compared, `bits` their scores (0 = an even chance). `weights`: bits
    by kind of column and level. `prior`: the share of true pairs among all that could be made.
    """

    clusters: Rows
    pairs: Pairs
    bits: em.Floats
    weights: dict[Kind, em.Floats]
    prior: float


def dedupe(table: Table, layout: Layout, *, at_least: float = THRESHOLD) -> Outcome:
    """Find the rows of one table that are one person; the order of the rows does not matter."""
    records = clean([(table, layout)])
    pairs = candidates(records)
    weighed = weigh(records, pairs)
    found = clusters.agglomerate(
        len(records), pairs.left, pairs.right, weighed.scores, at_least=at_least
    )
    return _outcome(records, pairs, weighed, found)


def link(
    one: tuple[Table, Layout], other: tuple[Table, Layout], *, at_least: float = THRESHOLD
) -> Outcome:
    """Find for each row of one table its row in the other, neither of which has doubles."""
    records = clean([one, other])
    pairs = candidates(records)
    weighed = weigh(records, pairs)
    stays = clusters.one_to_one(pairs.left, pairs.right, weighed.scores, at_least=at_least)
    found = np.arange(len(records), dtype=np.int64)
    found[pairs.right[stays]] = pairs.left[stays]
    return _outcome(records, pairs, weighed, found)


def _outcome(records: Records, pairs: Pairs, weighed: Weighed, found: Rows) -> Outcome:
    """Back from the order of the content to the order of the rows as they were given."""
    given = np.empty_like(found)
    given[records.origin] = records.origin[found]
    first = np.full(len(given), len(given))
    np.minimum.at(first, given, np.arange(len(given)))
    return Outcome(
        clusters=first[given],
        pairs=Pairs(records.origin[pairs.left], records.origin[pairs.right]),
        bits=weighed.scores,
        weights=dict(weighed.bits),
        prior=weighed.prior,
    )


def record_ids(table: Table, layout: Layout) -> list[str]:
    """The rows' own numbers, or 1, 2, 3 … for a table without."""
    if layout.record is None:
        return [str(number) for number in range(1, len(table.rows) + 1)]
    return [row[layout.record].strip() for row in table.rows]


def names_of(found: Sequence[int], ids: Sequence[str]) -> list[str]:
    """For each row the name of its cluster: the smallest of its rows' ids."""
    first: dict[int, str] = {}
    for group, own in zip(found, ids, strict=True):
        first[group] = min(first.get(group, own), own)
    return [first[group] for group in found]
