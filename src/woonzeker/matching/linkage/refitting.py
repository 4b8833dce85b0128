# SPDX-License-Identifier: EUPL-1.2
"""Weights refitted from what people decided on a municipality's own signals, at the same levels.

A logistic regression on candidates: one is the person, the others are not. It starts from weights
that exist and leaves them only as far as the decisions say so; levels keep their order, so that an
exact name never weighs less than a likeness. The prior is held: people decide on the hard signals,
among which the true person is rarer or commoner than at large.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from woonzeker.matching.linkage.judging import odds_of_best
from woonzeker.matching.linkage.shapes import Weights

#: fewer decided signals than this say less than the shipped weights do
NEEDED = 250
#: the share of signals on which old and new are compared and that fitting never sees
HELD_BACK = 0.25
#: how far, in bits, a weight may stray before the decisions must insist (one standard deviation)
STRAY = 2.0
#: levels that say nothing; they keep their weight and the others stay on their side of it
SILENT = frozenset({"missing", "not"})
#: so many bits above the highest wrong candidate the new weights begin to link by themselves
CLEARANCE = 1.0
_STEPS = 800
_NATS = math.log(2)

Floats = npt.NDArray[np.float64]
#: columns of a field, lightest level first, and the column of its silent level or -1
_Order = tuple[list[int], int]


@dataclass(frozen=True, slots=True)
class Example:
    """One candidate of a decided signal: its levels as "field/level", and whether it is the one.

    A field without a level said nothing. `right` is None when nobody said so.
    """

    keys: tuple[str, ...]
    right: bool | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A decided signal; `name` identifies it for ever.

    `by_rule`: a rule asks a person whatever the bits say, so that no threshold bears on it.
    """

    name: str
    candidates: tuple[Example, ...]
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """How weights do on decided signals. Shares from 0 to 1; None where nothing can be said.

    `precision` and `for_a_person` are at the threshold of the weights; the recalls at the lowest
    threshold that is so precise in hindsight; `log_loss` in bits per candidate.
    """

    signals: int
    precision: float | None
    for_a_person: float | None
    recall_at_995: float | None
    recall_at_999: float | None
    log_loss: float | None


def is_held_back(name: str) -> bool:
    """Whether a signal is kept apart to compare on; always the same answer for the same signal."""
    digest = hashlib.blake2b(name.encode(), digest_size=8, person=b"held back").digest()
    return int.from_bytes(digest) / (1 << 64) < HELD_BACK


def refit(decided: Sequence[Labelled], start: Weights, *, version: str) -> Weights:
    """New weights from decided signals, fitted on what is not held back.

    The threshold is that of `start`, or above every wrong candidate that was the best of its signal
    where that is higher. Raises ValueError when there is nothing to fit on.
    """
    seen = [signal for signal in decided if not is_held_back(signal.name)]
    examples = [each for one in seen for each in one.candidates if each.right is not None]
    if not examples:
        raise ValueError("no decisions to fit on")
    fitted = _fit(examples, start)
    new = replace(start, version=version, bits={**start.bits, **fitted})
    return replace(new, threshold=_threshold(seen, new))


def measure(decided: Iterable[Labelled], weights: Weights) -> Figures:
    """How weights do on these signals."""
    decided = list(decided)
    best = [found for each in decided if (found := _best(each, weights)) is not None]
    persons = sum(any(c.right for c in each.candidates) for each in decided)
    alone = [right for odds, right, by_rule in best if odds >= weights.threshold and not by_rule]
    ranked = sorted(((odds, right) for odds, right, _ in best), key=lambda pair: -pair[0])
    return Figures(
        signals=len(decided),
        precision=sum(alone) / len(alone) if alone else None,
        for_a_person=1 - len(alone) / len(decided) if decided else None,
        recall_at_995=_recall(ranked, persons, 0.995),
        recall_at_999=_recall(ranked, persons, 0.999),
        log_loss=_log_loss(decided, weights),
    )


def moved(old: Weights, new: Weights, most: int = 8) -> list[tuple[str, float, float]]:
    """The weights that changed most: "field/level", what it was and what it is, in bits."""
    pairs = [(key, old.bits[key], bits) for key, bits in new.bits.items() if key in old.bits]
    changed = [each for each in pairs if abs(each[2] - each[1]) >= 0.05]
    return sorted(changed, key=lambda each: (-abs(each[2] - each[1]), each[0]))[:most]


def _score(example: Example, weights: Weights) -> float:
    keys = (*example.keys, *_silent(example, weights.bits))
    return weights.prior + sum(weights.bits.get(key, 0.0) for key in keys)


def _silent(example: Example, bits: Iterable[str]) -> list[str]:
    """The levels of fields that said nothing, which no decision stores."""
    said = {key.partition("/")[0] for key in example.keys}
    levels = ((key, *key.split("/", 1)) for key in bits)
    return [key for key, field, level in levels if level in SILENT and field not in said]


