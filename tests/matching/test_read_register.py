# SPDX-License-Identifier: EUPL-1.2
"""The extract of the person register: every row is used or told about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.matching.people import DOOR, extract, number, row

from woonzeker.matching.linkage import UnreadableRegister, read_register
from woonzeker.matching.linkage.shapes import NO_ADDRESS


def test_a_row_becomes_a_person() -> None:
    read = read_register(extract(row()))
    person = read.rows[0]
    assert (person.bsn, person.facts.surname, person.facts.address) == (number(1), "Vries", DOOR)
    assert (person.facts.since_on, person.secret, person.gender) == (date(2015, 2, 1), False, "M")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_found(delimiter: str, encoding: str) -> None:
    read = read_register(
        extract(row(geslachtsnaam="Müller"), delimiter=delimiter, encoding=encoding)
    )
    assert read.rows[0].facts.surname == "Müller"


def test_a_leading_zero_lost_in_a_spreadsheet_is_put_back() -> None:
    read = read_register(extract(row(bsn="12345672")))
    assert read.rows[0].bsn == "012345672"


@pytest.mark.parametrize(
    ("cells", "says"),
    [({"bsn": "123456789"}, "elfproef"), ({"bsn": ""}, "BSN ontbreekt"),
     ({"geslachtsnaam": ""}, "geslachtsnaam ontbreekt"),
     ({"geboortedatum": "30-02-1980"}, "geboortedatum is geen datum"),
     ({"postcode": "12345"}, "geen Nederlandse postcode"), ({"huisnummer": ""}, "ontbreekt"),
     ({"huisnummer": "boven"}, "geen huisnummer"), ({"postcode": "", "straat": ""}, "allebei"),
     ({"overleden_op": "ja"}, "overleden_op is geen datum"),
     ({"straat": "x" * 201}, "langer dan 200"), ({"vertrokken_op": "00000000"}, "vertrokken_op")],
)  # fmt: skip
def test_a_bad_row_gets_a_sentence_with_its_number(cells: dict[str, str], says: str) -> None:
    read = read_register(extract(row(1), row(2, **cells)))
    assert [person.number for person in read.rows] == [2]
    assert read.rejected[0].sentence.startswith("Rij 3: ")
    assert says in read.rejected[0].sentence


def test_a_sentence_never_repeats_what_the_row_says() -> None:
    read = read_register(extract(row(bsn="123456789"), row(geboortedatum="geheim")))
    assert not any("123456789" in r.sentence or "geheim" in r.sentence for r in read.rejected)


def test_the_same_person_twice_is_told_with_both_rows() -> None:
    read = read_register(extract(row(1), row(2), row(1)))
    assert read.rejected[0].sentence == "Rij 4: dit BSN staat ook op rij 2."


def test_who_left_for_abroad_needs_no_dutch_address() -> None:
    read = read_register(extract(row(postcode="B-9000", huisnummer="", vertrokken_op="2026-01-01")))
    assert (read.rows[0].facts.address, read.rows[0].facts.departed_on) == (
        NO_ADDRESS, date(2026, 1, 1),
    )  # fmt: skip


def test_a_foreign_address_before_does_not_cost_the_person() -> None:
    read = read_register(extract(row(vorig_postcode="50667", vorig_huisnummer="1")))
    assert read.rows[0].facts.previous == NO_ADDRESS


def test_an_unknown_day_of_death_is_still_a_death() -> None:
    read = read_register(extract(row(overleden_op="2026-05-00")))
    assert read.rows[0].facts.deceased_on == date(2026, 5, 1)


def test_a_glued_house_number_is_split() -> None:
    read = read_register(extract(row(huisnummer="0012a", huisletter="", toevoeging="3hg")))
    assert read.rows[0].facts.address.number == "12"
    assert read.rows[0].facts.address.addition == "a 3hg"


@pytest.mark.parametrize("mark", ["1", "7", "ja", "J", "x"])
def test_any_mark_of_secrecy_but_no_is_secrecy(mark: str) -> None:
    assert read_register(extract(row(geheimhouding=mark))).rows[0].secret


def test_headings_of_the_other_set_are_read_as_well() -> None:
    renamed = extract(row()).replace(b"voorletters", b"Initialen", 1)
    assert read_register(renamed).rows[0].facts.initials == "J.P."


def test_a_person_with_the_files_own_key_needs_no_bsn() -> None:
    read = read_register(extract({"person_id": "p-1", **row(bsn="")}))
    assert read.rows[0].facts.person == "p-1"


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "kolomkoppen"), (b"bsn;geslachtsnaam\n", "ontbreekt de kolom geboortedatum"),
     (b"PK\x03\x04\x00\x00", "geen CSV"), (b'bsn;"a\n1;2\n', "aanhalingsteken")],
)  # fmt: skip
def test_a_file_that_is_no_extract_gets_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableRegister, match=says):
        read_register(content)


@given(st.binary(max_size=300))
def test_any_bytes_after_the_heading_are_read_or_refused_never_a_crash(noise: bytes) -> None:
    heading = extract(row()).partition(b"\r\n")[0]
    try:
        read = read_register(heading + b"\r\n" + noise)
    except UnreadableRegister:
        return
    assert read.rows_read == len(read.rows) + len(read.rejected)
