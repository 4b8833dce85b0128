# SPDX-License-Identifier: EUPL-1.2
"""Chance that comes out the same for the same seed, and shares that come out whole."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

T = TypeVar("T")


def dice(seed: int, *words: str | int) -> random.Random:
    """Chance of its own for the work that `words` name, so that other work does not shift it."""
    return random.Random("/".join(map(str, (seed, *words))))  # noqa: S311 - invents, hides nothing


class Weighted(Generic[T]):
    """Things to draw, each with a weight above zero."""

    def __init__(self, weights: Mapping[T, float] | Sequence[tuple[T, float]]) -> None:
        pairs = list(weights.items()) if isinstance(weights, Mapping) else list(weights)
        self._things = [thing for thing, _ in pairs]
        self._sums = list(accumulate(weight for _, weight in pairs))

    def draw(self, chance: random.Random) -> T:
        """One of the things, as often as its weight says."""
        at = bisect_right(self._sums, chance.random() * self._sums[-1])
        return self._things[min(at, len(self._things) - 1)]

    def __len__(self) -> int:
        return len(self._things)


def commonest_first(things: Sequence[T], flatness: float = 12.0) -> Weighted[T]:
    """Things in the order of how common they are: the n-th weighs 1 / (n + flatness)."""
    return Weighted([(thing, 1 / (rank + flatness)) for rank, thing in enumerate(things)])


def share_out(total: int, shares: Mapping[T, float]) -> dict[T, int]:
    """Whole parts of `total` in proportion to `shares`, by largest remainder; they add up."""
    whole = sum(shares.values())
    exact = {key: total * share / whole for key, share in shares.items()}
    parts = {key: int(value) for key, value in exact.items()}
    by_remainder = sorted(exact, key=lambda key: parts[key] - exact[key])
    for key in by_remainder[: total - sum(parts.values())]:
        parts[key] += 1
    return parts


def spread(rates: Sequence[float]) -> list[int]:
    """Whole numbers month by month whose running sum stays within a half of that of `rates`."""
    sums = [0, *(round(value) for value in accumulate(rates))]
    return [later - earlier for earlier, later in pairwise(sums)]
