# SPDX-License-Identifier: EUPL-1.2
"""The people of the invented town and where they live."""

from __future__ import annotations

import csv
import io

import pytest
from stdnum.nl import bsn

from woonzeker.demo.town import Town
from woonzeker.demo.town.names import initials_of, split_surname
from woonzeker.demo.town.register import COLUMNS

Rows = list[dict[str, str]]
UNUSED_POSTCODES = {str(four) for four in range(1192, 1200)}


@pytest.fixture(scope="module")
def register(town: Town) -> Rows:
    """The rows of the extract."""
    return list(csv.DictReader(io.StringIO(town.register().decode())))


def living(register: Rows) -> Rows:
    """Who lives here on the day of the extract."""
    return [row for row in register if not row["overleden_op"] and not row["vertrokken_op"]]


def test_fifty_thousand_people_live_in_some_23_000_households(town: Town, register: Rows) -> None:
    assert len(living(register)) == 50_000
    assert 22_000 <= len(town.settled.households) <= 24_000


def test_the_columns_are_those_of_the_contract(register: Rows) -> None:
    assert tuple(register[0]) == COLUMNS
    assert COLUMNS[:3] == ("bsn", "voorletters", "voornamen")
    assert sum(column.startswith("vorig_") for column in COLUMNS) == 6


def test_citizen_numbers_are_valid_unique_and_nobodys(register: Rows) -> None:
    numbers = [row["bsn"] for row in register]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("999") and bsn.is_valid(number) for number in numbers)


def test_addresses_lie_in_postcodes_that_do_not_exist(register: Rows) -> None:
    assert {row["postcode"][:4] for row in register} <= UNUSED_POSTCODES
    assert not {row["postcode"][4:] for row in register} & {"SA", "SD", "SS"}


def test_doors_have_letters_floors_numbers_and_bis(register: Rows) -> None:
    additions = {row["toevoeging"] for row in register}
    assert {"", "BIS", "HS", "1HG", "III", "12", "K03"} <= additions
    assert {row["huisletter"] for row in register} >= {"", "A", "B", "C"}


def test_some_moved_left_or_died_and_some_keep_their_data_secret(register: Rows) -> None:
    moved = sum(bool(row["vorig_postcode"]) for row in living(register))
    assert 0.3 < moved / 50_000 < 0.7
    assert 3_500 < sum(bool(row["vertrokken_op"]) for row in register) < 4_500
    assert 800 < sum(bool(row["overleden_op"]) for row in register) < 1_100
    assert 0.02 < sum(row["geheimhouding"] == "ja" for row in register) / len(register) < 0.04


def test_care_homes_and_shared_houses_put_many_people_behind_one_door(town: Town) -> None:
    homes = [one for one in town.settled.households if one.kind == "care"]
    assert len(homes) > 300
    assert len({one.dwelling for one in homes}) <= 6
    assert any(len(one.people) > 6 for one in town.settled.households if one.kind == "sharers")


@pytest.mark.parametrize(
    "surname", ["Wiśniewska", "Yılmaz", "El Idrissi", "Tjin A Djie", "O", "Owusu-Ansah", "Boersma"]
)
def test_names_of_every_kind_live_here(register: Rows, surname: str) -> None:
    assert any(row["geslachtsnaam"] == surname for row in register)


def test_partner_names_are_used_in_all_four_ways(register: Rows) -> None:
    assert {row["naamgebruik"] for row in register if row["partner_naam"]} == set("EPVN")


def test_children_are_younger_than_their_parents(town: Town) -> None:
    families = [one for one in town.settled.households if one.kind == "single_parent"]
    assert all(
        child.born.year - one.people[0].born.year >= 17
        for one in families
        for child in one.people[1:]
    )


@pytest.mark.parametrize(
    ("whole", "prefix"),
    [
        ("van 't Hof", "van 't"),
        ("'t Hart", "'t"),
        ("d'Ancona", ""),
        ("Ben Ali", ""),
        ("de O", "de"),
    ],
)
def test_a_surname_is_split_from_its_prefix(whole: str, prefix: str) -> None:
    assert split_surname(whole).prefix == prefix


def test_ij_is_one_initial() -> None:
    assert initials_of(("IJsbrand", "Jan-Willem")) == "IJ.J.W."
