# SPDX-License-Identifier: EUPL-1.2
"""A sheet of homes: every line right, or every fault named."""

from __future__ import annotations

from datetime import date

import pytest

from woonzeker.landlords.rules.homes import COLUMNS, EXAMPLE, HomeLine, missing_columns, read
from woonzeker.landlords.rules.ledger import Rhythm

TODAY = date(2026, 11, 2)
HEADERS = tuple(COLUMNS)


def row(**change: str) -> tuple[str, ...]:
    said = {**EXAMPLE, **{name.replace("_", " "): value for name, value in change.items()}}
    return tuple(said.get(name, said.get(name.replace("-", ""), "")) for name in HEADERS)


def taken(*rows: tuple[str, ...]) -> tuple[tuple[HomeLine, ...], list[str]]:
    found, faults = read(HEADERS, rows, range(2, len(rows) + 2), today=TODAY)
    return found, [f"{each.line}: {each.sentence}" for each in faults]


def test_the_example_is_right() -> None:
    [home], faults = taken(row())
    assert faults == []
    assert (home.postcode, home.house_number, home.rent_cents) == ("1234AB", 12, 65_000)
    assert (home.rhythm, home.pay_day, home.from_on) == (Rhythm.MONTH, 1, date(2021, 3, 1))


def test_headings_are_known_by_other_words_too() -> None:
    assert (
        missing_columns(["Straatnaam", "Huisnr", "Postcode", "Woonplaats", "Kale huur", "Naam"])
        == ()
    )
    assert missing_columns(["straat", "huur"]) == ("huisnummer", "postcode", "plaats", "achternaam")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"huisnummer": "12a"}, "geen getal"),
        ({"postcode": "12345"}, "vier cijfers en twee letters"),
        ({"huur": "veel"}, "geen bedrag"),
        ({"huur": "0"}, "geen bedrag"),
        ({"ritme": "jaar"}, "maand, vier weken of week"),
        ({"betaaldag": "32"}, "1 tot en met 31"),
        ({"ritme": "week", "betaaldag": "8"}, "1 tot en met 7"),
        ({"achternaam": ""}, "is leeg"),
        ({"zelfstandig": "misschien"}, "ja of nee"),
        ({"iban": "NL00"}, "rekeningnummer"),
        ({"huurt_sinds": "ooit"}, "geen datum"),
        ({"stand": "x"}, "geen bedrag"),
        ({"stand_op": "03-11-2026"}, "al is geweest"),
        ({"straat": "x" * 81}, "te lang"),
    ],
)
def test_each_fault_says_how_to_mend_it(change: dict[str, str], said: str) -> None:
    found, faults = taken(
        row(), row(**change, **({} if "huisnummer" in change else {"huisnummer": "13"}))
    )
    assert found == ()
    assert faults[0].startswith("3: ")
    assert said in faults[0]


def test_a_home_twice_is_a_fault() -> None:
    found, faults = taken(row(), row())
    assert found == ()
    assert "ook al op regel 2" in faults[0]
