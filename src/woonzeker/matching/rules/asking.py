# SPDX-License-Identifier: EUPL-1.2
"""What the BRP is asked about a signal, and what its answer says in the columns of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from woonzeker.connections.brp import (
    Address,
    BrpPerson,
    ByAddress,
    ByNameAndBirth,
    RegisterDate,
    Suspended,
)
from woonzeker.connections.brp.questions import CannotBeAsked
from woonzeker.errors import WoonzekerError
from woonzeker.matching.linkage import AddressFacts, PartialDate, SignalFacts, home_key
from woonzeker.matching.linkage.addresses import clean_address
from woonzeker.matching.linkage.names import PREFIXES, plain

_Question = TypeVar("_Question", ByAddress, ByNameAndBirth)
_WORD = re.compile(r"[A-Za-zÀ-ž']+")
_HYPHEN = re.compile(r"\s*[-/]\s*")
#: a name is looked up under so many letters: what follows may be misspelt
_START = 3
#: of a double name its first two parts
_PARTS = 2
_GONE = {Suspended.EMIGRATION, Suspended.MINISTER, Suspended.NON_RESIDENT}


class RegisterSource(StrEnum):
    """Where the candidates of a signal come from: a choice of the municipality."""

    EXTRACT = "extract"
    BRP = "brp"


class UnknownSource(WoonzekerError):
    """De bron van het personenregister moet extract of brp zijn."""


def source_from(data: dict[str, Any]) -> RegisterSource:
    """The source in a policy of the municipality; raises UnknownSource, also for other words."""
    if set(data) - {"source", "version", "valid_from"} or data.get("source") not in {
        each.value for each in RegisterSource
    }:
        raise UnknownSource
    return RegisterSource(data["source"])


def address_question(signal: SignalFacts) -> ByAddress | None:
    """Who is at the door of the signal: letter and addition do not narrow it, they may be wrong."""
    door = clean_address(signal.address)
    if not (door.postcode and door.number):
        return None
    return ByAddress(door.postcode, door.number)


def narrower(question: ByAddress, signal: SignalFacts) -> Iterator[ByAddress]:
    """Questions for a door with too many people: its own letter and addition, then the name."""
    door = question.postcode, question.number
    letter, addition = signal.address.letter.strip(), signal.address.addition.strip()
    if letter or addition:
        yield from _askable(ByAddress, *door, letter[:1], addition[:4])
    for start in _starts(signal.surname):
        yield from _askable(ByAddress, *door, "", "", start)


def name_questions(signal: SignalFacts, *, here: str) -> list[ByNameAndBirth]:
    """Who was born that day with that name: the name in the whole country, who moved away too,
    and names that begin alike in the municipality `here`. Nothing without a whole date of birth.

    Of a double name each part is asked after, because one of them is the partner's.
    """
    born = signal.born
    if born is None or not born.whole:
        return []
    day = date(born.year, born.month, born.day)
    asked: list[ByNameAndBirth] = []
    for part in _HYPHEN.split(signal.surname)[:_PARTS]:
        if words := _names(part):
            asked += _askable(ByNameAndBirth, " ".join(words), day)
    for start in _starts(signal.surname):
        asked += _askable(ByNameAndBirth, start, day, here)
    return asked


def same_birth(signal: SignalFacts, born: RegisterDate | None) -> bool:
    """Whether somebody was born on the whole date of birth that the signal says."""
    said = signal.born
    if said is None or born is None or not said.whole:
        return False
    return (said.year, said.month, said.day) == (born.year, born.month, born.day)


def partial(day: RegisterDate | None) -> PartialDate | None:
    """A date of the BRP as linkage takes it."""
    return PartialDate(day.year, day.month, day.day) if day else None


def columns_of_name(person: BrpPerson) -> dict[str, Any]:
    """Name and date of birth in the columns of a person."""
    name = person.name
    return {
        "initials": name.initials,
        "given_names": name.given,
        "prefix": name.prefix,
        "surname": name.surname,
        "partner_prefix": person.partner.prefix,
        "partner_surname": person.partner.surname,
        "name_use": name.use,
        "born_on": str(person.born or ""),
    }


def columns_of_home(person: BrpPerson, *, here: str, on: date) -> dict[str, Any]:
    """Address, death, departure and what must be minded, in the columns of a person.

    `here` is the code of the municipality; who is registered in another has departed. An unknown
    day of death or departure counts as the first that it can be, wholly unknown as `on`.
    """
    door = person.address or Address()
    since = door.since
    return {
        "street": door.street,
        "house_number": door.number,
        "house_letter": door.letter,
        "house_addition": door.addition,
        "postcode": door.postcode,
        "city": door.city,
        "address_key": home_key(_facts(door)),
        "lives_here_since_on": since.earliest if since else None,
        "died_on": _death(person, on),
        "departed_on": _departure(person, here, on),
        "secret": person.secret,
        "under_investigation": person.under_investigation or door.doubted or _in_error(person),
    }


def _in_error(person: BrpPerson) -> bool:
    return person.suspension is not None and person.suspension.reason is Suspended.ERROR


def _death(person: BrpPerson, on: date) -> date | None:
    if person.died:
        return person.died.earliest
    return _suspended(person, {Suspended.DEATH}, on)


def _departure(person: BrpPerson, here: str, on: date) -> date | None:
    if gone := _suspended(person, _GONE, on):
        return gone
    if not person.municipality or person.municipality == here:
        return None
    return person.registered_there.earliest if person.registered_there else on


def _suspended(person: BrpPerson, reasons: set[Suspended], on: date) -> date | None:
    if person.suspension is None or person.suspension.reason not in reasons:
        return None
    return person.suspension.on.earliest if person.suspension.on else on


def _facts(door: Address) -> AddressFacts:
    return AddressFacts(
        door.postcode, str(door.number or ""), door.letter, door.addition, door.street, door.city
    )


def _names(surname: str) -> list[str]:
    """The words of a surname without the prefixes that the BRP keeps apart, spelt as delivered."""
    words = [word.strip("'") for word in _WORD.findall(surname)]
    return [word for word in words if word and plain(word) not in PREFIXES]


def _starts(surname: str) -> list[str]:
    """How the name begins, with a wildcard: of each part, and of the whole when it has a prefix."""
    parts = [word[:_START] + "*" for word in _names(surname)[:_PARTS] if len(word) >= _START]
    whole = " ".join(_WORD.findall(surname))
    if parts and not whole.startswith(parts[0][:-1]) and len(whole) > _START:
        parts.append(whole[: _START + 1].rstrip() + "*" if len(whole) > _START + 1 else whole)
    return list(dict.fromkeys(parts))


def _askable(kind: type[_Question], *parts: Any) -> list[_Question]:
    """The question, or nothing when the BRP would not take it."""
    try:
        return [kind(*parts)]
    except CannotBeAsked:
        return []
