# SPDX-License-Identifier: EUPL-1.2
"""Peer: Splink on DuckDB, trained without labels on the data itself, scored against rivals.

`python -m benchmarks.linkage.splink_peer --register R --departed D --signals S --out links.csv`.
Levels and blocking are those a careful user would choose; departed people take part like residents,
and a signal whose best candidate departed is linked to nobody.
"""

from __future__ import annotations

import logging
import tempfile
import time
from pathlib import Path
from typing import Any

import polars as pl
from benchmarks.linkage import cleaned, said
from splink import DuckDBAPI, Linker

_U_PAIRS = 2e6
_LOWEST_WEIGHT = -8.0
_NAMES = ("own_r", "partner_r", "concat(partner_r, own_r)", "concat(own_r, partner_r)")

BLOCKING = (
    "l.address = r.address",
    "l.address = r.previous",
    "l.born = r.born and l.initial = r.initial",
    "l.born = r.born and l.start = r.start",
    "l.own = r.own and l.initial = r.initial and l.pc4 = r.pc4",
    "l.own = r.partner and l.initial = r.initial and l.pc4 = r.pc4",
    "l.street = r.street and l.number = r.number and l.initial = r.initial",
    "l.own = r.own and l.initials = r.initials and l.birth_year = r.birth_year",
)
_SURE = (
    "l.own = r.own and l.initials = r.initials and l.address = r.address",
    "l.born = r.born and l.own = r.own",
)


def _level(sql: str, **more: Any) -> dict[str, Any]:
    return {"sql_condition": sql, "label_for_charts": sql[:40], **more}


def _null(column: str) -> dict[str, Any]:
    return _level(f"{column}_l is null or {column}_r is null", is_null_level=True)


def _comparison(name: str, null: str, *levels: dict[str, Any]) -> dict[str, Any]:
    return {"output_column_name": name, "comparison_levels": [_null(null), *levels, _level("ELSE")]}


def _names() -> list[dict[str, Any]]:
    rarity = {"tf_adjustment_column": "own", "tf_minimum_u_value": 0.00001}
    alike = [f"jaro_winkler_similarity(own_l, {one})" for one in _NAMES[:2]]
    return [
        _comparison(
            "surname", "own", _level("own_l = own_r", **rarity), _level("own_l = partner_r"),
            _level(f"own_l = {_NAMES[2]} or own_l = {_NAMES[3]}"),
            _level(f"greatest({alike[0]}, coalesce({alike[1]}, 0)) >= 0.93"),
            _level(f"greatest({alike[0]}, coalesce({alike[1]}, 0)) >= 0.85"),
            _level("contains(own_l, own_r) or contains(own_l, coalesce(partner_r, '#'))"),
        ),
        _comparison(
            "initials", "initials", _level("initials_l = initials_r"),
            _level("starts_with(initials_r, initials_l) or starts_with(initials_l, initials_r)"),
            _level("initial_l = initial_r"),
        ),
        _comparison(
            "given", "given", _level("given_l = given_r"),
            _level("split_part(given_l, ' ', 1) = split_part(given_r, ' ', 1)"),
            _level("jaro_winkler_similarity(given_l, given_r) >= 0.88"),
        ),
    ]  # fmt: skip


def _dates_and_places() -> list[dict[str, Any]]:
    swapped = "born_l[5:6] = born_r[7:8] and born_l[7:8] = born_r[5:6]"
    return [
        _comparison(
            "born", "born", _level("born_l = born_r"),
            _level("damerau_levenshtein(born_l, born_r) <= 1"),
            _level(f"born_l[1:4] = born_r[1:4] and {swapped}"),
            _level("born_l[1:4] = born_r[1:4]"),
        ),
        _comparison(
            "address", "address",
            _level("address_l = address_r and coalesce(suffix_l, '') = coalesce(suffix_r, '')"),
            _level("address_l = address_r"), _level("address_l = previous_r"),
            _level("pc4_l = pc4_r and number_l = number_r"), _level("pc4_l = pc4_r"),
        ),
        _comparison(
            "street", "street", _level("street_l = street_r"),
            _level("jaro_winkler_similarity(street_l, street_r) >= 0.9"),
        ),
    ]  # fmt: skip


