# SPDX-License-Identifier: EUPL-1.2
"""Two ways of writing the same become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.matching.linkage import AddressFacts
from woonzeker.matching.linkage.addresses import clean_address, clean_postcode
from woonzeker.matching.linkage.dates import (
    ImpossibleDate,
    PartialDate,
    read_date,
    read_loosely,
)
from woonzeker.matching.linkage.names import (
    clean_given,
    clean_surname,
    several_names,
    split_written_whole,
    typos,
)

BERG = ["van den|Berg", "|v.d. Berg", "|vdBerg", "|VAN DEN BERG", "|Berg, van den", "|dhr. Berg",
        "v/d|Berg", "|Berg van den", "van den|van den Berg"]  # fmt: skip


@pytest.mark.parametrize("written", BERG)
def test_prefixes_dropped_moved_or_abbreviated_leave_one_name(written: str) -> None:
    assert clean_surname(*written.split("|")).core == "berg"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Meijer", "Meyer"), ("Groß", "Gross"), ("Müller", "Muller"), ("Şahin", "Sahin"),
     ("Çelik", "celik"), ("Øvergård", "Overgard"), ("Wójcik", "WOJCIK"), ("D'Hondt", "d’Hondt"),
     ("Jansen-Bakker", "Jansen - Bakker"), ("Brontë", "Bronte"), ("Ĳssel", "IJssel")],
)  # fmt: skip
def test_letters_that_differ_in_form_alone_are_one_name(one: str, other: str) -> None:
    assert clean_surname("", one).core == clean_surname("", other).core


@pytest.mark.parametrize(
    ("one", "other"),
    [("Janssen", "Jansen"), ("Meier", "Meijer"), ("Visscher", "Visser"), ("Schmidt", "Schmit"),
     ("Philips", "Filips"), ("Clerck", "Klerk"), ("de Graaff", "de Graaf")],
)  # fmt: skip
def test_names_that_sound_alike_share_their_sound(one: str, other: str) -> None:
    assert clean_surname("", one).sound == clean_surname("", other).sound


@pytest.mark.parametrize("name", ["Ten", "de Heer", "Van Den", "Ma", "Dr", "van der A"])
def test_a_name_that_looks_like_a_prefix_or_title_is_never_cleaned_away(name: str) -> None:
    assert clean_surname("", name)


@pytest.mark.parametrize(
    ("initials", "names", "cleaned"),
    [("J.P.", "", "jp"), ("JP", "", "jp"), ("J P", "", "jp"), ("Th.J.", "", "tj"),
     ("ThJ", "", "tj"), ("IJ.", "", "y"), ("Ph.", "", "p"), ("", "Jan Pieter", "jp"),
     ("Jan", "", "j"), ("J.", "Jan Pieter", "jp"), ("Jean-Paul", "", "jp"), ("", "", ""),
     ("É.", "", "e")],
)  # fmt: skip
def test_initials_are_first_letters_however_written(
    initials: str, names: str, cleaned: str
) -> None:
    assert clean_given(initials, names).initials == cleaned


@pytest.mark.parametrize(
    ("whole", "initials", "surname"),
    [("J.P. de Boer", "J.P.", "de Boer"), ("Boer J.P.", "J.P.", "Boer"),
     ("Boer, J. de", "J.", "de Boer"), ("JP de Vries", "JP", "de Vries"), ("Boer", "", "Boer"),
     ("Jansen e/o Bakker", "", "Jansen e/o Bakker"), ("van der A", "", "van der A")],
)  # fmt: skip
def test_a_whole_name_in_the_surname_field_is_taken_apart(
    whole: str, initials: str, surname: str
) -> None:
    found = split_written_whole(whole)
    assert (found[0].strip(), found[1].strip()) == (initials, surname)


def test_a_long_name_behind_capitals_is_taken_apart_at_once() -> None:
    whole = f"Stichting VVE {'appartementencomplex' * 9}-3"
    assert split_written_whole(whole) == ("", whole)


@pytest.mark.parametrize("field", ["Jansen e/o Bakker", "Jansen en/of P. Vos", "Vos & Bakker"])
def test_two_debtors_in_one_field_are_seen(field: str) -> None:
    assert several_names(field)


@pytest.mark.parametrize(
    "written",
    [("12a-3hg", "", ""), ("12", "A", "3HG"), ("12", "a", "3 hoog"), ("0012", "", "A-3"),
     ("12 A", "", "3e"), ("12", "", "a 3e etage"), ("12A", "A", "III")],
)  # fmt: skip
def test_letter_and_addition_are_one_suffix_wherever_they_stand(
    written: tuple[str, str, str],
) -> None:
    cleaned = clean_address(AddressFacts("3551 ab", *written))
    assert (cleaned.postcode, cleaned.number) == ("3551AB", 12)
    assert cleaned.suffix.rstrip("E") == "A3"


def test_a_number_in_the_street_field_is_found() -> None:
    cleaned = clean_address(AddressFacts(street="1e Weteringstr. 4 bis", town="'s-Gravenhage"))
    assert (cleaned.street, cleaned.number, cleaned.suffix) == ("1eweteringstraat", 4, "BIS")


def test_the_hague_has_one_name() -> None:
    towns = {clean_address(AddressFacts(town=name)).town for name in ("Den Haag", "'s-Gravenhage")}
    assert len(towns) == 1


@pytest.mark.parametrize("text", ["0123AB", "12345", "AB 3551", "B-9000", ""])
def test_what_is_no_dutch_postcode_is_nothing(text: str) -> None:
    assert clean_postcode(text) == ""


@pytest.mark.parametrize(
    ("text", "read"),
    [("1980-05-03", "1980-05-03"), ("3-5-1980", "1980-05-03"), ("03.05.1980", "1980-05-03"),
     ("19800503", "1980-05-03"), ("1980-00-00", "1980-00-00"), ("00-05-1980", "1980-05-00"),
     ("1980", "1980-00-00"), ("1980-05-03T00:00:00", "1980-05-03"), ("29-02-2000", "2000-02-29")],
)  # fmt: skip
def test_dates_are_read_in_every_form_with_their_unknown_parts(text: str, read: str) -> None:
    assert str(read_date(text)) == read


@pytest.mark.parametrize(
    "text", ["31-12-80", "31 dec. 1980", "31 december 1980", "31121980", "31-12-1980 00:00:00",
             "31/12/1980 0:00", "1980-12-31 00:00:00", "19801231"],
)  # fmt: skip
def test_a_partners_way_of_writing_a_date_is_read(text: str) -> None:
    assert read_loosely(text) == PartialDate(1980, 12, 31)


@pytest.mark.parametrize("text", ["30-02-1980", "1980-13-01", "gisteren", "1799-01-01", "1-1-80"])
def test_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(ImpossibleDate):
        read_date(text)


@pytest.mark.parametrize("text", ["", "0000-00-00", "00000000", " - "])
def test_a_wholly_unknown_date_is_no_date(text: str) -> None:
    assert read_date(text) is None


@given(st.dates())
def test_a_whole_date_reads_back_as_itself(day: object) -> None:
    text = str(day)
    if 1880 <= int(text[:4]) <= 2100:
        assert str(read_date(text)) == text


@given(st.builds(PartialDate, st.integers(1900, 2030), st.integers(0, 12)))
def test_the_earliest_day_is_never_after_the_latest(born: PartialDate) -> None:
    assert born.earliest <= born.latest


names = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "P", "Zs")), max_size=30)


@given(names, names)
def test_cleaning_twice_is_cleaning_once(prefix: str, surname: str) -> None:
    once = clean_surname(prefix, surname)
    assert clean_surname("", once.core).core in {once.core, ""} or len(once.parts) != 1


@given(st.text("abcde", max_size=8), st.text("abcde", max_size=8))
def test_typos_are_the_same_from_both_sides(one: str, other: str) -> None:
    assert typos(one, other) == typos(other, one)


def test_a_swap_of_neighbours_is_one_typo() -> None:
    assert typos("jansen", "jasnen") == 1
