# SPDX-License-Identifier: EUPL-1.2
"""Invented people, doors and extracts for the tests of this room."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from stdnum.nl import bsn

from woonzeker.matching.linkage import (
    AddressFacts,
    Decision,
    PersonFacts,
    SignalFacts,
    decide,
    read_date,
)
from woonzeker.matching.linkage.register import COLUMNS

ON = date(2026, 11, 2)
DOOR = AddressFacts("3551AB", "12", "A", "", "Kerkstraat", "Meerveld")
ELSEWHERE = AddressFacts("3552CD", "7", "", "", "Dorpsweg", "Meerveld")


def person(key: str = "jan", **facts: Any) -> PersonFacts:
    """Jan Pieter de Vries, born 3 May 1980, Kerkstraat 12A; `facts` say what is otherwise."""
    usual: dict[str, Any] = {
        "initials": "J.P.", "first_names": "Jan Pieter", "prefix": "de", "surname": "Vries",
        "born": read_date("1980-05-03"), "address": DOOR,
    }  # fmt: skip
    return PersonFacts(key, **{**usual, **_read(facts)})


def signal(**facts: Any) -> SignalFacts:
    """A signal about that same person, whole and neatly written; `facts` say what is otherwise."""
    usual: dict[str, Any] = {
        "initials": "J.P.", "prefix": "de", "surname": "Vries",
        "born": read_date("1980-05-03"), "address": DOOR,
    }  # fmt: skip
    return SignalFacts("signal", **{**usual, **_read(facts)})


def decided(about: SignalFacts, *people: PersonFacts) -> Decision:
    """The decision on Monday 2 November 2026."""
    return decide(about, people, on=ON)


def level(decision: Decision, field: str) -> str:
    """At which level the best candidate agreed on a field."""
    return next(reason.level for reason in decision.reasons if reason.field == field)


def _read(facts: dict[str, Any]) -> dict[str, Any]:
    if isinstance(facts.get("born"), str):
        facts["born"] = read_date(facts["born"])
    return facts


def number(place: int) -> str:
    """The BSN of an invented person: passes the eleven test."""
    first = f"{90_000_000 + place:08d}"
    for last in "0123456789":
        if bsn.is_valid(first + last):
            return first + last
    return number(place + 1_000_000)


def row(place: int = 1, **cells: str) -> dict[str, str]:
    """One row of an extract: the same Jan Pieter de Vries; `cells` say what is otherwise."""
    usual = {
        "bsn": number(place), "voorletters": "J.P.", "voornamen": "Jan Pieter",
        "tussenvoegsel": "de", "geslachtsnaam": "Vries", "naamgebruik": "E", "geslacht": "M",
        "geboortedatum": "1980-05-03", "postcode": "3551AB", "huisnummer": "12",
        "huisletter": "A", "straat": "Kerkstraat", "woonplaats": "Meerveld",
        "datum_vestiging_adres": "2015-02-01", "geheimhouding": "0",
    }  # fmt: skip
    return {**dict.fromkeys(COLUMNS, ""), **usual, **cells}


def extract(*rows: dict[str, str], delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A register extract of these rows as a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(
        text, fieldnames=list(rows[0]) if rows else COLUMNS, delimiter=delimiter
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)