def settings() -> dict[str, Any]:
    """What is compared, in which levels, and which pairs are compared at all."""
    return {
        "link_type": "link_only",
        "comparisons": [*_names(), *_dates_and_places()],
        "max_iterations": 20,
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in BLOCKING],
        "retain_matching_columns": False,
        "additional_columns_to_retain": ["gone"],
    }


def columns(frame: pl.DataFrame, identity: str) -> pl.DataFrame:
    """The columns that both sides have; empty becomes null."""
    for missing in ("partner", "previous"):
        if missing not in frame.columns:
            frame = frame.with_columns(pl.lit("").alias(missing))
    if "gone" not in frame.columns:
        frame = frame.with_columns(gone=pl.lit(False))
    texts = ("own", "partner", "given", "initials", "born", "address", "previous", "pc4",
             "number", "suffix", "street")  # fmt: skip
    known = [pl.col(text).replace("", None) for text in texts]
    return frame.select(
        pl.col(identity).alias("unique_id"), "gone", *known
    ).with_columns(
        initial=pl.col("initials").str.slice(0, 1), start=pl.col("own").str.slice(0, 3),
        birth_year=pl.col("born").str.slice(0, 4),
    )  # fmt: skip


def train(linker: Any) -> None:
    """Without labels: u from random pairs, m by EM in two blocks that leave each other free."""
    linker.training.estimate_probability_two_random_records_match(list(_SURE), recall=0.75)
    linker.training.estimate_u_using_random_sampling(max_pairs=_U_PAIRS, seed=1)
    for rule in ("l.address = r.address", "l.born = r.born"):
        linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=4e6)


def best(pairs: pl.DataFrame) -> dict[str, tuple[str, bool, float]]:
    """The best candidate of each signal, and its weight above all its rivals together."""
    weight = pl.col("match_weight")
    ranked = pairs.sort(["match_weight", "unique_id_r"], descending=[True, False])
    found = ranked.group_by("unique_id_l", maintain_order=True).agg(
        pl.col("unique_id_r").first(), pl.col("gone_r").first(), weight.first(),
        all_odds=pl.lit(2.0).pow(weight).sum(),
    )  # fmt: skip
    rivals = pl.col("all_odds") - pl.lit(2.0).pow(weight)
    found = found.with_columns(score=weight - (1.0 + rivals.clip(0.0)).log(2.0))
    return {row["unique_id_l"]: (row["unique_id_r"], row["gone_r"], row["score"])
            for row in found.iter_rows(named=True)}  # fmt: skip


def predict(people: pl.DataFrame, signals: pl.DataFrame, folder: Path) -> pl.DataFrame:
    """Pairs of a signal (l) and a person (r) with their weight; files carry tables to and fro."""
    database = DuckDBAPI()
    tables = []
    for name, frame in (("a_signals", signals), ("b_people", people)):
        path = folder / f"{name}.parquet"
        frame.write_parquet(path)
        database.duckdb_con.execute(f"create table {name} as from read_parquet('{path}')")
        tables.append(database.register(name, dataset_display_name=name))
    linker = Linker(tables, settings(), log_level=logging.ERROR)
    train(linker)
    pairs = linker.inference.predict(threshold_match_weight=_LOWEST_WEIGHT, warning_mode="never")
    path = folder / "pairs.parquet"
    database.duckdb_con.execute(f"copy {pairs.physical_name} to '{path}' (format parquet)")
    return pl.read_parquet(path)


def main() -> None:
    """Read, train, predict, write, and say what it cost."""
    words = said.asked(__doc__)
    start = time.perf_counter()
    people = columns(cleaned.people(words.register, words.departed), "person_id")
    loaded = time.perf_counter()
    signals = columns(cleaned.signals(words.signals), "signal_id")
    with tempfile.TemporaryDirectory() as folder:
        found = best(predict(people, signals, Path(folder)))
    links = []
    for signal in signals["unique_id"]:
        person, gone, score = found.get(signal, ("", True, 0.0))
        links.append((signal, "" if gone else person, "" if gone else f"{score:.4f}", ""))
    said.write(words.out, links)
    said.tell(loaded - start, time.perf_counter() - loaded, len(signals))


if __name__ == "__main__":
    main()
