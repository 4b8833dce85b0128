# SPDX-License-Identifier: EUPL-1.2
"""The practice municipality has a BRP of its own."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from woonzeker.connections.brp import BrpPerson
from woonzeker.connections.brp.fake import NotReady
from woonzeker.demo.brp import ELSEWHERE, people_of
from woonzeker.demo.town import Town


@pytest.fixture
def rows(small_town: Town) -> dict[str, dict[str, str]]:
    """The extract of a small town by number."""
    lines = csv.DictReader(io.StringIO(small_town.register().decode()))
    return {row["bsn"]: row for row in lines}


@pytest.fixture
def people(small_town: Town, tmp_path: Path) -> list[BrpPerson]:
    """The same people as the BRP has them."""
    path = tmp_path / "register.csv"
    path.write_bytes(small_town.register())
    return list(people_of(path))


def test_everybody_in_the_extract_is_in_the_brp(
    people: list[BrpPerson], rows: dict[str, dict[str, str]]
) -> None:
    assert {each.number for each in people} == set(rows)


def test_residents_have_the_address_of_the_extract(
    people: list[BrpPerson], rows: dict[str, dict[str, str]]
) -> None:
    here = [each for each in people if not rows[each.number]["vertrokken_op"]]
    assert all(
        each.address is not None and each.address.postcode == rows[each.number]["postcode"]
        for each in here
    )


def test_who_left_lives_in_another_municipality_or_abroad(
    people: list[BrpPerson], rows: dict[str, dict[str, str]]
) -> None:
    left = [each for each in people if rows[each.number]["vertrokken_op"]]
    assert left
    assert all(each.municipality == ELSEWHERE or each.suspension for each in left)


def test_who_died_is_told_with_the_day(
    people: list[BrpPerson], rows: dict[str, dict[str, str]]
) -> None:
    dead = [each for each in people if rows[each.number]["overleden_op"]]
    assert [str(each.died) for each in dead] == [rows[each.number]["overleden_op"] for each in dead]


def test_before_the_town_is_written_the_brp_is_not_ready(tmp_path: Path) -> None:
    with pytest.raises(NotReady):
        list(people_of(tmp_path / "register.csv"))
