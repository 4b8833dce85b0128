# SPDX-License-Identifier: EUPL-1.2
"""The weights of one table, learnt from that table without a single known answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from woonzeker.matching.linkage import em
from woonzeker.matching.linkage.tables.chance import Chance, Compared, pattern_of
from woonzeker.matching.linkage.tables.cleaning import Records
from woonzeker.matching.linkage.tables.shapes import Kind, Pairs

#: pairs drawn at random to see how often different persons agree; smaller tables use every pair
DRAWN = 1_000_000
SEED = 20_261_103
#: lowest, first and highest number of true pairs a row
TRUE_PAIRS_A_ROW = (0.02, 0.5, 10.0)
#: and never more than this share of all pairs
MOST_TRUE = 0.4
_STEPS_A_BIT = 4
#: once to see which pairs drawn at random are true, once without them
ROUNDS = 2
#: true are then only those that would be so if true pairs were this much rarer: people who live
#: together look alike and must go on counting as different persons
DOUBT = 1e-3


@dataclass(frozen=True, slots=True)
class Weighed:
    """The scores of the pairs in bits (prior included; 0 is an even chance) and how they came.

    `bits`: per field the weight of each level. `prior`: the share of true pairs among all.
    """

    scores: em.Floats
    bits: Mapping[Kind, em.Floats]
    prior: float


def weigh(records: Records, pairs: Pairs) -> Weighed:
    """Learn the weights of a table and score its pairs with them.

    Twice: pairs drawn at random hold some true ones, and the first round says which those are.
    """
    if not len(pairs):
        return Weighed(scores=np.zeros(0), bits={}, prior=0.0)
    held = Compared(records, pairs)
    drawn = Compared(records, random_pairs(records))
    different = np.ones(len(drawn.pairs))
    for _ in range(ROUNDS):
        chance = Chance(records, drawn, different)
        offsets = chance.offsets(held)
        fitted = _fit(records, held.levels, chance.fields, offsets)
        share = fitted.prior * DOUBT
        different = 1.0 - em.certainty(drawn.levels, fitted.bits, share, chance.offsets(drawn))
    return Weighed(
        scores=em.scores(held.levels, fitted.bits, offsets) + fitted.prior_bits,
        bits=dict(zip(records.fields, fitted.bits, strict=True)),
        prior=fitted.prior,
    )


def possible(records: Records) -> float:
    """How many pairs could be made: every two rows, or every two across two tables."""
    second = int(records.source.sum())
    if second:
        return float(second * (len(records) - second))
    return len(records) * (len(records) - 1) / 2


def random_pairs(records: Records) -> Pairs:
    """Pairs drawn blindly, always the same ones for the same rows; all of a small table."""
    size = len(records)
    if size * (size - 1) // 2 <= DRAWN:
        left, right = np.triu_indices(size, 1)
    else:
        dice = np.random.default_rng(SEED)
        left, right = dice.integers(0, size, (2, DRAWN))
    keep = left != right
    if records.source.any():
        keep = records.source[left] != records.source[right]
    return Pairs(left[keep].astype(np.int64), right[keep].astype(np.int64))


def _fit(
    records: Records, levels: em.Levels, fields: Sequence[em.Field], offsets: em.Floats
) -> em.Fitted:
    """EM over the distinct patterns: rows with the same levels and nearly the same rarity."""
    total = possible(records)
    lowest, first, highest = (a_row * len(records) / total for a_row in TRUE_PAIRS_A_ROW)
    if second := int(records.source.sum()):
        highest = min(second, len(records) - second) / total
    highest = min(highest, MOST_TRUE)
    first = min(first, highest)
    prior = (min(lowest, first), first, highest)
    at, counts, near = _patterns(levels, offsets)
    return em.fit(levels[at], fields, total=total, prior=prior, counts=counts, offsets=near)


def _patterns(
    levels: em.Levels, offsets: em.Floats
) -> tuple[NDArray[np.int64], em.Floats, em.Floats]:
    """A row of each pattern, how often it occurs, and its offset in quarter bits."""
    near = np.round(offsets * _STEPS_A_BIT).astype(np.int64)
    key = pattern_of(levels)
    _, state = np.unique(key, return_inverse=True)
    span = int(np.ptp(near)) + 1 if len(near) else 1
    _, at, counts = np.unique(
        state * span + near - near.min(initial=0), return_index=True, return_counts=True
    )
    return at.astype(np.int64), counts.astype(np.float64), near[at] / _STEPS_A_BIT
