# SPDX-License-Identifier: EUPL-1.2
"""Peer: exact joins on cleaned fields, the strictest first; a match must be the only one.

`python -m benchmarks.linkage.exact --register R --departed D --signals S --out links.csv`.
"""

from __future__ import annotations

import time

import polars as pl
from benchmarks.linkage import cleaned, said

#: columns that must be equal, the surest first; `name` is the own, partner's or double name
RULES: tuple[tuple[str, ...], ...] = (
    ("name", "initials", "born", "address", "suffix"),
    ("name", "initial", "born", "address"),
    ("name", "born", "address"),
    ("name", "initials", "born"),
    ("name", "initial", "address", "suffix"),
    ("name", "initial", "address"),
    ("name", "initial", "born"),
    ("name", "born"),
    ("initial", "born", "address"),
    ("name", "initial", "previous"),
    ("born", "address"),
    ("name", "address"),
)


def by_name(people: pl.DataFrame) -> pl.DataFrame:
    """A row for each name somebody can be known by."""
    own, partner = pl.col("own"), pl.col("partner")
    several = pl.concat_list(own, partner, partner + own, own + partner).list.unique()
    return (
        people.with_columns(name=several, initial=pl.col("initials").str.slice(0, 1))
        .explode("name")
        .filter(pl.col("name") != "")
    )


def link(people: pl.DataFrame, signals: pl.DataFrame) -> pl.DataFrame:
    """`signal_id, person_id, gone, score` for the signals that one rule finds one person for."""
    left = signals.with_columns(
        name=pl.col("own"), initial=pl.col("initials").str.slice(0, 1), previous=pl.col("address")
    )
    found: list[pl.DataFrame] = []
    for rank, rule in enumerate(RULES):
        columns = [column for column in rule if column != "suffix"]
        some = left.filter(pl.all_horizontal(pl.col(columns) != ""))
        pairs = some.select("signal_id", *rule).join(
            people.select("person_id", "gone", *rule), on=list(rule), how="inner"
        )
        pairs = pairs.unique(["signal_id", "person_id"])
        single = pairs.filter(pl.len().over("signal_id") == 1)
        score = pl.lit(len(RULES) - rank)
        found.append(single.select("signal_id", "person_id", "gone", score=score))
        left = left.join(single, on="signal_id", how="anti")
    return pl.concat(found)


def main() -> None:
    """Read, join, write, and say what it cost."""
    words = said.asked(__doc__)
    start = time.perf_counter()
    people = by_name(cleaned.people(words.register, words.departed))
    loaded = time.perf_counter()
    signals = cleaned.signals(words.signals)
    found = {row[0]: row[1:] for row in link(people, signals).sort("signal_id").iter_rows()}
    links = []
    for signal in signals["signal_id"]:
        person, gone, score = found.get(signal, ("", True, ""))
        links.append((signal, "" if gone else person, str(score), ""))
    said.write(words.out, links)
    said.tell(loaded - start, time.perf_counter() - loaded, len(signals))


if __name__ == "__main__":
    main()
