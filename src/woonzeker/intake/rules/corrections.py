# SPDX-License-Identifier: EUPL-1.2
"""What a partner says instead of what its signal said, once somebody asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from woonzeker.intake.rules.addresses import parse_postcode
from woonzeker.intake.rules.dates import PartialDate, parse_date
from woonzeker.intake.rules.text import Wrong, clean

#: which fields of a signal a partner may put right, and the most signs that each holds; the
#: amount and the days are not among them: those would be another signal
CORRECTABLE = {
    "initials": 40,
    "prefix": 40,
    "surname": 200,
    "born_on": 10,
    "street": 200,
    "postcode": 7,
    "house_number": 5,
    "house_letter": 2,
    "house_addition": 20,
    "city": 100,
}
_FIRST_BIRTH_YEAR = 1900


@dataclass(slots=True)
class Corrections:
    """What changes, by field in the form in which a signal keeps it; and what cannot be used."""

    changes: dict[str, str | int] = field(default_factory=dict)
    wrong: dict[str, Wrong] = field(default_factory=dict)


def read_corrections(
    said: Mapping[str, str], now: Mapping[str, str | int], *, on: date
) -> Corrections:
    """Read what was typed beside what the signal says `now`; a field that stays is no change.

    `said` goes by the names of CORRECTABLE; others are passed over. `on` is the day it is said.
    Another postcode without another street empties the street.
    """
    found = Corrections()
    for name, longest in CORRECTABLE.items():
        if name not in said:
            continue
        value = _read(name, clean(said[name]), longest, on)
        if isinstance(value, Wrong):
            found.wrong[name] = value
        elif value != now[name]:
            found.changes[name] = value
    if "postcode" in found.changes and now.get("street") and "street" not in found.changes:
        # the old street at another postcode is an address that does not exist
        found.changes["street"] = ""
    return found


def _read(name: str, text: str, longest: int, on: date) -> str | int | Wrong:
    if name == "born_on":
        return _born_on(text, on)
    if name == "house_number":
        return _house_number(text)
    if name == "postcode" and text:
        return parse_postcode(text)
    if len(text) > longest:
        return Wrong(f"Dit is langer dan {longest} tekens.", "Vul alleen het gegeven zelf in.")
    return text


def _born_on(text: str, on: date) -> str | Wrong:
    born = parse_date(text, birth=True, year=on.year) if text else None
    if isinstance(born, PartialDate):
        if born.year < _FIRST_BIRTH_YEAR or born.first > on:
            return Wrong("Dit kan geen geboortedatum zijn.", "Kijk het jaar na.")
        return born.iso
    return born or ""


def _house_number(text: str) -> int | Wrong:
    if text.isascii() and text.isdigit() and 0 < int(text) < 100_000:
        return int(text)
    return Wrong("Dit is geen huisnummer.", "Vul alleen het getal in; de letter hoort ernaast.")
