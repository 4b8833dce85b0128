# SPDX-License-Identifier: EUPL-1.2
"""A plain table: columns recognised, rows of one person found, the same in any order."""

from __future__ import annotations

import gzip
import random
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from functools import cache
from pathlib import Path

import pytest

from woonzeker.matching.linkage import tables
from woonzeker.matching.linkage.tables import Kind, Table, UnreadableTable

MADE_UP = Path(__file__).with_name("made_up.csv")
#: public sets beside the repository, when they are there, with the F1 that is the least
PUBLIC = Path(__file__).resolve().parents[3].parent / "shared/benchmarks/linkage-public"
FLOORS = {"RLdata500": 0.98, "febrl1": 0.9999, "fake_1000": 0.96, "RLdata10000": 0.975}


def f1(truth: Sequence[Hashable], found: Sequence[Hashable]) -> float:
    """The harmonic mean of precision and recall over pairs of rows."""

    def pairs(groups: Iterable[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in Counter(groups).values())

    return 2 * pairs(zip(truth, found, strict=True)) / (pairs(truth) + pairs(found))


def grouped(table: Table) -> list[int]:
    """The group of each row."""
    found = tables.dedupe(table, tables.recognise(table.headings))
    return [int(group) for group in found.clusters]


def truth_of(table: Table) -> list[str]:
    """Which rows are one person according to the table."""
    at = table.headings.index("cluster")
    return [row[at] for row in table.rows]


@cache
def made_up() -> Table:
    """Some 500 invented rows of Dutch people with the errors that partners make."""
    return tables.read_table(MADE_UP)


def table_of(headings: str, *rows: str) -> Table:
    """A small table from lines with commas."""
    return Table(tuple(headings.split(",")), tuple(tuple(row.split(",")) for row in rows))


def test_rows_of_one_person_are_found_without_examples() -> None:
    assert f1(truth_of(made_up()), grouped(made_up())) >= 0.97


def test_the_order_of_the_rows_changes_nothing() -> None:
    order = list(range(len(made_up().rows)))
    random.Random(3).shuffle(order)
    shuffled = Table(made_up().headings, tuple(made_up().rows[at] for at in order))
    before = grouped(made_up())
    assert f1([before[at] for at in order], grouped(shuffled)) == 1.0


def test_a_column_that_nobody_knows_changes_nothing() -> None:
    at = made_up().headings.index("cluster")
    blind = Table(made_up().headings, tuple((*r[:at], "", *r[at + 1 :]) for r in made_up().rows))
    assert grouped(blind) == grouped(made_up())


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_public_tables_come_out_at_least_as_well_as_they_did(name: str) -> None:
    path = PUBLIC / f"{name}.csv.gz"
    if not path.exists():
        return
    table = tables.read_table(path)
    assert f1(truth_of(table), grouped(table)) >= FLOORS[name]


def test_two_tables_are_linked_row_by_row() -> None:
    first = [made_up().rows[at] for at in _rows_of_distinct(0)]
    second = [made_up().rows[at] for at in _rows_of_distinct(1)]
    read = [Table(made_up().headings, tuple(rows)) for rows in (first, second)]
    found = tables.link(*((table, tables.recognise(table.headings)) for table in read))
    truth = [*truth_of(read[0]), *truth_of(read[1])]
    assert f1(truth, found.clusters.tolist()) >= 0.95


def _rows_of_distinct(which: int) -> list[int]:
    """The first (0) or second (1) row of each person."""
    seen: Counter[str] = Counter()
    chosen = []
    for at, person in enumerate(truth_of(made_up())):
        if seen[person] == which:
            chosen.append(at)
        seen[person] += 1
    return chosen


@pytest.mark.parametrize(
    ("headings", "kinds"),
    [
        ("rec_id,cluster,fname_c1,lname_c1,by,bm,bd", "given surname year month day"),
        ("given_name,surname,address_1,suburb,postcode,state,date_of_birth,soc_sec_id",
         "given surname street place postcode region birth identifier"),
        ("full_name,dob,birth_place,gender,occupation",
         "full_name birth birth_place sex occupation"),
        ("Voornamen;Achternaam;Geboortedatum;Huisnr.;E-mail", "given surname birth number email"),
    ],
)  # fmt: skip
def test_columns_are_recognised_by_their_heading(headings: str, kinds: str) -> None:
    found = tables.recognise(headings.replace(";", ",").split(","))
    assert set(found.columns) == {Kind(kind) for kind in kinds.split()}


def test_a_column_that_was_pointed_out_goes_before_the_recognised_one() -> None:
    found = tables.recognise(["naam", "roepnaam", "achternaam"], {"surname": "achternaam"})
    assert found.columns == {Kind.SURNAME: 2, Kind.GIVEN: 1}


@pytest.mark.parametrize(
    ("headings", "given", "says"),
    [("kleur,prijs", {}, "naam"), ("naam", {"given": "x"}, "'x'"), ("naam", {"x": "naam"}, "'x'")],
)
def test_columns_that_cannot_be_found_are_told(
    headings: str, given: dict[str, str], says: str
) -> None:
    with pytest.raises(UnreadableTable, match=says):
        tables.recognise(headings.split(","), given)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jan,Smit,1980-03-12", "Smit,Jan,1980-03-12"), ("Jan,Smit,1980-03-12", "Jan,Smit,12-3-1980"),
     ("Jan,Smit,1980-03-12", "Jan,Smidt,1980-12-03"), ("Jo,de Wit,19800312", "Jo,Wit,1980-3-12"),
     ("Şule,Øvergård,1980-03-12", "Sule,Overgard,1980-03-12")],
)  # fmt: skip
def test_two_ways_of_writing_one_person_are_one(one: str, other: str) -> None:
    rows = (row[2:3] + row[4:6] for row in made_up().rows[:300])
    filler = (",".join(cells) for cells in rows)
    found = grouped(table_of("voornaam,achternaam,geboortedatum", one, other, *filler))
    assert found[0] == found[1]


def test_people_of_one_household_stay_apart() -> None:
    home = "Kade,12,7301 AB"
    rows = [f"Els,Prins,1961-02-03,{home}", f"Ben,Prins,1959-07-21,{home}"]
    filler = [",".join(row[i] for i in (2, 4, 5, 6, 7, 8)) for row in made_up().rows]
    found = grouped(
        table_of("voornaam,achternaam,geboortedatum,straat,huisnummer,postcode", *rows, *filler)
    )
    assert found[0] != found[1]


@pytest.mark.parametrize("rows", [["Jan,Smit"], ["Jan,Smit", ","], [",", ","]])
def test_a_table_with_next_to_nothing_in_it_has_no_doubles(rows: list[str]) -> None:
    assert grouped(table_of("voornaam,achternaam", *rows)) == list(range(len(rows)))


def test_a_packed_table_with_semicolons_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv.gz"
    path.write_bytes(gzip.compress("naam;plaats\nMüller;Best\nBos\n".encode("cp1252")))
    assert tables.read_table(path).rows == (("Müller", "Best"), ("Bos", ""))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("leeg.csv", b"", "geen regels"), ("kop.csv", b"naam,plaats\n", "geen regels"),
     ("kapot.csv.gz", b"geen gzip", "niet te openen"), ("breed.csv", b"a\n1,2\n", "meer cellen")],
)  # fmt: skip
def test_a_file_that_is_no_table_is_told(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableTable, match=says):
        tables.read_table(path)