def _best(signal: Labelled, weights: Weights) -> tuple[float, bool, bool] | None:
    """Odds of the best candidate, whether it is the one, and whether a rule stands above it."""
    ranked = sorted(
        ((_score(each, weights), each.right) for each in signal.candidates),
        key=lambda pair: -pair[0],
    )
    if not ranked or ranked[0][1] is None:
        return None
    return odds_of_best([score for score, _ in ranked]), ranked[0][1], signal.by_rule


def _recall(ranked: Sequence[tuple[float, bool]], persons: int, precision: float) -> float | None:
    """The largest share of persons found at a threshold that is at least so precise."""
    if not persons:
        return None
    found = most = 0
    for place, (odds, right) in enumerate(ranked, 1):
        found += right
        last = place == len(ranked) or ranked[place][0] < odds
        if last and found >= precision * place:
            most = found
    return most / persons


def _log_loss(decided: Iterable[Labelled], weights: Weights) -> float | None:
    losses = [
        _surprise(_score(each, weights), each.right)
        for signal in decided
        for each in signal.candidates
        if each.right is not None
    ]
    return sum(losses) / len(losses) if losses else None


def _surprise(score: float, right: bool) -> float:
    return float(np.logaddexp2(0.0, -score if right else score))


def _threshold(decided: Iterable[Labelled], weights: Weights) -> float:
    wrong = [
        found[0] + CLEARANCE
        for each in decided
        if not each.by_rule and (found := _best(each, weights)) is not None and not found[1]
    ]
    return round(max([weights.threshold, *wrong]), 3)


def _fit(examples: Sequence[Example], start: Weights) -> dict[str, float]:
    """Maximum a posteriori by projected gradient (Beck and Teboulle, 2009): each step ends with
    levels in their order."""
    keys = sorted(start.bits)
    place = {key: column for column, key in enumerate(keys)}
    levels = _levels(examples, place)
    right = np.array([float(bool(each.right)) for each in examples])
    begin = np.array([start.bits[key] for key in keys])
    orders = _orders(start.bits, place)
    step = 1.0 / (_steepest(levels) + 1 / STRAY**2)
    bits, ahead, pace = begin, begin, 1.0
    for _ in range(_STEPS):
        sure = 1.0 / (1.0 + np.exp2(-(start.prior + levels @ ahead)))
        slope = _NATS * (levels.T @ (sure - right)) + (ahead - begin) / STRAY**2
        after = _in_order(ahead - step * slope, begin, orders)
        faster = (1 + math.sqrt(1 + 4 * pace**2)) / 2
        ahead = after + (pace - 1) / faster * (after - bits)
        bits, pace = after, faster
    return {key: round(float(bits[place[key]]), 3) for key in keys}


def _levels(examples: Sequence[Example], place: Mapping[str, int]) -> Floats:
    """One row an example, one column a level: 1 where it occurs."""
    levels = np.zeros((len(examples), len(place)))
    for row, each in enumerate(examples):
        for key in (*each.keys, *_silent(each, place)):
            if key in place:
                levels[row, place[key]] = 1.0
    return levels


def _steepest(levels: Floats) -> float:
    """How fast the slope can turn at most."""
    rows = levels.sum(axis=1).max(initial=1.0)
    columns = levels.sum(axis=0).max(initial=1.0)
    return float(0.25 * _NATS**2 * rows * columns)


def _orders(bits: Mapping[str, float], place: Mapping[str, int]) -> list[_Order]:
    """For each field its columns from the lightest level to the heaviest, and the silent one."""
    fields: dict[str, list[str]] = {}
    for key in place:
        fields.setdefault(key.partition("/")[0], []).append(key)
    orders = []
    for keys in fields.values():
        silent = [place[key] for key in keys if key.partition("/")[2] in SILENT]
        rising = sorted(keys, key=lambda key: (bits[key], key))
        orders.append(([place[key] for key in rising], silent[0] if silent else -1))
    return orders


def _in_order(bits: Floats, begin: Floats, orders: Iterable[_Order]) -> Floats:
    """The nearest weights whose levels keep their order."""
    result = bits.copy()
    for columns, silent in orders:
        result[columns] = _rising(bits[columns])
        if silent >= 0:
            split = columns.index(silent)
            result[columns[:split]] = np.minimum(result[columns[:split]], begin[silent])
            result[columns[split:]] = np.maximum(result[columns[split:]], begin[silent])
            result[silent] = begin[silent]
    return result


def _rising(values: Floats) -> Floats:
    """The nearest row that never falls: neighbours in the wrong order share their mean."""
    blocks: list[list[float]] = []
    for value in values:
        blocks.append([float(value), 1.0])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, size = blocks.pop()
            before = blocks[-1]
            before[0] = (before[0] * before[1] + mean * size) / (before[1] + size)
            before[1] += size
    return np.concatenate([np.full(int(size), mean) for mean, size in blocks])
