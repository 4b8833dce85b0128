# SPDX-License-Identifier: EUPL-1.2
"""Trains weights without labels: our engine's levels, Splink's EM, registers of training seeds.

`python -m benchmarks.linkage.training --seeds 1 2 3 --out weights.yaml`. What comes about by chance
(u) is counted and held; only what is true of true pairs (m) is learned. The labels of generated
signals are looked at for two weights (`--calibrate`) and for `--check`, on other training seeds.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import yaml
from benchmarks.linkage import chances, checking, seeds
from benchmarks.linkage.chances import Floats
from benchmarks.linkage.material import Levels, Material, gather, join
from numpy.typing import NDArray
from splink import DuckDBAPI, Linker

from woonzeker.matching.linkage.deciding import FIELDS
from woonzeker.matching.linkage.shapes import Field, Weights
from woonzeker.matching.linkage.weights import LEVELS, SHIPPED, Together

#: not learned here: what other signals lend, how people choose an e-mail address (that would be
#: learned from the generator alone), and what is counted apart
KEPT = (Field.CONTACT, Field.MAIL, Field.TOGETHER)
TRAINED = tuple(field for field in FIELDS if field not in KEPT)
#: share of the signals whose debtor is in the register or among those who left it
_PRESENT = 0.97
#: what is tried for the prior and for name and door of one family, in bits
PRIORS, FAMILIES = (-14.0, -13.0, -12.0, -11.0, -10.0, -9.0), (-5.0, -4.0, -3.0, -2.0, -1.0)
_ROUNDS = 3
#: EM looks at likely pairs only: of true pairs at least this share differs in any given way
_RAREST = 0.004
#: so many true pairs of a level count as much as the weight that training began with
_DOUBT = 25.0
_FAMILY_M = 0.01


def train(material: Material, start: Weights) -> tuple[Weights, dict[Field, tuple[Floats, Floats]]]:
    """Weights, and m and u of each field; each round looks again at who was surely another."""
    prior = _PRESENT / material.adults
    weights = replace(start, prior=round(float(np.log2(prior)), 2))
    sure = likely(material, weights)
    shares: dict[Field, tuple[Floats, Floats]] = {}
    for _ in range(_ROUNDS):
        u = {field: chances.by_chance(material, field, sure) for field in TRAINED}
        begin = {field: chances.among_true(material, field, sure) for field in TRAINED}
        family = chances.together(material, sure)
        m = maximise(material.candidates[best(material, sure)], begin, u, family, prior)
        shares = {field: (m[field], u[field]) for field in TRAINED}
        bits = {**weights.bits, **in_bits(shares, family, float(sure.sum()), start)}
        weights = replace(weights, bits=bits | chances.housemate(material, sure, _RAREST))
        sure = likely(material, weights)
    return weights, shares


def best(material: Material, sure: Floats) -> NDArray[np.int64]:
    """The likeliest candidate of each signal: EM takes pairs one by one and does not know that a
    housemate of the true person cannot be true as well."""
    order = np.lexsort((-sure, material.signal))
    first = np.unique(material.signal[order], return_index=True)[1]
    return order[first]


def likely(material: Material, weights: Weights) -> Floats:
    """The chance that each candidate is the true one: of a signal's candidates one can be."""
    levels = material.candidates
    raw = np.full(len(levels), weights.prior)
    for place, field in enumerate(FIELDS):
        bits = np.array([weights.bits[f"{field.value}/{level}"] for level in LEVELS[field]])
        raw += bits[levels[:, place]]
    odds = 2.0 ** np.clip(raw, -60, 60)
    rivals = np.bincount(material.signal, odds, material.signals)[material.signal]
    chance: Floats = odds / (1 + rivals)
    return chance


