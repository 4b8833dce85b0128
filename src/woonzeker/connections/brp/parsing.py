# SPDX-License-Identifier: EUPL-1.2
"""From the JSON of the BRP API to people. Raises BrpBroken for what is not as the API says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from woonzeker.connections.brp.errors import BrpBroken, BrpRefused, InvalidParam, TooManyFound
from woonzeker.connections.brp.shapes import (
    Address,
    BrpPerson,
    Name,
    PartnerName,
    RegisterDate,
    Suspended,
    Suspension,
)

TOO_MANY = "tooManyResults"
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9._\[\]]{1,39}")
_Part = Mapping[str, Any]
_NOTHING: _Part = {}


def people_in(content: bytes, question: str) -> tuple[BrpPerson, ...]:
    """The people of an answer to a question of type `question`."""
    try:
        answer = json.loads(content)
        if answer["type"] != question:
            raise BrpBroken
        return tuple(_person(each) for each in answer.get("personen", []))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # from None: what could not be read may hold somebody's data
        raise BrpBroken from None


def refusal_in(status: int, content: bytes) -> BrpRefused:
    """The refusal in an answer with a status of 400 to 499; of its words only codes are kept."""
    try:
        told = json.loads(content)
        code = _word(told.get("code"))
        invalid = tuple(
            InvalidParam(_word(each.get("name")), _word(each.get("code")))
            for each in told.get("invalidParams", [])
        )
    except (ValueError, AttributeError, TypeError, RecursionError):
        code, invalid = "", ()
    kind = TooManyFound if code == TOO_MANY else BrpRefused
    return kind(status, code, invalid)


def _word(value: object) -> str:
    """A code as the API writes them; anything else might be what was asked."""
    text = str(value or "")
    return text if _CODE.fullmatch(text) else ""


def _person(part: _Part) -> BrpPerson:
    return BrpPerson(
        number=_text(part, "burgerservicenummer"),
        name=_name(part.get("naam", _NOTHING)),
        partner=_partner(part.get("partners", [])),
        born=_date(part.get("geboorte", _NOTHING).get("datum")),
        died=_date(part.get("overlijden", _NOTHING).get("datum")),
        address=_address(part.get("verblijfplaats")),
        municipality=_text(part.get("gemeenteVanInschrijving", _NOTHING), "code"),
        registered_there=_date(part.get("datumInschrijvingInGemeente")),
        suspension=_suspension(part.get("opschortingBijhouding")),
        secret=bool(part.get("geheimhoudingPersoonsgegevens", False)),
        under_investigation=_investigated(part),
    )


def _text(part: _Part, name: str) -> str:
    """A text that may be missing; raises TypeError when something else stands there."""
    value = part.get(name, "")
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _name(part: _Part) -> Name:
    return Name(
        given=_text(part, "voornamen"),
        initials=_text(part, "voorletters"),
        prefix=_text(part, "voorvoegsel"),
        surname=_text(part, "geslachtsnaam"),
        use=_text(part.get("aanduidingNaamgebruik", _NOTHING), "code"),
    )


def _partner(parts: list[_Part]) -> PartnerName:
    """The first partner with a name; more than one is rare and the API gives the running first."""
    for part in parts:
        name = part.get("naam", _NOTHING)
        if name.get("geslachtsnaam"):
            return PartnerName(_text(name, "voorvoegsel"), _text(name, "geslachtsnaam"))
    return PartnerName()


def _address(part: _Part | None) -> Address | None:
    """An address in the country; abroad, unknown or a place without one give none."""
    if part is None or part["type"] != "Adres":
        return None
    door = part.get("verblijfadres", _NOTHING)
    number = door.get("huisnummer")
    return Address(
        street=_text(door, "officieleStraatnaam") or _text(door, "korteStraatnaam"),
        number=None if number is None else int(number),
        letter=_text(door, "huisletter"),
        addition=_text(door, "huisnummertoevoeging"),
        postcode=_text(door, "postcode").replace(" ", ""),
        city=_text(door, "woonplaats"),
        since=_date(part.get("datumVan")),
        doubted=bool(part.get("indicatieVastgesteldVerblijftNietOpAdres", False)),
    )


def _suspension(part: _Part | None) -> Suspension | None:
    if part is None:
        return None
    return Suspension(Suspended(part["reden"]["code"]), _date(part.get("datum")))


def _date(part: _Part | None) -> RegisterDate | None:
    """A date in one of its four kinds; a wholly unknown one is None."""
    if part is None or part["type"] == "DatumOnbekend":
        return None
    if part["type"] == "Datum":
        day = date.fromisoformat(part["datum"])
        return RegisterDate(day.year, day.month, day.day)
    if part["type"] == "JaarMaandDatum":
        return RegisterDate(int(part["jaar"]), int(part["maand"]))
    if part["type"] == "JaarDatum":
        return RegisterDate(int(part["jaar"]))
    raise BrpBroken


def _investigated(part: object) -> bool:
    """Whether anything in the answer is being looked into, at whatever depth."""
    if isinstance(part, Mapping):
        return bool(part.get("inOnderzoek")) or any(map(_investigated, part.values()))
    return isinstance(part, list) and any(map(_investigated, part))
