# SPDX-License-Identifier: EUPL-1.2
"""The address of a home as somebody types it on a phone."""

from __future__ import annotations

import re
from dataclasses import dataclass

_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")
_HOUSE = re.compile(r"(\d{1,5})\s*(.*)", re.DOTALL)
_LETTER = re.compile(r"([A-Za-z])(?![A-Za-z])(.*)", re.DOTALL)


class NoAddress(ValueError):
    """Something typed that is no postcode or no house number; the word says which."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a home is, in the parts of the address register."""

    street: str
    number: int
    letter: str
    addition: str
    postcode: str
    city: str

    @property
    def house(self) -> str:
        """The number with its letter and addition, as somebody types it."""
        return f"{self.number}{self.letter}{'-' if self.addition else ''}{self.addition}"

    @property
    def line(self) -> str:
        """Street and number, as on an envelope."""
        return f"{self.street} {self.house}".strip()

    @property
    def town(self) -> str:
        """Postcode and town, as on an envelope."""
        return f"{self.postcode[:4]} {self.postcode[4:]}  {self.city}".strip()


def home_from(*, postcode: str, house: str, street: str, city: str) -> Home:
    """An address out of what was typed: '12a-3' is number, letter and addition.

    Raises NoAddress with 'postcode' or 'house'.
    """
    code = _POSTCODE.fullmatch(postcode.strip())
    if code is None:
        raise NoAddress("postcode")
    found = _HOUSE.fullmatch(house.strip())
    if found is None or not int(found[1]):
        raise NoAddress("house")
    rest = found[2].strip()
    letter = _LETTER.fullmatch(rest)
    addition = (letter[2] if letter else rest).strip(" -/,.")
    if len(addition) > 20:
        raise NoAddress("house")
    return Home(
        street=" ".join(street.split()),
        number=int(found[1]),
        letter=letter[1] if letter else "",
        addition=addition,
        postcode=code[1] + code[2].upper(),
        city=" ".join(city.split()),
    )


def same_home(one: Home, other: Home) -> bool:
    """Whether two addresses are of one home, however letter and addition were typed."""
    return key_of(one) == key_of(other)


def key_of(home: Home) -> tuple[str, int, str]:
    """What a home is recognised by."""
    behind = f"{home.letter}{home.addition}".casefold()
    return home.postcode, home.number, "".join(each for each in behind if each.isalnum())
