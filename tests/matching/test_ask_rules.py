# SPDX-License-Identifier: EUPL-1.2
"""What the BRP is asked about a signal."""

from __future__ import annotations

from typing import Any

import pytest
from tests.matching.people import DOOR, signal

from woonzeker.connections.brp import ByAddress
from woonzeker.matching.linkage import AddressFacts
from woonzeker.matching.rules.asking import (
    RegisterSource,
    UnknownSource,
    address_question,
    name_questions,
    narrower,
    source_from,
)


@pytest.mark.parametrize(
    ("surname", "country", "here"),
    [
        ("Vries", ["Vries"], ["Vri*"]),
        ("de Vries", ["Vries"], ["Vri*", "de V*"]),
        ("Jansen-de Vries", ["Jansen", "Vries"], ["Jan*", "Vri*"]),
        ("El Amrani", ["Amrani"], ["Amr*", "El A*"]),
        ("Li", ["Li"], []),
        ("Çelik", ["Çelik"], ["Çel*"]),
        ("1234", [], []),
        ("", [], []),
    ],
)
def test_a_name_is_asked_whole_in_the_country_and_by_its_start_here(
    surname: str, country: list[str], here: list[str]
) -> None:
    asked = name_questions(signal(surname=surname, prefix=""), here="9999")
    assert [each.surname for each in asked if not each.municipality] == country
    assert [each.surname for each in asked if each.municipality == "9999"] == here


@pytest.mark.parametrize("born", [None, "1980-00-00", "1980-05-00"])
def test_without_a_whole_date_of_birth_no_name_is_asked(born: Any) -> None:
    assert name_questions(signal(born=born), here="9999") == []


@pytest.mark.parametrize(
    ("door", "question"),
    [
        (DOOR, ByAddress("3551AB", 12)),
        (AddressFacts("3551 ab", "12a"), ByAddress("3551AB", 12)),
        (AddressFacts("3551AB", ""), None),
        (AddressFacts("", "12", street="Kerkstraat", town="Meerveld"), None),
    ],
)
def test_a_door_is_asked_without_its_letter(door: AddressFacts, question: ByAddress | None) -> None:
    assert address_question(signal(address=door)) == question


def test_a_crowded_door_is_narrowed_by_letter_and_then_by_name() -> None:
    crowd = ByAddress("3551AB", 12)
    assert list(narrower(crowd, signal())) == [
        ByAddress("3551AB", 12, "A"), ByAddress("3551AB", 12, surname="Vri*"),
    ]  # fmt: skip


def test_a_source_is_one_of_two() -> None:
    assert source_from({"source": "brp"}) is RegisterSource.BRP
    for wrong in ({}, {"source": "kaartenbak"}, {"source": "brp", "bewaar": "alles"}):
        with pytest.raises(UnknownSource):
            source_from(wrong)
