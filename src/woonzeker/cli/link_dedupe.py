# SPDX-License-Identifier: EUPL-1.2
"""`./run link dedupe FILE.csv --out clusters.csv`: which rows of a plain table are one person.

With `--with OTHER.csv` it looks for each row of the one table its row in the other.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from woonzeker.cli.words import WrongWords, a_file, split
from woonzeker.matching.linkage import tables

OPTIONS = {"--out": True, "--with": True, "--columns": True, "--id": True}
ASKED = "./run link dedupe BESTAND.csv --out CLUSTERS.csv"


@dataclass(frozen=True, slots=True)
class Order:
    """What the command is asked: one or two tables, where to write, and which column is which."""

    files: tuple[Path, ...]
    out: Path
    columns: dict[str, str]
    record: str | None


def run(words: Sequence[str]) -> int:
    """Group the rows and write `record_id,cluster_id`; exit 2 with a sentence on wrong words."""
    order = read_order(words)
    opened = [tables.read_table(path) for path in order.files]
    _all_known(order, [table.headings for table in opened])
    read = [(table, _layout(table, order)) for table in opened]
    ids = [_ids(table, layout, order) for table, layout in read]
    outcome = tables.link(*read) if len(read) == 2 else tables.dedupe(*read[0])
    _write(order.out, _lines(outcome.clusters.tolist(), ids))
    _tell(order, read, outcome)
    return 0


def read_order(words: Sequence[str]) -> Order:
    """Understand the words; raises WrongWords before anything is read or written."""
    plain, given = split(words, options=OPTIONS, most=1)
    if not plain:
        raise WrongWords(f"Zeg welke tabel het is: {ASKED}")
    if "--out" not in given:
        raise WrongWords(f"Zeg met --out waar de uitkomst moet komen: {ASKED}")
    out = Path(given["--out"])
    if out.is_dir() or not out.parent.is_dir():
        raise WrongWords(f"--out: '{out}' moet een bestand zijn in een map die bestaat.")
    files = [a_file("BESTAND", plain[0])]
    if "--with" in given:
        files.append(a_file("--with", given["--with"]))
    if any(path.resolve() == out.resolve() for path in files):
        raise WrongWords("--out: dit bestand wordt gelezen. Kies een andere naam.")
    return Order(
        files=tuple(files),
        out=out,
        columns=_columns(given.get("--columns", "")),
        record=given.get("--id"),
    )


def _columns(text: str) -> dict[str, str]:
    """'given=fname_c1,birth=dob' as kind → heading."""
    found: dict[str, str] = {}
    for piece in filter(None, (piece.strip() for piece in text.split(","))):
        kind, sign, heading = (part.strip() for part in piece.partition("="))
        if not (kind and sign and heading):
            raise WrongWords(
                f"--columns: '{piece}' moet SOORT=KOLOM zijn, bijvoorbeeld given=voornaam."
            )
        if kind in found:
            raise WrongWords(f"--columns: '{kind}' staat er twee keer.")
        found[kind] = heading
    return found


def _all_known(order: Order, headings: Sequence[tuple[str, ...]]) -> None:
    """Every column that was named stands in one of the files."""
    known = {heading for each in headings for heading in each}
    for heading in (*order.columns.values(), *([order.record] if order.record else [])):
        if heading not in known:
            raise WrongWords(
                f"De kolom '{heading}' staat niet in het bestand. Wel: {', '.join(sorted(known))}."
            )


def _layout(table: tables.Table, order: Order) -> tables.Layout:
    """The columns of a table; of two tables each needs only the headings that it has."""
    given = {kind: each for kind, each in order.columns.items() if each in table.headings}
    record = order.record if order.record in table.headings else None
    return tables.recognise(table.headings, given, record)


def _ids(table: tables.Table, layout: tables.Layout, order: Order) -> list[str]:
    """The rows' own numbers; row numbers when the column was not asked for and does not tell."""
    ids = tables.record_ids(table, layout)
    if len(set(ids)) == len(ids) and "" not in ids:
        return ids
    if order.record is not None:
        raise WrongWords(
            f"--id: in de kolom '{order.record}' heeft niet elke regel een eigen nummer."
        )
    print(
        "De nummers in het bestand zijn niet van één regel; de regels zijn geteld vanaf 1.",
        file=sys.stderr,
    )
    return [str(number) for number in range(1, len(ids) + 1)]


def _lines(found: Sequence[int], ids: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The lines to write; of two tables a third cell says which one the row is from."""
    if len(ids) == 1:
        names = tables.names_of(found, ids[0])
        return [("record_id", "cluster_id"), *zip(ids[0], names, strict=True)]
    first = set(ids[0])
    own = [*ids[0], *(f"2:{one}" if one in first else one for one in ids[1])]
    names = [own[group] for group in found]
    source = ["1"] * len(ids[0]) + ["2"] * len(ids[1])
    rows = zip([*ids[0], *ids[1]], names, source, strict=True)
    return [("record_id", "cluster_id", "file"), *rows]


def _write(out: Path, lines: Sequence[tuple[str, ...]]) -> None:
    try:
        with out.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)
    except OSError:
        raise WrongWords(f"--out: in '{out}' kan niet worden geschreven.") from None


def _tell(
    order: Order, read: Sequence[tuple[tables.Table, tables.Layout]], outcome: tables.Outcome
) -> None:
    for path, (table, layout) in zip(order.files, read, strict=True):
        known = (f"{table.headings[at]} ({kind.value})" for kind, at in layout.columns.items())
        print(f"{path.name}: {len(table.rows)} regels; vergeleken op {', '.join(known)}.")
    persons = len(set(outcome.clusters.tolist()))
    rows = len(outcome.clusters)
    print(f"{len(outcome.pairs)} paren vergeleken; {rows} regels zijn {persons} personen.")
    print(f"De uitkomst staat in {order.out}.")
