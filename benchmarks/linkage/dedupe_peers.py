# SPDX-License-Identifier: EUPL-1.2
"""Peers on plain tables: exact joins and Splink, each without labels, clustered.

`python -m benchmarks.linkage.dedupe_peers exact|splink FILE [--with OTHER] --out clusters.csv`.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import tempfile
from itertools import combinations
from pathlib import Path
from typing import Any

import polars as pl

#: a pair that is at least this likely is one person; Splink says nothing of which to take, so that
#: a user must choose: the table takes the better one, with the answers at hand
LIKELY = {"cluster_id": 0.9, "cluster_id_half": 0.5}
_EM_PAIRS = 4e6


def layout(columns: list[str]) -> dict[str, list[str]]:
    """Which columns to compare, by the way to compare them."""
    known = {
        "name": ("given_name", "surname", "first_name", "fname_c1", "lname_c1"),
        "date": ("date_of_birth", "dob"),
        "part": ("by", "bm", "bd"),
        "text": ("address_1", "suburb", "birth_place", "city", "email"),
        "exact": ("street_number", "postcode", "postcode_fake", "soc_sec_id", "occupation"),
    }
    return {kind: [one for one in names if one in columns] for kind, names in known.items()}


def read(path: Path) -> pl.DataFrame:
    """A table of texts in small letters; empty is null."""
    frame = pl.read_csv(path, infer_schema=False).with_columns(pl.all().str.strip_chars())
    if "date_of_birth" in frame.columns:
        frame = frame.with_columns(
            pl.col("date_of_birth").str.replace(r"^(\d{4})(\d{2})(\d{2})$", "$1-$2-$3")
        )
    texts = pl.exclude("rec_id").str.to_lowercase().replace("", None)
    return frame.with_columns(texts).rename({"rec_id": "unique_id"})


def exact(frames: list[pl.DataFrame]) -> dict[str, str]:
    """Rows that agree on names and date, or on a name, the date and another field."""
    kinds = layout(frames[0].columns)
    born = kinds["date"] + kinds["part"]
    others = kinds["text"] + kinds["exact"]
    rules = [kinds["name"] + born]
    rules += [[name, *born, other] for name in kinds["name"] for other in others]
    parent: dict[str, str] = {}
    whole = pl.concat(frames)
    for rule in rules:
        groups = whole.drop_nulls(rule).group_by(rule).agg(pl.col("unique_id"))
        for group in groups["unique_id"].to_list():
            for other in group[1:]:
                parent[find(parent, other)] = find(parent, group[0])
    return {one: find(parent, one) for one in whole["unique_id"]}


def find(parent: dict[str, str], one: str) -> str:
    """The head of the group that `one` is in; shortens the way for the next who asks."""
    while (up := parent.get(one, one)) != one:
        parent[one] = parent.get(up, up)
        one = up
    return one


def settings(kinds: dict[str, list[str]], link_type: str) -> dict[str, Any]:
    """Splink's own comparisons for names, dates and texts; blocking on pairs of columns."""
    library = importlib.import_module("splink.comparison_library")
    comparisons = [library.NameComparison(name) for name in kinds["name"]]
    comparisons += [library.DateOfBirthComparison(one, input_is_string=True)
                    for one in kinds["date"]]  # fmt: skip
    comparisons += [library.JaroWinklerAtThresholds(one, [0.9, 0.8]) for one in kinds["text"]]
    exactly = [one for one in kinds["part"] + kinds["exact"] if one != "soc_sec_id"]
    comparisons += [library.ExactMatch(one) for one in exactly]
    if "soc_sec_id" in kinds["exact"]:
        comparisons.append(library.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]))
    return {
        "link_type": link_type,
        "comparisons": comparisons,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": rule} for rule in blocking(kinds)
        ],
    }


def blocking(kinds: dict[str, list[str]]) -> list[str]:
    """Pairs that agree on two columns, on the date, or on a number of their own."""
    pairs = list(combinations(kinds["name"] + kinds["part"] + kinds["text"] + kinds["exact"], 2))
    rules = [f"l.{one} = r.{one} and l.{other} = r.{other}" for one, other in pairs]
    rules += [f"l.{one} = r.{one}" for one in kinds["date"]]
    return rules + [f"l.{one} = r.{one}" for one in kinds["exact"] if one == "soc_sec_id"]


def splink(frames: list[pl.DataFrame]) -> dict[str, dict[str, str]]:
    """Train without labels, predict, cluster at each of LIKELY."""
    package = importlib.import_module("splink")
    database = package.DuckDBAPI()
    kinds = layout(frames[0].columns)
    tables = []
    with tempfile.TemporaryDirectory() as folder:
        for name, frame in zip("ab", frames, strict=False):
            path = Path(folder) / f"{name}.parquet"
            frame.write_parquet(path)
            database.duckdb_con.execute(f"create table t{name} as from read_parquet('{path}')")
            tables.append(database.register(f"t{name}", dataset_display_name=name))
    link_type = "link_only" if len(frames) > 1 else "dedupe_only"
    linker = package.Linker(tables, settings(kinds, link_type), log_level=logging.ERROR)
    names = kinds["name"]
    born = " and ".join(f"l.{one} = r.{one}" for one in kinds["date"] + kinds["part"])
    sure = [f"l.{one} = r.{one} and {born}" for one in names]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in [born, *(f"l.{one} = r.{one}" for one in (names[-1], names[0]))]:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, max_pairs=_EM_PAIRS
        )
    lowest = min(LIKELY.values())
    pairs = linker.inference.predict(threshold_match_probability=lowest, warning_mode="never")
    columns = f"select unique_id_l, unique_id_r, match_probability from {pairs.physical_name}"
    likely = database.duckdb_con.execute(columns).fetchall()
    records = [one for frame in frames for one in frame["unique_id"]]
    return {
        name: clusters(records, [(one, other) for one, other, sure in likely if sure >= least])
        for name, least in LIKELY.items()
    }


def clusters(records: list[str], pairs: list[tuple[str, str]]) -> dict[str, str]:
    """All that hang together by pairs, under the name of one of them."""
    parent: dict[str, str] = {}
    for one, other in pairs:
        parent[find(parent, other)] = find(parent, one)
    return {one: find(parent, one) for one in records}


def main() -> None:
    """Read, group, write `record_id,cluster_id`, with a column more for another threshold."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("peer", choices=("exact", "splink"))
    words.add_argument("file", type=Path)
    words.add_argument("--with", dest="other", type=Path)
    words.add_argument("--out", type=Path, required=True)
    given = words.parse_args()
    frames = [read(path) for path in (given.file, given.other) if path]
    found = {"cluster_id": exact(frames)} if given.peer == "exact" else splink(frames)
    columns = {name: list(groups.values()) for name, groups in found.items()}
    pl.DataFrame({"record_id": list(found["cluster_id"]), **columns}).write_csv(given.out)


if __name__ == "__main__":
    main()
