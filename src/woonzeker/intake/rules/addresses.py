# SPDX-License-Identifier: EUPL-1.2
"""Addresses as partners write them: numbers glued to additions, postcodes of every shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from woonzeker.intake.rules.text import Wrong, fold, shown

_NUMBER = re.compile(r"0*(\d{1,5})(?!\d)(?:\.0+(?!\d))?\s*(.*)", re.DOTALL)
_LETTER = re.compile(r"([A-Za-z])(?![A-Za-z])(.*)", re.DOTALL)
_EXCEL_DATE = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2}-(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w*(?:-\d+)?"
)
_POSTCODE = re.compile(r"(?i)(?:NL[- ]?)?([1-9]\d{3})[-. ]*([A-Z]{2})")
_POSTCODE_TOWN = re.compile(r"(?i)\s*((?:NL[- ]?)?[1-9]\d{3}[-. ]*[A-Z]{2})\b[\s,]*(.*)", re.DOTALL)
_NUMBER_IN_LINE = re.compile(r"[\s,]+(?:nr\.?\s*|no\.?\s*)?(\d{1,5}(?!\d).*)", re.DOTALL)
_YEAR_THEN_NUMBER = re.compile(r"(?:1[5-9]|20)\d\d\s+\d")
#: letter pairs that PostNL never issues
_NEVER = frozenset({"SA", "SD", "SS"})


@dataclass(frozen=True, slots=True)
class HouseNumber:
    """A house number in the three parts of the address register."""

    number: int
    #: one letter, as written
    letter: str = ""
    #: what follows, as written: 3hg, III, bis, 2 hoog
    addition: str = ""

    def __str__(self) -> str:
        return f"{self.number}{self.letter}" + (f"-{self.addition}" if self.addition else "")


@lru_cache(maxsize=16384)
def parse_house_number(text: str) -> HouseNumber | Wrong:
    """Split `12a-3hg`, `12 A`, `12-III`, `12bis` or `12 2 hoog`.

    One letter right behind the number is the letter; what follows a hyphen is the addition.
    """
    match = _NUMBER.fullmatch(text.strip())
    if _EXCEL_DATE.fullmatch(text.strip().casefold()):
        return Wrong(
            f"Het huisnummer {shown(text)} is door het rekenprogramma in een datum veranderd.",
            "Maak de kolom op als tekst en vul het huisnummer opnieuw in.",
        )
    if match is None or match[1] == "0":
        return Wrong(
            f"{shown(text)} is geen huisnummer.",
            "Begin het huisnummer met een getal van 1 tot 99999; zet de straat in een eigen kolom.",
        )
    rest = match[2].strip()
    letter = _LETTER.fullmatch(rest)
    if letter is None:
        return HouseNumber(int(match[1]), "", _addition(rest))
    return HouseNumber(int(match[1]), letter[1], _addition(letter[2]))


def _addition(rest: str) -> str:
    return rest.strip().lstrip("-/,.").strip()


def join_house_number(glued: HouseNumber, letter: str, addition: str) -> HouseNumber | Wrong:
    """Bring separate letter and addition columns together with what was glued to the number.

    Said twice is said once; two different things for the same part contradict each other.
    """
    addition = _addition(addition)
    if len(letter) > 1:
        letter, addition = "", " ".join(dict.fromkeys(filter(None, (letter, addition))))
    behind, apart = fold(glued.letter + glued.addition), fold(letter + addition)
    if not apart or (behind == apart and not letter):
        return glued
    if not behind or behind == apart:
        return HouseNumber(glued.number, letter, addition)
    if not glued.addition and (not letter or fold(letter) == behind):
        return HouseNumber(glued.number, glued.letter, addition)
    if not glued.letter and not addition:
        return HouseNumber(glued.number, letter, glued.addition)
    return Wrong(
        f"Huisnummer {shown(str(glued))} en de losse toevoeging "
        f"{shown(f'{letter} {addition}'.strip())} spreken elkaar tegen.",
        "Zet de letter en de toevoeging op één plek.",
    )


def parse_postcode(text: str) -> str | Wrong:
    """`1234AB` out of `1234 ab`, `NL-1234AB` and the like."""
    match = _POSTCODE.fullmatch(text.strip())
    if match is None or match[2].upper() in _NEVER:
        return Wrong(
            f"{shown(text)} is geen Nederlandse postcode.",
            "Schrijf vier cijfers en twee letters, bijvoorbeeld 1234 AB.",
        )
    return match[1] + match[2].upper()


def split_postcode_town(text: str) -> tuple[str, str]:
    """Postcode and town out of one column; without a postcode it is all town."""
    match = _POSTCODE_TOWN.fullmatch(text)
    return (match[1].strip(), match[2].strip()) if match else ("", text.strip())


def split_address(text: str) -> tuple[str, str]:
    """Street and house number out of one column: `Plein 1944 12 bis` gives `Plein 1944`, `12 bis`.

    Without a number the whole text is the street.
    """
    for match in _NUMBER_IN_LINE.finditer(text):
        street = text[: match.start()].strip(" ,")
        if _YEAR_THEN_NUMBER.match(match[1]):
            year, _, rest = match[1].partition(" ")
            return f"{street} {year}", rest.strip()
        if street:
            return street, match[1].strip()
    return text.strip(), ""
