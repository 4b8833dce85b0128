# SPDX-License-Identifier: EUPL-1.2
"""`./run link dedupe`: a file in, clusters out, and a sentence when the words are wrong."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from woonzeker.cli import link_dedupe
from woonzeker.errors import WoonzekerError

ROWS = """nr,voornaam,achternaam,geboortedatum,postcode
b7,Jan,Smit,1980-03-12,7301 AB
a2,Jan,Smit,12-03-1980,7301AB
c1,Els,Vos,1951-11-30,7302 CD
d4,Omar,Kaya,1990-07-08,7303 EF
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A file of four rows, two of them one person."""
    path = tmp_path / "tabel.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def written(path: Path) -> list[list[str]]:
    """The lines of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_each_row_gets_the_smallest_number_of_its_cluster(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.csv"
    assert link_dedupe.run([str(table), "--out", str(out), "--id", "nr"]) == 0
    assert written(out) == [
        ["record_id", "cluster_id"], ["b7", "a2"], ["a2", "a2"], ["c1", "c1"], ["d4", "d4"],
    ]  # fmt: skip


def test_rows_without_a_number_of_their_own_are_counted(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.csv"
    link_dedupe.run([str(table), "--out", str(out)])
    assert [line[0] for line in written(out)[1:]] == ["1", "2", "3", "4"]


def test_two_tables_are_linked_and_each_row_says_where_it_is_from(
    table: Path, tmp_path: Path
) -> None:
    other, out = tmp_path / "ander.csv", tmp_path / "uit.csv"
    other.write_text(ROWS.replace("a2,Jan", "a2,Piet").replace("Smit,12", "Bos,13"), "utf-8")
    link_dedupe.run([str(table), "--with", str(other), "--out", str(out), "--id", "nr"])
    lines = written(out)
    assert lines[0] == ["record_id", "cluster_id", "file"]
    assert ["c1", "c1", "2"] in lines
    assert ["a2", "2:a2", "2"] in lines


def test_columns_can_be_pointed_out(tmp_path: Path) -> None:
    path, out = tmp_path / "raar.csv", tmp_path / "uit.csv"
    path.write_text("k1,k2\nJan,Smit\nEls,Vos\n", encoding="utf-8")
    words = [str(path), "--out", str(out), "--columns", "given=k1,surname=k2"]
    assert link_dedupe.run(words) == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Zeg welke tabel"),
        (["TABLE"], "--out"),
        (["weg.csv", "--out", "OUT"], "bestaat niet"),
        (["TABLE", "--out", "TABLE"], "wordt gelezen"),
        (["TABLE", "--out", "weg/uit.csv"], "map die bestaat"),
        (["TABLE", "--out", "OUT", "--id", "x"], "De kolom 'x' staat niet"),
        (["TABLE", "--out", "OUT", "--id", "postcode"], "eigen nummer"),
        (["TABLE", "--out", "OUT", "--columns", "given"], "SOORT=KOLOM"),
        (["TABLE", "--out", "OUT", "--columns", "naam=nr"], "De soort 'naam' bestaat niet"),
        (["TABLE", "--out", "OUT", "--columns", "given=x,given=y"], "twee keer"),
        (
            ["TABLE", "--with", "TABLE", "--out", "OUT", "--columns", "given=vornaam"],
            "De kolom 'vornaam' staat niet",
        ),
        (["TABLE", "--with", "TABLE", "--out", "OUT", "--id", "num"], "De kolom 'num' staat niet"),
    ],
)
def test_wrong_words_are_told_in_a_sentence(
    table: Path, tmp_path: Path, words: list[str], says: str
) -> None:
    table.write_text(ROWS + "e5,Bo,Bos,,7301 AB\n", encoding="utf-8")
    places = {"TABLE": str(table), "OUT": str(tmp_path / "uit.csv")}
    with pytest.raises(WoonzekerError, match=says) as problem:
        link_dedupe.run([places.get(word, word) for word in words])
    assert problem.value.sentence.endswith((".", "CLUSTERS.csv"))
