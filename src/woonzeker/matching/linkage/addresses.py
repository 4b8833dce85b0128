# SPDX-License-Identifier: EUPL-1.2
"""Cleaning of Dutch addresses; house letter and addition become one suffix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from woonzeker.matching.linkage.names import words
from woonzeker.matching.linkage.shapes import AddressFacts

_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")
_NUMBER = re.compile(r"\s*0*(\d{1,5})\s*(.*)", re.DOTALL)
_NUMBER_IN_STREET = re.compile(
    r"^(.*[^\d\s].*?)[\s,]+(\d{1,5}(?:\s*[-/]?\s*[A-Za-z0-9]{1,5}){0,2})$"
)
_FLOOR = re.compile(r"(\d+)(?:E|DE|STE)?(?:HG|HOOG|ETAGE|VERD\w*|VRD)$")
_ROOM = re.compile(r"^(?:KAMER|KMR|KM|APPARTEMENT|APPT|APP|APT|UNIT|TOEV|NR|WONING)(?=\d|[A-Z]$)")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_GROUND = {"HUIS": "HS", "BG": "HS", "BEGANEGROND": "HS", "PARTERRE": "HS", "BS": "BIS"}
_ENDINGS = (
    ("straat", ("str",)), ("laan", ("ln",)), ("plein", ("pln",)), ("weg", ("wg",)),
    ("singel", ("sngl", "sgl")), ("gracht", ("gr", "grcht")), ("plantsoen", ("plnts", "plants")),
)  # fmt: skip
_SHORT = {
    "burg": "burgemeester", "burgem": "burgemeester", "prof": "professor", "st": "sint",
    "pr": "prins", "kon": "koningin", "past": "pastoor", "dr": "dokter", "mr": "meester",
    "ds": "dominee", "gen": "generaal", "jhr": "jonkheer", "wethr": "wethouder", "str": "straat",
}  # fmt: skip
_TOWNS = {"gravenhage": "denhaag", "sgravenhage": "denhaag", "hertogenbosch": "denbosch",
          "shertogenbosch": "denbosch"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CleanAddress:
    """An address made comparable; empty texts and number 0 where nothing is known.

    `suffix` joins house letter and addition, upper case, floors and rooms as bare numbers.
    """

    postcode: str = ""
    number: int = 0
    suffix: str = ""
    street: str = ""
    town: str = ""

    def __bool__(self) -> bool:
        return bool(self.number and (self.postcode or self.street))

    @property
    def key(self) -> str:
        """What everybody at the address shares: '3551AB 12 A3'; empty without an address."""
        if not self:
            return ""
        place = self.postcode or f"{self.street}@{self.town}"
        return f"{place} {self.number} {self.suffix}".strip()[:60]


NO_CLEAN_ADDRESS = CleanAddress()


@lru_cache(maxsize=200_000)
def clean_address(facts: AddressFacts) -> CleanAddress:
    """Clean an address; number and letters may be glued to each other or to the street."""
    street, number = facts.street, facts.number
    if not number.strip() and (match := _NUMBER_IN_STREET.match(street.strip())):
        street, number = match.groups()
    value, suffix = clean_number(number, facts.letter, facts.addition)
    return CleanAddress(
        postcode=clean_postcode(facts.postcode),
        number=value,
        suffix=suffix,
        street=clean_street(street),
        town=clean_town(facts.town),
    )


def clean_number(number: str, letter: str, addition: str) -> tuple[int, str]:
    """House number (0 when unknown) and suffix, taken from three fields as they were written."""
    found = _NUMBER.match(number)
    rest = found.group(2) if found else ""
    return int(found.group(1)) if found else 0, clean_suffix(rest, letter, addition)


def clean_postcode(text: str) -> str:
    """Four digits and two capitals, or nothing when it is no Dutch postcode."""
    match = _POSTCODE.fullmatch(text.strip())
    return f"{match.group(1)}{match.group(2).upper()}" if match else ""


@lru_cache(maxsize=100_000)
def clean_suffix(rest: str, letter: str, addition: str) -> str:
    """One suffix from what was glued to the number, the letter and the addition, told once."""
    pieces: list[str] = []
    for text in (rest, letter, addition):
        piece = _clean_piece(text)
        if piece and "".join(pieces) != piece and not "".join(pieces).endswith(piece):
            pieces.append(piece)
    return "".join(pieces)


def _clean_piece(text: str) -> str:
    if not text or not text.strip():
        return ""
    piece = re.sub(r"[^A-Z0-9]+", "", text.upper())
    piece = _ROOM.sub("", _FLOOR.sub(r"\1", piece))
    piece = _GROUND.get(piece, piece)
    return _ROMAN.get(piece, _ZEROS.sub("", piece))


@lru_cache(maxsize=50_000)
def clean_street(text: str) -> str:
    """A street name in small letters, glued, usual abbreviations written out."""
    found = [_SHORT.get(word, word) for word in words(text)]
    if not found:
        return ""
    last = found[-1]
    for ending, shorts in _ENDINGS:
        for short in shorts:
            if last.endswith(short) and not last.endswith(ending):
                found[-1] = last[: -len(short)] + ending
    return "".join(found)


@lru_cache(maxsize=5_000)
def clean_town(text: str) -> str:
    """A place name in small letters, glued."""
    town = "".join(words(text))
    return _TOWNS.get(town, town)
