# SPDX-License-Identifier: EUPL-1.2
"""Columns of a million cells as codes: every different value is cleaned and compared only once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
import polars as pl

T = TypeVar("T", bound=Hashable)
Ints = npt.NDArray[np.int64]
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Coded(Generic[T]):
    """One value a row: `values[codes[row]]`. `codes` is an int64 array, `values` has no doubles."""

    codes: Ints
    values: list[T]

    def of(self, part: Callable[[T], int]) -> npt.NDArray[np.uint64]:
        """A whole number of 64 bits a row, worked out once for each different value."""
        return np.array([part(value) for value in self.values], dtype=np.uint64)[self.codes]

    def but_first(self) -> Coded[T]:
        """Without the first row; its value keeps its code."""
        return Coded(self.codes[1:], self.values)


def coded(cells: Sequence[pl.Series], clean: Callable[..., T]) -> Coded[T]:
    """Code rows of texts; `clean` gets one text for each of `cells` and gives the value."""
    joined = cells[0] if len(cells) == 1 else _joined(cells)
    different = joined.unique()
    places = joined.cast(pl.Enum(different)).to_physical().to_numpy().astype(np.int64)
    found: dict[T, int] = {}
    cleaned = np.empty(len(different), dtype=np.int64)
    for place, text in enumerate(different.to_list()):
        value = clean(*text.split(_BETWEEN)) if len(cells) > 1 else clean(text)
        cleaned[place] = found.setdefault(value, len(found))
    return Coded(cleaned[places], list(found))


def coded_values(values: Sequence[T]) -> Coded[T]:
    """Code values that were cleaned already."""
    found: dict[T, int] = {}
    codes = np.fromiter(
        (found.setdefault(value, len(found)) for value in values), np.int64, len(values)
    )
    return Coded(codes, list(found))


def _joined(cells: Sequence[pl.Series]) -> pl.Series:
    names = [f"c{place}" for place in range(len(cells))]
    frame = pl.DataFrame(dict(zip(names, cells, strict=True)))
    return frame.select(pl.concat_str(names, separator=_BETWEEN)).to_series()


def each_pair(one: Ints, other: Ints, compare: Callable[[int, int], int]) -> npt.NDArray[np.int8]:
    """`compare` for every pair of codes, called once for each different pair."""
    packed = (one << 32) | other
    different, back = np.unique(packed, return_inverse=True)
    answers = np.fromiter(
        (compare(pair >> 32, pair & 0xFFFFFFFF) for pair in different.tolist()),
        np.int8,
        len(different),
    )
    return answers[back]
