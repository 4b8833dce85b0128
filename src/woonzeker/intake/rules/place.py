# SPDX-License-Identifier: EUPL-1.2
"""Where a line is about: the address from its columns, or out of one column that holds it all."""

from __future__ import annotations

from dataclasses import dataclass

from woonzeker.intake.rules import citations
from woonzeker.intake.rules.addresses import (
    HouseNumber,
    join_house_number,
    parse_house_number,
    parse_postcode,
    split_address,
    split_postcode_town,
)
from woonzeker.intake.rules.line import LineReader
from woonzeker.intake.rules.text import Wrong

_LETTER, _ADDITION = 2, 20


@dataclass(frozen=True, slots=True)
class Place:
    """The fields of a line that say where it is. A number of 0 means that it was faulted."""

    street: str
    house: HouseNumber
    postcode: str
    city: str


def read_place(reader: LineReader) -> Place:
    """Read the address; a house number, and a postcode or street and town, must be there."""
    street = reader.text("straat", 200)
    number = reader.text("huisnummer", 40)
    whole = reader.text("adres", 250)
    if whole and not (street and number):
        split_street, split_number = split_address(whole)
        street, number = street or split_street, number or split_number
    elif street and not number:
        street, number = split_address(street)
    postcode, city = reader.text("postcode", 20), reader.text("woonplaats", 100)
    both = reader.text("postcode_woonplaats", 120)
    if both:
        split_postcode, split_city = split_postcode_town(both)
        postcode, city = postcode or split_postcode, city or split_city
    house = _house(reader, number)
    return Place(street, house, _postcode(reader, postcode, bool(street and city)), city)


def _house(reader: LineReader, number: str) -> HouseNumber:
    letter, addition = reader.text("huisletter", 40), reader.text("toevoeging", 40)
    if not number:
        if not any(fault.column == "huisnummer" for fault in reader.faults):
            reader.missing(
                "huisnummer", "Het huisnummer", citations.content_of(reader.context.sector)
            )
        return HouseNumber(0)
    house = parse_house_number(number)
    if isinstance(house, HouseNumber):
        house = join_house_number(house, letter, addition)
    if isinstance(house, Wrong):
        reader.wrong("huisnummer", house)
        return HouseNumber(0)
    if len(house.letter) > _LETTER or len(house.addition) > _ADDITION:
        reader.fault(
            "toevoeging",
            f"De toevoeging van het huisnummer is langer dan {_ADDITION} tekens.",
            "Zet alleen de toevoeging in de kolom, zonder uitleg.",
        )
    return house


def _postcode(reader: LineReader, text: str, has_street: bool) -> str:
    """The postcode; a wrong one is only remarked on when street and town tell the place."""
    if not text:
        if not has_street and not any(fault.column == "postcode" for fault in reader.faults):
            reader.missing(
                "postcode",
                "De postcode, of de straat en de woonplaats,",
                citations.content_of(reader.context.sector),
            )
        return ""
    postcode = parse_postcode(text)
    if isinstance(postcode, str):
        return postcode
    if has_street:
        reader.remarks.append(f"{postcode.sentence} Het adres komt uit straat en woonplaats.")
    else:
        reader.wrong("postcode", postcode)
    return ""