def in_bits(
    shares: Mapping[Field, tuple[Floats, Floats]], family: float, seen: float, start: Weights
) -> dict[str, float]:
    """log2(m / u) of every level, to a hundredth; what says nothing weighs nothing.

    `seen` true pairs were seen: of a level that few of them have, the start weighs along. No level
    weighs more than the best one of its field.
    """
    bits = {f"{Field.TOGETHER.value}/{Together.FAMILY.value}": round(family, 2)}
    for field, (m, u) in shares.items():
        most = float(np.log2(m[0] / u[0]))
        for place, level in enumerate(LEVELS[field]):
            name, found = f"{field.value}/{level}", 0.0
            if place != chances.missing(field) and u[place] > 0:
                found = float(np.log2(max(m[place], min(_RAREST, u[place])) / u[place]))
                believed = seen * max(m[place], u[place])
                found = (believed * found + _DOUBT * start.bits[name]) / (believed + _DOUBT)
            bits[name] = round(min(most, found), 2)
    return bits


def maximise(
    levels: Levels,
    begin: Mapping[Field, Floats],
    u: Mapping[Field, Floats],
    family: float,
    prior: float,
) -> dict[Field, Floats]:
    """m of every level by Splink's EM; a pair is a row left and a row right with one number."""
    database = DuckDBAPI()
    tables = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a_levels", "b_levels"):
            path = Path(folder) / f"{name}.parquet"
            _rows(levels).write_parquet(path)
            database.duckdb_con.execute(f"create table {name} as from read_parquet('{path}')")
            tables.append(database.register(name, dataset_display_name=name))
    linker = Linker(tables, settings(begin, u, family, prior), log_level=logging.ERROR)
    linker.training.estimate_parameters_using_expectation_maximisation(
        "l.pair = r.pair", fix_u_probabilities=True, fix_probability_two_random_records_match=True
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        linker.misc.save_model_to_json(str(path))
        model = json.loads(path.read_text(encoding="utf-8"))
    learned = {one["output_column_name"]: one["comparison_levels"] for one in model["comparisons"]}
    return {field: _m_of(field, learned[field.value]) for field in TRAINED}


def _rows(levels: Levels) -> pl.DataFrame:
    columns = {field.value: levels[:, place] for place, field in enumerate(FIELDS)}
    pairs = np.arange(len(levels))
    columns[Field.BIRTH.value] = chances.plain_birth(columns[Field.BIRTH.value])
    return pl.DataFrame({"unique_id": pairs, "pair": pairs, **columns})


def settings(
    begin: Mapping[Field, Floats], u: Mapping[Field, Floats], family: float, prior: float
) -> dict[str, Any]:
    """Our levels in Splink's words: u, the prior and what a family weighs are given and stay."""
    comparisons = [
        {
            "output_column_name": field.value,
            "comparison_levels": _levels(field, begin[field], u[field]),
        }
        for field in TRAINED
    ]
    comparisons.append(
        {"output_column_name": Field.TOGETHER.value, "comparison_levels": _family(family)}
    )
    return {
        "link_type": "link_only", "comparisons": comparisons, "max_iterations": 60,
        "em_convergence": 1e-4, "probability_two_random_records_match": prior,
        "blocking_rules_to_generate_predictions": [{"blocking_rule": "l.pair = r.pair"}],
    }  # fmt: skip


def _levels(field: Field, begin: Floats, u: Floats) -> list[dict[str, Any]]:
    found = []
    nothing = chances.missing(field)
    for place in sorted(range(len(u)), key=lambda place: place != nothing):
        level: dict[str, Any] = {
            "sql_condition": f"{field.value}_l = {place}", "label_for_charts": LEVELS[field][place]
        }  # fmt: skip
        if place == nothing:
            level["is_null_level"] = True
        else:
            level |= {"u_probability": float(u[place]), "fix_u_probability": True,
                      "m_probability": float(begin[place])}  # fmt: skip
        found.append(level)
    return found


def _family(bits: float) -> list[dict[str, Any]]:
    """A level that only weighs: m and u stay, their proportion is what counts."""
    fixed = {"fix_m_probability": True, "fix_u_probability": True}
    place = LEVELS[Field.TOGETHER].index(Together.FAMILY)
    column = f"{Field.TOGETHER.value}_l"
    return [
        {"sql_condition": f"{column} = {place}", "label_for_charts": "family", **fixed,
         "m_probability": _FAMILY_M, "u_probability": min(0.99, _FAMILY_M * 2.0**-bits)},
        {"sql_condition": "ELSE", "label_for_charts": "not", **fixed,
         "m_probability": 0.5, "u_probability": 0.5},
    ]  # fmt: skip


def _m_of(field: Field, learned: Sequence[Mapping[str, Any]]) -> Floats:
    said = {one["label_for_charts"]: one.get("m_probability") or 0.0 for one in learned}
    return np.array([float(said.get(level, 0.0)) for level in LEVELS[field]])


def write(path: Path, weights: Weights) -> None:
    """Write weights as the program ships them."""
    bits: dict[str, dict[str, float]] = {}
    for name, value in weights.bits.items():
        field, level = name.split("/")
        bits.setdefault(field, {})[level] = float(value)
    said = {
        "version": weights.version, "prior": weights.prior, "threshold": weights.threshold,
        "review_floor": weights.review_floor, "margin": weights.margin, "bits": bits,
    }  # fmt: skip
    text = yaml.safe_dump(said, sort_keys=False, allow_unicode=True)
    path.write_text(f"# SPDX-License-Identifier: EUPL-1.2\n{text}", encoding="utf-8")


def told(weights: Weights, shares: Mapping[Field, tuple[Floats, Floats]]) -> str:
    """m, u and bits of every level, beside the bits that ship now."""
    lines = [f"prior {weights.prior}", f"{'level':<32}{'m':>10}{'u':>14}{'bits':>8}{'shipped':>9}"]
    for field, (m, u) in shares.items():
        for place, level in enumerate(LEVELS[field]):
            name = f"{field.value}/{level}"
            lines.append(f"{name:<32}{m[place]:>10.5f}{u[place]:>14.9f}"
                         f"{weights.bits[name]:>8.2f}{SHIPPED.bits[name]:>9.2f}")  # fmt: skip
    family = f"{Field.TOGETHER.value}/{Together.FAMILY.value}"
    lines.append(f"{family:<56}{weights.bits[family]:>8.2f}{SHIPPED.bits[family]:>9.2f}")
    return "\n".join(lines)


def calibrate(weights: Weights, numbers: Sequence[int], people: int, signals: int) -> Weights:
    """Choose what 'nobody' and a family weigh, by the labels of other training seeds.

    EM cannot tell: fields are not independent, so that bits add up to more than they should, and
    how much more shows only beside the truth. The choice with the highest mean of the recalls at
    99.9% and 99.5% precision, over all these seeds together.
    """
    family = f"{Field.TOGETHER.value}/{Together.FAMILY.value}"
    several = [
        replace(weights, prior=prior, bits={**weights.bits, family: bits})
        for prior in PRIORS
        for bits in FAMILIES
    ]
    total = np.zeros(len(several))
    for seed in numbers:
        for at, found in enumerate(checking.on_seed(seed, people, signals, several)):
            total[at] += found.recall_999 + found.recall_995
    return several[int(np.argmax(total))]


def main() -> None:
    """Train, print, write; with --check hold the new weights beside the shipped ones."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seeds", type=int, nargs="+", default=[1])
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument("--signals", type=int, default=20_000)
    asked.add_argument("--chance", type=int, default=4_000_000, help="pairs drawn by chance")
    asked.add_argument("--version", default=SHIPPED.version)
    asked.add_argument("--check", type=int, help="a training seed to hold both weights against")
    asked.add_argument("--calibrate", type=int, nargs="*", default=[], help="more training seeds")
    asked.add_argument("--out", type=Path, required=True)
    given = asked.parse_args()
    for seed in (*given.seeds, *given.calibrate, *([given.check] if given.check else [])):
        seeds.for_training(seed)
    parts = [gather(seed, given.people, given.signals, given.chance) for seed in given.seeds]
    weights, shares = train(join(parts), replace(SHIPPED, version=given.version))
    print(told(weights, shares))
    if given.calibrate:
        weights = calibrate(weights, given.calibrate, given.people, given.signals)
        print(f"gekozen: prior {weights.prior}, gezin {weights.bits['together/family']}")
    write(given.out, weights)
    if given.check:
        both = checking.on_seed(given.check, given.people, given.signals, [SHIPPED, weights])
        print("\n".join(map(checking.line, both)))


if __name__ == "__main__":
    main()
