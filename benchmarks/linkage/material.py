# SPDX-License-Identifier: EUPL-1.2
"""What weights are trained on: the levels of pairs that our engine itself compares."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from benchmarks.linkage import measures, seeds
from benchmarks.linkage import people as files
from benchmarks.linkage.households import EXTRACT_ON
from numpy.typing import NDArray

from woonzeker.matching.linkage.batch import claims_of, hold
from woonzeker.matching.linkage.batch.candidates import candidates, pairs_of
from woonzeker.matching.linkage.files import read_people, read_signals
from woonzeker.matching.linkage.weights import SHIPPED

Levels = NDArray[np.int8]
#: with this prior no pair is dropped for weighing too little
_KEEP_ALL = 1_000.0


@dataclass(frozen=True, slots=True)
class Material:
    """Levels (pairs × fields, places in LEVELS) of candidates and of pairs drawn by chance.

    `signal` is the number of each candidate's signal. `signals` and `adults` tell how many pairs
    there are in all; `right` marks the true pairs among the candidates, which training without
    labels never looks at.
    """

    candidates: Levels
    signal: NDArray[np.int64]
    chance: Levels
    right: NDArray[np.bool_]
    signals: int
    adults: int

    @property
    def pairs(self) -> int:
        """Every signal beside every adult."""
        return self.signals * self.adults


def gather(seed: int, people: int, signals: int, by_chance: int) -> Material:
    """Make a register and signals from a training seed and compare them. Raises WrongSeed."""
    seeds.for_training(seed)
    with tempfile.TemporaryDirectory() as folder:
        (made,) = files.write(Path(folder), seed, people, [signals])
        register = read_people(
            made.register.read_bytes(), made.departed.read_bytes(), on=EXTRACT_ON
        ).people
        facts = read_signals(made.signals.read_bytes())
        truth = _true_rows(made.truth, list(register.ids))
    claims = claims_of(facts)
    everything = replace(SHIPPED, prior=_KEEP_ALL)
    held = hold(claims, candidates(claims, register), register, everything)
    dice = np.random.default_rng(seed)
    drawn = pairs_of(
        dice.integers(0, len(facts), by_chance), dice.integers(0, len(register.minor), by_chance),
        register,
    )  # fmt: skip
    return Material(
        candidates=held.levels,
        signal=held.pairs.signal,
        chance=hold(claims, drawn, register, everything).levels,
        right=truth[held.pairs.signal] == held.pairs.person,
        signals=len(facts),
        adults=int((~register.minor).sum()),
    )


def join(parts: Sequence[Material]) -> Material:
    """Material of several seeds as one; the adults are those of one register."""
    before = np.cumsum([0, *(part.signals for part in parts)])
    numbers = [part.signal + first for part, first in zip(parts, before, strict=False)]
    return Material(
        candidates=np.concatenate([part.candidates for part in parts]),
        signal=np.concatenate(numbers),
        chance=np.concatenate([part.chance for part in parts]),
        right=np.concatenate([part.right for part in parts]),
        signals=sum(part.signals for part in parts),
        adults=round(sum(part.adults for part in parts) / len(parts)),
    )


def _true_rows(truth: Path, ids: list[str]) -> NDArray[np.int64]:
    """Per signal the row of its debtor among the people; -1 for who is in no register."""
    row_of = {person: row for row, person in enumerate(ids)}
    rows = [row_of.get(one.person, -1) for one in measures.read_truth(truth)]
    return np.array(rows, dtype=np.int64)
