# SPDX-License-Identifier: EUPL-1.2
"""The three questions of the BRP API that are asked here, checked against its patterns at birth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from woonzeker.connections.brp.purposes import Purpose

#: so many numbers fit in one question
MOST_NUMBERS = 20
_NUMBER = re.compile(r"\d{9}")
_POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Za-z]{2}")
_LETTER = re.compile(r"[a-zA-Z]")
_ADDITION = re.compile(r"[a-zA-Z0-9 \-]{1,4}")
_SURNAME = re.compile(r"[a-zA-Z0-9À-ž .\-']{1,200}|[a-zA-Z0-9À-ž .\-']{3,199}\*")
_MUNICIPALITY = re.compile(r"\d{4}")


class CannotBeAsked(ValueError):
    """The BRP does not take this; the message names the part, never its value."""


def _must(pattern: re.Pattern[str], text: str, part: str) -> None:
    if not pattern.fullmatch(text):
        raise CannotBeAsked(part)


@dataclass(frozen=True, slots=True)
class ByNumber:
    """People by citizen service number, at most MOST_NUMBERS of nine digits each."""

    numbers: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.numbers) <= MOST_NUMBERS:
            raise CannotBeAsked("burgerservicenummer")
        for number in self.numbers:
            _must(_NUMBER, number, "burgerservicenummer")

    def body(self, purpose: Purpose) -> dict[str, Any]:
        """The question as the API takes it."""
        return {
            "type": "RaadpleegMetBurgerservicenummer",
            "fields": list(purpose.fields),
            "burgerservicenummer": list(self.numbers),
        }


@dataclass(frozen=True, slots=True)
class ByAddress:
    """Everybody at a postcode and house number, the dead who lived there last included.

    Letter, addition and start of the surname narrow it down when the door has too many people.
    """

    postcode: str
    number: int
    letter: str = ""
    addition: str = ""
    surname: str = ""

    def __post_init__(self) -> None:
        _must(_POSTCODE, self.postcode, "postcode")
        if not 1 <= self.number <= 99999:
            raise CannotBeAsked("huisnummer")
        for pattern, text, part in (
            (_LETTER, self.letter, "huisletter"),
            (_ADDITION, self.addition, "huisnummertoevoeging"),
            (_SURNAME, self.surname, "geslachtsnaam"),
        ):
            if text:
                _must(pattern, text, part)

    def body(self, purpose: Purpose) -> dict[str, Any]:
        """The question as the API takes it."""
        asked: dict[str, Any] = {
            "type": "ZoekMetPostcodeEnHuisnummer",
            "fields": list(purpose.fields),
            "postcode": self.postcode,
            "huisnummer": self.number,
            "inclusiefOverledenPersonen": True,
        }
        narrowed = {
            "huisletter": self.letter,
            "huisnummertoevoeging": self.addition,
            "geslachtsnaam": self.surname,
        }
        return asked | {name: text for name, text in narrowed.items() if text}


@dataclass(frozen=True, slots=True)
class ByNameAndBirth:
    """People by surname (without prefix; `*` at the end after three letters) and date of birth.

    With `municipality` only who is or was last registered there, else the whole country.
    """

    surname: str
    born: date
    municipality: str = ""

    def __post_init__(self) -> None:
        _must(_SURNAME, self.surname, "geslachtsnaam")
        if self.municipality:
            _must(_MUNICIPALITY, self.municipality, "gemeenteVanInschrijving")

    def body(self, purpose: Purpose) -> dict[str, Any]:
        """The question as the API takes it."""
        asked: dict[str, Any] = {
            "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
            "fields": list(purpose.fields),
            "geslachtsnaam": self.surname,
            "geboortedatum": self.born.isoformat(),
            "inclusiefOverledenPersonen": True,
        }
        return asked | ({"gemeenteVanInschrijving": self.municipality} if self.municipality else {})


Question = ByNumber | ByAddress | ByNameAndBirth
