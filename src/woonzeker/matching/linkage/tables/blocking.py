# SPDX-License-Identifier: EUPL-1.2
"""Which rows of a table are worth holding beside each other.

Every pair of properties that two rows can share is a family of keys: two rows are a pair when they
share one key of one family. A key that too many rows have says little and is passed over; the other
families then bring those rows together.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from woonzeker.matching.linkage import names
from woonzeker.matching.linkage.tables.cleaning import Records
from woonzeker.matching.linkage.tables.shapes import Codes, Kind, Pairs, Rows, Values

#: a key that more rows share than this is passed over
LARGEST = 100
#: in a table of more rows than this keys must be rarer, so that the pairs still fit in memory
ROWS = 100_000
_ALONE = (Kind.IDENTIFIER, Kind.EMAIL, Kind.PHONE, Kind.BIRTH, Kind.POSTCODE)
_TOGETHER = (
    Kind.STREET, Kind.POSTCODE, Kind.PLACE, Kind.AREA, Kind.BIRTH_PLACE, Kind.MIDDLE,
)  # fmt: skip


def candidates(records: Records) -> Pairs:
    """The pairs that share a key, each once, left before right; of two tables only pairs across."""
    size = len(records)
    largest = max(10, LARGEST * ROWS // max(size, ROWS))
    found: list[Rows] = []
    for key in _keys(records):
        left, right = _sharing(key, largest)
        across = records.source[left] != records.source[right]
        keep = across if records.source.any() else ~across
        found.append(left[keep] * size + right[keep])
    both = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return Pairs(both // max(size, 1), both % max(size, 1))


def _keys(records: Records) -> Iterator[Rows]:
    """The keys of each family: a number for each row, -1 for a row without."""
    for kind in _ALONE:
        if kind in records.fields:
            yield records.fields[kind].codes.astype(np.int64)
    atoms = list(_atoms(records))
    for one, other in combinations(atoms, 2):
        yield _joined(one, other)
    if Kind.GIVEN in records.fields and Kind.SURNAME in records.fields:
        yield _either_way(records.fields[Kind.GIVEN], records.fields[Kind.SURNAME])


def _atoms(records: Records) -> Iterator[Codes]:
    for kind in (Kind.GIVEN, Kind.SURNAME):
        if kind in records.fields:
            values = records.fields[kind]
            yield _recoded(values, tuple(map(_sound, values.words)))
            yield _recoded(values, tuple(word[:3] for word in values.words))
    if Kind.BIRTH in records.fields:
        born = records.fields[Kind.BIRTH]
        yield _recoded(born, tuple(word[:4].strip("0") for word in born.words))
        yield _recoded(born, tuple(word[4:].replace("0000", "") for word in born.words))
    for kind in _TOGETHER:
        if kind in records.fields:
            yield records.fields[kind].codes


def _sound(word: str) -> str:
    return names.sound(word.replace(" ", ""))


def _recoded(values: Values, words: tuple[str, ...]) -> Codes:
    """The codes of a coarser word for each word; an empty one is no value."""
    distinct = {word: at for at, word in enumerate(sorted({word for word in words if word}))}
    table = np.asarray([*(distinct.get(word, -1) for word in words), -1], dtype=np.int32)
    return np.asarray(table[values.codes])


def _joined(one: Codes, other: Codes) -> Rows:
    key = one.astype(np.int64) * (int(other.max(initial=0)) + 1) + other
    return np.where((one >= 0) & (other >= 0), key, -1)


def _either_way(given: Values, surname: Values) -> Rows:
    """One key for 'Jan Smit' and 'Smit Jan'."""
    words = sorted({*given.words, *surname.words})
    code = {word: at for at, word in enumerate(words)}
    first = _coded(given, code)
    last = _coded(surname, code)
    return _joined(np.minimum(first, last), np.maximum(first, last))


def _coded(values: Values, code: dict[str, int]) -> Codes:
    table = np.asarray([*(code[word] for word in values.words), -1], dtype=np.int32)
    return np.asarray(table[values.codes])


def _sharing(key: Rows, largest: int) -> tuple[Rows, Rows]:
    """Every two rows with one key, for keys of at most `largest` rows."""
    rows = np.flatnonzero(key >= 0)
    rows = rows[np.argsort(key[rows], kind="stable")]
    starts = np.flatnonzero(np.r_[True, np.diff(key[rows]) != 0]) if len(rows) else rows
    sizes = np.diff(np.r_[starts, len(rows)])
    left, right = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for size in np.unique(sizes[(sizes > 1) & (sizes <= largest)]):
        block = rows[starts[sizes == size][:, None] + np.arange(size)]
        one, other = np.triu_indices(int(size), 1)
        left.append(block[:, one].ravel())
        right.append(block[:, other].ravel())
    first, second = np.concatenate(left), np.concatenate(right)
    return np.minimum(first, second), np.maximum(first, second)
