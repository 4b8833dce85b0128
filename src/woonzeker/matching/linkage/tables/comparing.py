# SPDX-License-Identifier: EUPL-1.2
"""At which level do two values agree? Once for each pair of distinct values, then for all pairs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from woonzeker.matching.linkage import names
from woonzeker.matching.linkage.em import Levels
from woonzeker.matching.linkage.tables.cleaning import Records
from woonzeker.matching.linkage.tables.shapes import Kind, Pairs, Values

Found = NDArray[np.int8]
_MANY = 4


class Level(IntEnum):
    """How two values agree, worst first; a missing value is no level (-1)."""

    DIFFERENT = 0
    RESEMBLES = 1
    PART = 2
    CROSSED = 3
    TWO_TYPOS = 4
    TYPO = 5
    EXACT = 6


LEVELS = len(Level)
_DATE_PARTS = (slice(0, 4), slice(4, 6), slice(6, 8))


def compare(records: Records, pairs: Pairs) -> Levels:
    """The level of every field (columns in the order of `records.fields`) of every pair."""
    found = np.full((len(pairs), len(records.fields)), -1, dtype=np.int8)
    for at, (kind, values) in enumerate(records.fields.items()):
        found[:, at] = _column(kind, values, pairs)
    kinds = list(records.fields)
    if Kind.GIVEN in kinds and Kind.SURNAME in kinds:
        _cross(records, pairs, found, kinds.index(Kind.GIVEN), kinds.index(Kind.SURNAME))
    return found


def _column(kind: Kind, values: Values, pairs: Pairs) -> Found:
    one, other = values.codes[pairs.left], values.codes[pairs.right]
    found = np.full(len(pairs), -1, dtype=np.int8)
    there = (one >= 0) & (other >= 0)
    same = there & (one == other)
    found[same] = Level.EXACT
    unlike = np.flatnonzero(there & ~same)
    low = np.minimum(one[unlike], other[unlike]).astype(np.int64)
    high = np.maximum(one[unlike], other[unlike]).astype(np.int64)
    keys, back = np.unique(low * len(values.words) + high, return_inverse=True)
    words = np.asarray(values.words, dtype=object)
    levels = _LEVELLERS.get(kind, text_levels)(
        words[keys // len(words)].tolist(), words[keys % len(words)].tolist()
    )
    found[unlike] = levels[back]
    return found


def _distances(one: list[str], other: list[str]) -> NDArray[np.int32]:
    return np.asarray(
        process.cpdist(one, other, scorer=OSA.distance, score_cutoff=_MANY - 1, dtype=np.int32)
    )


def _lengths(one: list[str], other: list[str]) -> NDArray[np.int64]:
    """The length of the shorter of each two."""
    return np.asarray([min(len(a), len(b)) for a, b in zip(one, other, strict=True)], np.int64)


def text_levels(one: list[str], other: list[str]) -> Found:
    """Levels of names, streets and places that are not the same text."""
    found = np.zeros(len(one), dtype=np.int8)
    if not one:
        return found
    away, short = _distances(one, other), _lengths(one, other)
    alike = np.asarray(process.cpdist(one, other, scorer=JaroWinkler.similarity, dtype=np.float32))
    found[alike >= 0.85] = Level.RESEMBLES
    found[_parts(one, other)] = Level.PART
    found[((away == 2) & (short >= 5)) | ((away == 3) & (short >= 9))] = Level.TWO_TYPOS
    near = np.flatnonzero((alike >= 0.75) & (found < Level.TWO_TYPOS) & (short >= 4))
    sounding = [at for at in near if _sound(one[at]) == _sound(other[at])]
    found[sounding] = Level.TWO_TYPOS
    found[(away <= 1) & (short >= 3)] = Level.TYPO
    return found


def _sound(word: str) -> str:
    return names.sound(word.replace(" ", ""))


def _parts(one: list[str], other: list[str]) -> NDArray[np.int64]:
    """Where one is an initial, the beginning of the other, or words that the other has as well."""
    return np.asarray(
        [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if _part(a, b)], np.int64
    )


def _part(one: str, other: str) -> bool:
    if one[0] != other[0] and " " not in one and " " not in other:
        return False
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    if large.startswith(small) and (len(small) >= 3 or len(small) == 1):
        return True
    return set(small.split()) <= set(large.split()) or small == large.replace(" ", "")


def date_levels(one: list[str], other: list[str]) -> Found:
    """Levels of dates of eight digits: day and month swapped, one digit, year or day and month."""
    found = np.zeros(len(one), dtype=np.int8)
    if not one:
        return found
    a, b = _digits(one), _digits(other)
    wrong = (a != b).sum(axis=1)
    year, month, day = (_equal(a[:, at], b[:, at]) for at in _DATE_PARTS)
    found[year] = Level.RESEMBLES
    unknown = year & ((a[:, 4:] == ord("0")).all(axis=1) | (b[:, 4:] == ord("0")).all(axis=1))
    found[(wrong == 2) | unknown] = Level.PART
    found[year.astype(int) + month + day == 2] = Level.TWO_TYPOS
    swapped = year & _equal(a[:, 4:6], b[:, 6:8]) & _equal(a[:, 6:8], b[:, 4:6])
    found[(_distances(one, other) <= 1) | swapped] = Level.TYPO
    return found


def _digits(dates: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("".join(dates).encode("ascii"), dtype=np.uint8).reshape(-1, 8)


def _equal(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return np.asarray((one == other).all(axis=1))


def code_levels(one: list[str], other: list[str]) -> Found:
    """Levels of numbers, postcodes and identifiers: one sign, two signs, the same beginning."""
    found = np.zeros(len(one), dtype=np.int8)
    if not one:
        return found
    away, short = _distances(one, other), _lengths(one, other)
    begin = [a[:-2] == b[:-2] and len(a) > 3 for a, b in zip(one, other, strict=True)]
    found[begin] = Level.RESEMBLES
    found[(away == 2) & (short >= 5)] = Level.TWO_TYPOS
    found[away <= 1] = Level.TYPO
    return found


def _cross(records: Records, pairs: Pairs, found: Levels, given: int, surname: int) -> None:
    """First and last name in each other's place: both fields are then CROSSED."""
    first, last = records.fields[Kind.GIVEN], records.fields[Kind.SURNAME]
    code = {word: at for at, word in enumerate(sorted({*first.words, *last.words}))}
    g, s = (
        np.asarray([*(code[word] for word in values.words), -1])[values.codes]
        for values in (first, last)
    )
    forward = _same(g[pairs.left], s[pairs.right])
    back = _same(s[pairs.left], g[pairs.right])
    poor = np.maximum(found[:, given], found[:, surname]) < Level.TWO_TYPOS
    both = poor & forward & back
    found[both, given] = found[both, surname] = Level.CROSSED
    half = poor & (forward ^ back)
    found[half, given] = Level.CROSSED
    found[half, surname] = -1


def _same(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.asarray((one == other) & (one >= 0))


_LEVELLERS: Mapping[Kind, Callable[[list[str], list[str]], Found]] = {
    Kind.BIRTH: date_levels, Kind.NUMBER: code_levels, Kind.POSTCODE: code_levels,
    Kind.IDENTIFIER: code_levels, Kind.PHONE: code_levels, Kind.SEX: code_levels,
}  # fmt: skip
