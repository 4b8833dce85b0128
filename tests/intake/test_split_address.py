# SPDX-License-Identifier: EUPL-1.2
"""House numbers glued to their additions, and addresses in one column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.intake.rules import HouseNumber, Wrong, parse_house_number, parse_postcode
from woonzeker.intake.rules.addresses import (
    join_house_number,
    split_address,
    split_postcode_town,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("12", (12, "", "")),
        ("0012", (12, "", "")),
        ("12.0", (12, "", "")),
        ("12a", (12, "a", "")),
        ("12 A", (12, "A", "")),
        ("12a-3hg", (12, "a", "3hg")),
        ("12-III", (12, "", "III")),
        ("12bis", (12, "", "bis")),
        ("12 bis", (12, "", "bis")),
        ("12 2 hoog", (12, "", "2 hoog")),
        ("12-2", (12, "", "2")),
        ("12/3", (12, "", "3")),
        ("12hs", (12, "", "hs")),
        ("12A3", (12, "A", "3")),
        ("12 A bis", (12, "A", "bis")),
        ("99999", (99999, "", "")),
    ],
)
def test_number_letter_and_addition_come_apart(text: str, parts: tuple[int, str, str]) -> None:
    assert parse_house_number(text) == HouseNumber(*parts)


@pytest.mark.parametrize("text", ["", "0", "a12", "bis", "123456", "-"])
def test_what_does_not_start_with_a_number_is_no_house_number(text: str) -> None:
    assert isinstance(parse_house_number(text), Wrong)


@pytest.mark.parametrize("text", ["2026-03-12", "12-mrt", "3-mei-26"])
def test_a_house_number_that_a_workbook_made_a_date_is_told_so(text: str) -> None:
    found = parse_house_number(text)
    assert isinstance(found, Wrong)
    assert "datum" in found.sentence


@pytest.mark.parametrize(
    ("glued", "letter", "addition", "whole"),
    [
        ("12", "a", "3hg", (12, "a", "3hg")),
        ("12a", "a", "", (12, "a", "")),
        ("12a", "A", "2", (12, "a", "2")),
        ("12a-3hg", "a", "3hg", (12, "a", "3hg")),
        ("12-2", "", "2", (12, "", "2")),
        ("12A", "", "A", (12, "A", "")),
        ("12", "bis", "", (12, "", "bis")),
        ("12-2", "b", "", (12, "b", "2")),
        ("12", "", "-2", (12, "", "2")),
    ],
)
def test_separate_columns_and_glued_parts_say_it_once(
    glued: str, letter: str, addition: str, whole: tuple[int, str, str]
) -> None:
    number = parse_house_number(glued)
    assert isinstance(number, HouseNumber)
    assert join_house_number(number, letter, addition) == HouseNumber(*whole)


def test_parts_that_contradict_each_other_are_not_chosen_between() -> None:
    assert isinstance(join_house_number(HouseNumber(12, "a"), "b", ""), Wrong)
    assert isinstance(join_house_number(HouseNumber(12, "", "2"), "", "3"), Wrong)


@given(
    st.integers(1, 99999),
    st.sampled_from(["", "a", "B"]),
    st.sampled_from(["", "3hg", "III", "bis", "2", "rood", "hs"]),
)
def test_a_written_house_number_is_read_back(number: int, letter: str, addition: str) -> None:
    house = HouseNumber(number, letter, addition)
    assert parse_house_number(str(house)) == house


@pytest.mark.parametrize("text", ["1234AB", "1234 ab", "1234-AB", "NL-1234AB", " 1234  Ab "])
def test_postcodes_of_every_shape_become_one(text: str) -> None:
    assert parse_postcode(text) == "1234AB"


@pytest.mark.parametrize("text", ["1234", "0234AB", "1234SS", "12345", "B-1000", "1234ABC"])
def test_what_is_no_dutch_postcode_is_said_so(text: str) -> None:
    assert isinstance(parse_postcode(text), Wrong)


@pytest.mark.parametrize(
    ("text", "street", "number"),
    [
        ("Kerkstraat 12a-3hg", "Kerkstraat", "12a-3hg"),
        ("Plein 1944 12 bis", "Plein 1944", "12 bis"),
        ("1e Kruisstraat 5", "1e Kruisstraat", "5"),
        ("Kerkstraat, nr. 7", "Kerkstraat", "7"),
        ("2e Dwarsstraat 12 2 hoog", "2e Dwarsstraat", "12 2 hoog"),
        ("Kerkstraat", "Kerkstraat", ""),
    ],
)
def test_street_and_number_come_apart(text: str, street: str, number: str) -> None:
    assert split_address(text) == (street, number)


def test_postcode_and_town_come_apart() -> None:
    assert split_postcode_town("1234 AB  Bergen op Zoom") == ("1234 AB", "Bergen op Zoom")
    assert split_postcode_town("Noordwaard") == ("", "Noordwaard")
