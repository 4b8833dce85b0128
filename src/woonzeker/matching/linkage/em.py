# SPDX-License-Identifier: EUPL-1.2
"""Weights without a single label: expectation-maximisation of Fellegi and Sunter over levels.

Every pair of records is a row of levels, one a field. How often a level occurs in pairs that are
not the same person (u) is measured beforehand on pairs drawn at random and stays fixed; how often
it occurs in pairs that are (m) is what is estimated here. The share of true pairs may move only
between bounds: with u and that share both free, the two groups can trade places.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Levels = NDArray[np.int8]
Floats = NDArray[np.float64]

MISSING = -1
#: m and u are never nearer to nought than this
FLOOR = 1e-9
_STEADY = 1e-5


@dataclass(frozen=True, slots=True)
class Field:
    """What is known of a field before any pair is looked at.

    `u`: chance of each level (index = level) in a pair of different persons. `expected`: the same
    for a pair of one person, as it is believed before the data speak. `order`: levels from worst
    to best that must weigh no less as they go up; levels outside it are free.
    """

    u: Floats
    expected: Floats
    order: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learnt: per field `m` and `bits` (log2 of m/u) by level, and how many are true.

    `prior` is that share among all pairs that could have been made, as a probability; `rounds` how
    many passes it took.
    """

    m: tuple[Floats, ...]
    bits: tuple[Floats, ...]
    prior: float
    rounds: int

    @property
    def prior_bits(self) -> float:
        """The prior as log2 of its odds."""
        return math.log2(self.prior / (1.0 - self.prior))


def fit(
    levels: Levels,
    fields: Sequence[Field],
    *,
    total: float,
    prior: tuple[float, float, float],
    counts: Floats | None = None,
    offsets: Floats | None = None,
    belief: float = 20.0,
    rounds: int = 60,
) -> Fitted:
    """Estimate m and the share of true pairs.

    `levels`: pairs × fields, -1 where a value is missing. `total`: how many pairs there are in all,
    those that no key brought together included; they count as different persons. `prior`: lowest,
    first and highest share of true pairs in that total; three equal numbers keep it fixed.
    `counts`: how often each row occurs. `offsets`: bits to add to each row (rarity of the value).
    `belief`: how many pairs the expected m weighs. Raises ValueError for shapes that do not fit.
    """
    _check(levels, fields, prior)
    counts = np.ones(len(levels)) if counts is None else counts
    lowest, share, highest = prior
    m = tuple(field.expected / field.expected.sum() for field in fields)
    done, moved = 0, 1.0
    while moved > _STEADY and done < rounds:
        sure = counts * certainty(levels, _bits(m, fields), share, offsets)
        before, m = m, _shares(levels, sure, fields, belief)
        share = min(max(float(sure.sum()) / total, lowest), highest)
        moved = max(float(np.abs(a - b).max()) for a, b in zip(before, m, strict=True))
        done += 1
    return Fitted(m=m, bits=_bits(m, fields), prior=share, rounds=done)


def _check(levels: Levels, fields: Sequence[Field], prior: tuple[float, float, float]) -> None:
    if levels.ndim != 2 or levels.shape[1] != len(fields):
        raise ValueError(f"levels must be pairs × {len(fields)} fields, not {levels.shape}")
    if not 0.0 < prior[0] <= prior[1] <= prior[2] < 1.0:
        raise ValueError(f"the prior must rise from lowest to highest within 0–1: {prior}")
    for at, field in enumerate(fields):
        if field.u.shape != field.expected.shape:
            raise ValueError(f"field {at}: u and expected differ in length")
        if len(levels) and int(levels[:, at].max()) >= len(field.u):
            raise ValueError(f"field {at}: a level above {len(field.u) - 1}")


def scores(levels: Levels, bits: Sequence[Floats], offsets: Floats | None = None) -> Floats:
    """The bits of every pair, one number a row; a missing value says nothing (0 bits)."""
    found = np.zeros(len(levels)) if offsets is None else offsets.astype(np.float64)
    for at, field_bits in enumerate(bits):
        found += np.append(field_bits, 0.0)[levels[:, at]]
    return found


def certainty(
    levels: Levels, bits: Sequence[Floats], share: float, offsets: Floats | None = None
) -> Floats:
    """The probability, a row, that the pair is one person."""
    odds = scores(levels, bits, offsets) + math.log2(share / (1.0 - share))
    return np.asarray(1.0 / (1.0 + np.exp2(-np.clip(odds, -60.0, 60.0))))


def _bits(m: Sequence[Floats], fields: Sequence[Field]) -> tuple[Floats, ...]:
    return tuple(weights(one, field) for one, field in zip(m, fields, strict=True))


def _shares(
    levels: Levels, sure: Floats, fields: Sequence[Field], belief: float
) -> tuple[Floats, ...]:
    return tuple(
        _share_of_levels(levels[:, at], sure, field, belief) for at, field in enumerate(fields)
    )


def _share_of_levels(column: Levels, sure: Floats, field: Field, belief: float) -> Floats:
    there = column >= 0
    seen = np.bincount(column[there], weights=sure[there], minlength=len(field.u))
    expected = field.expected / field.expected.sum()
    return np.asarray((seen + belief * expected) / (seen.sum() + belief))


def weights(m: Floats, field: Field) -> Floats:
    """log2(m/u) by level, rising along `field.order`."""
    ratio = np.maximum(m, FLOOR) / np.maximum(field.u, FLOOR)
    order = list(field.order)
    if order:
        ratio[order] = rising(m[order], np.maximum(field.u, FLOOR)[order])
    return np.asarray(np.log2(ratio))


def rising(m: Floats, u: Floats) -> Floats:
    """m/u made never to fall: neighbours that do are pooled (isotonic regression, weighed by u)."""
    pools: list[list[float]] = []
    for top, bottom in zip(np.maximum(m, FLOOR), u, strict=True):
        pools.append([float(top), float(bottom), 1.0])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    return np.asarray([top / bottom for top, bottom, width in pools for _ in range(int(width))])
