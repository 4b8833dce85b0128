# SPDX-License-Identifier: EUPL-1.2
"""Second step of training: weights that know their rivals.

EM learns from pairs one by one and knows nothing of who else stands at the door. Starting from its
weights, this fits the chance that a candidate is the one among all candidates of its signal, or
that none of them is (conditional logit; McFadden, 1974), on signals of training seeds. It leaves
the start only as far as the signals insist (ridge), and keeps levels in their order.

`python -m benchmarks.linkage.fitting --start em.yaml --out weights.yaml --version 2026-1`
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml
from benchmarks.linkage import people, seeds

from woonzeker.matching.linkage.batch import claims_of, held_finally
from woonzeker.matching.linkage.deciding import FIELDS
from woonzeker.matching.linkage.files import read_people, read_signals
from woonzeker.matching.linkage.shapes import Field, Weights
from woonzeker.matching.linkage.weights import CHAINS, LEVELS, Together, read_weights

ON = date(2026, 11, 2)
#: how strongly the start is held on to, per bit squared; 20 did as well on another maker's data as
#: anything between 3 and 30
RIDGE = 20.0
_ROUNDS = 30
_KEYS = [f"{field.value}/{level}" for field in FIELDS for level in LEVELS[field]]
_START_OF = np.cumsum([0, *(len(LEVELS[field]) for field in FIELDS)])[:-1]

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Choices:
    """Candidates of signals: the signal of each, its columns (one a field, then the prior), and
    the place of the true candidate of each signal (-1 when it is none of them)."""

    signal: Ints
    columns: Ints
    true: Ints


def gather(seed: int, size: int, signals: int, start: Weights) -> list[Choices]:
    """Choices from one training register, with and without knowing who left."""
    seeds.for_training(seed)
    with tempfile.TemporaryDirectory() as folder:
        files = people.write(Path(folder), seed, size, [signals])[0]
        said = claims_of(read_signals(files.signals.read_bytes()))
        with files.truth.open(encoding="utf-8") as file:
            true = {row["signal_id"]: row["person_id"] for row in csv.DictReader(file)}
        register, departed = files.register.read_bytes(), files.departed.read_bytes()
    found = []
    for gone in (None, departed):
        known = read_people(register, gone, on=ON).people
        held = held_finally(said, known, start)
        rows = {person: row for row, person in enumerate(known.ids)}
        wanted = np.array([rows.get(true[each.signal], -1) for each in said.facts])
        place = np.full(len(said), -1)
        hit = np.flatnonzero(held.pairs.person == wanted[held.pairs.signal])
        place[held.pairs.signal[hit]] = hit
        columns = held.levels.astype(np.int64) + _START_OF
        prior = np.full((len(columns), 1), len(_KEYS))
        found.append(Choices(held.pairs.signal, np.hstack([columns, prior]), place))
    return found


def fit(sets: Sequence[Choices], start: Weights) -> Weights:
    """The weights of most likelihood near `start`, by Newton's method."""
    before = np.array([*(start.bits[key] for key in _KEYS), start.prior])
    bits = before.copy()
    for _ in range(_ROUNDS):
        slope, curve = RIDGE * (bits - before), RIDGE * np.eye(len(bits))
        for choices in sets:
            more, bend = _slopes(choices, bits)
            slope, curve = slope + more, curve + bend
        step = np.linalg.solve(curve, slope)
        bits = bits - step * min(1.0, 8.0 / np.abs(step).max())
        if np.abs(step).max() < 1e-3:
            break
    found = dict(zip(_KEYS, bits[:-1].tolist(), strict=True))
    return from_nothing(replace(start, prior=float(bits[-1]), bits=in_order(found)))


def from_nothing(weights: Weights) -> Weights:
    """The same weights counted from what says nothing: a missing field weighs 0, and the prior
    takes what that was. Every score stays as it is."""
    nothing = {field: "missing" for field in FIELDS if "missing" in LEVELS[field]}
    nothing[Field.TOGETHER] = Together.NOT.value
    zero = {field: weights.bits[f"{field.value}/{level}"] for field, level in nothing.items()}
    bits = {
        f"{field.value}/{level}": round(weights.bits[f"{field.value}/{level}"] - zero[field], 2)
        for field in FIELDS
        for level in LEVELS[field]
    }
    return replace(weights, prior=round(weights.prior + sum(zero.values()), 2), bits=bits)


def _slopes(choices: Choices, bits: Floats) -> tuple[Floats, Floats]:
    """Gradient and Hessian of the loss, in nats per bit."""
    signals, count = len(choices.true), len(bits)
    raw = bits[choices.columns].sum(axis=1)
    top = np.zeros(signals)
    np.maximum.at(top, choices.signal, raw)
    odds = np.exp2(raw - top[choices.signal])
    chance = odds / (np.bincount(choices.signal, odds, signals) + np.exp2(-top))[choices.signal]
    wrong = chance.copy()
    wrong[choices.true[choices.true >= 0]] -= 1.0
    slope, curve = np.zeros(count), np.zeros((count, count))
    expected = np.zeros((signals, count))
    for one in choices.columns.T:
        slope += np.bincount(one, wrong, count)
        np.add.at(expected, (choices.signal, one), chance)
        for other in choices.columns.T:
            curve += np.bincount(one * count + other, chance, count**2).reshape(count, count)
    nats = np.log(2)
    return slope * nats, (curve - expected.T @ expected) * nats**2


def in_order(bits: dict[str, float]) -> dict[str, float]:
    """Levels of a chain that stand in the wrong order share their mean, as often as needed."""
    found = dict(bits)
    for chain in CHAINS:
        groups: list[tuple[float, list[str]]] = []
        for key in chain:
            groups.append((found[key], [key]))
            while len(groups) > 1 and groups[-2][0] < groups[-1][0]:
                (a, first), (b, second) = groups[-2:]
                mean = (a * len(first) + b * len(second)) / (len(first) + len(second))
                groups[-2:] = [(mean, first + second)]
        found |= {key: mean for mean, keys in groups for key in keys}
    return found


def written(weights: Weights, says: str) -> str:
    """A weights file."""
    limits = {
        name: getattr(weights, name) for name in ("prior", "threshold", "review_floor", "margin")
    }
    table = {
        field.value: {level: weights.bits[f"{field.value}/{level}"] for level in LEVELS[field]}
        for field in FIELDS
    }
    body = yaml.safe_dump(
        {"version": weights.version, **limits, "bits": table}, sort_keys=False, allow_unicode=True
    )
    return f"# SPDX-License-Identifier: EUPL-1.2\n{says}{body}"


def main() -> None:
    """Fit and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--start", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--version", required=True)
    asked.add_argument("--seeds", type=int, nargs="+", default=[11, 12])
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument("--signals", type=int, default=40_000)
    said = asked.parse_args()
    start = read_weights(said.start.read_text(encoding="utf-8"))
    sets = [each for seed in said.seeds for each in gather(seed, said.people, said.signals, start)]
    weights = replace(fit(sets, start), version=said.version)
    says = (
        f"# start: EM by Splink; fitted on training seeds {said.seeds},\n"
        f"# {said.people} people and {said.signals} signals each (benchmarks/linkage/fitting.py)\n"
    )
    said.out.write_text(written(weights, says), encoding="utf-8")


if __name__ == "__main__":
    main()
