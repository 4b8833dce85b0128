# SPDX-License-Identifier: EUPL-1.2
"""Blocking keys: who of a whole register is worth holding beside a signal.

A signal and a person who share a key are compared. A key is a number of 63 bits made of the parts
of a record, so that a table of keys tells nothing by itself and every family fits one index. The
same lines make the keys of one record (whole numbers) and of a million (numpy arrays).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

from woonzeker.matching.linkage.addresses import CleanAddress, clean_address
from woonzeker.matching.linkage.comparing import (
    CleanPerson,
    CleanSignal,
    clean_person,
    clean_signal,
)
from woonzeker.matching.linkage.dates import PartialDate
from woonzeker.matching.linkage.names import CleanName
from woonzeker.matching.linkage.shapes import AddressFacts, PersonFacts, SignalFacts

_MASK = (1 << 64) - 1
#: one record: whole numbers; many records: arrays of uint64. 0 means that the part is not there
Part = Any
Join = Callable[..., Part]


class Family(IntEnum):
    """What the parts of a key are; each family is capped on its own."""

    DOOR = 1  # postcode + number, now or before
    STREET = 2  # street + number, now or before
    BORN_SOUND = 3  # date of birth + two letters of how the name sounds
    BORN_INITIAL = 4  # date of birth + initial
    SOUND_AREA = 5  # sound + four digits of the postcode + initial
    SOUND_YEAR = 6  # sound + year of birth + initial
    SOUND_DAY = 7  # sound + month and day of birth
    SOUND_INITIALS = 8  # sound + all initials


#: a key that more people share than this says too little to look them all up
CAPS: dict[Family, int] = {
    Family.DOOR: 400,
    Family.STREET: 60,
    Family.BORN_SOUND: 24,
    Family.BORN_INITIAL: 24,
    Family.SOUND_AREA: 16,
    Family.SOUND_YEAR: 16,
    Family.SOUND_DAY: 16,
    Family.SOUND_INITIALS: 16,
}


@dataclass(frozen=True, slots=True)
class NameParts:
    """A surname as keys use it: hashes of its sound and of the first two letters of that."""

    sound: Part = 0
    start: Part = 0


@dataclass(frozen=True, slots=True)
class DoorParts:
    """An address as keys use it; `area` is the postcode's four digits."""

    postcode: Part = 0
    number: Part = 0
    street: Part = 0
    area: Part = 0


@dataclass(frozen=True, slots=True)
class BirthParts:
    """A date of birth as keys use it; `day` is month × 100 + day. 0 where unknown."""

    whole: Part = 0
    year: Part = 0
    day: Part = 0


@dataclass(frozen=True, slots=True)
class Parts:
    """All that keys are made of, of one record or of many."""

    names: tuple[NameParts, ...]
    doors: tuple[DoorParts, ...]
    born: BirthParts
    initial: Part
    initials: Part


def mixed(value: Part) -> Part:
    """Spread a number over 64 bits (splitmix64); the same for whole numbers and uint64 arrays."""
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB & _MASK
    return value ^ (value >> 31)


def joined(family: Family, *parts: Part) -> Part:
    """The key of one record; 0 when a part is not there. `joined_all` does it for arrays."""
    if not all(parts):
        return 0
    return _joined(family, parts)


def _joined(family: Family, parts: Iterable[Part]) -> Part:
    key: Part = int(family) * 0x9E3779B97F4A7C15 & _MASK
    for part in parts:
        key = mixed(key ^ mixed(part))
    return key >> 1


def joined_all(family: Family, *parts: Part) -> Part:
    """The keys of many records: an array of uint64, 0 where a part is not there."""
    key = _joined(family, parts)
    for part in parts:
        key = key * (part != 0)
    return key


def keys_with_family(parts: Parts, join: Join) -> Iterator[tuple[Family, Part]]:
    """Every key of a record or of many records, each with its family."""
    for door in parts.doors:
        yield Family.DOOR, join(Family.DOOR, door.postcode, door.number)
        yield Family.STREET, join(Family.STREET, door.street, door.number)
    born, initial = parts.born, parts.initial
    yield Family.BORN_INITIAL, join(Family.BORN_INITIAL, born.whole, initial)
    here = parts.doors[0]
    for name in parts.names:
        yield Family.BORN_SOUND, join(Family.BORN_SOUND, born.whole, name.start)
        yield Family.SOUND_AREA, join(Family.SOUND_AREA, name.sound, here.area, initial)
        yield Family.SOUND_YEAR, join(Family.SOUND_YEAR, name.sound, born.year, initial)
        yield Family.SOUND_DAY, join(Family.SOUND_DAY, name.sound, born.day)
        yield Family.SOUND_INITIALS, join(Family.SOUND_INITIALS, name.sound, parts.initials)


def home_key(facts: AddressFacts) -> str:
    """What everybody at an address shares: '3551AB 12 A3'; empty without an address."""
    return clean_address(facts).key


def keys_of_signal(facts: SignalFacts) -> dict[int, Family]:
    """The keys under which people for a signal are looked up, some ten, each with its family."""
    return keys_of_clean_signal(clean_signal(facts))


def keys_of_clean_signal(signal: CleanSignal) -> dict[int, Family]:
    """As `keys_of_signal`, for a signal that was cleaned already.

    Day and month of a date of birth may have been swapped, so both ways are looked up.
    """
    parts = _signal_parts(signal, signal.born)
    found = {key: family for family, key in keys_with_family(parts, joined) if key}
    for number in unglued(signal.address):
        key = joined(Family.DOOR, parts.doors[0].postcode, number)
        found |= {key: Family.DOOR} if key else {}
    if (born := signal.born) and born.whole and born.day <= 12 and born.day != born.month:
        swapped = _signal_parts(signal, PartialDate(born.year, born.day, born.month))
        found |= {key: family for family, key in keys_with_family(swapped, joined) if key}
    return found


def unglued(address: CleanAddress) -> tuple[int, int]:
    """The house numbers that '2231' may be with an addition glued to it: 223, 22; 0 for none."""
    number = 0 if address.suffix else address.number
    return (number // 10 if number > 99 else 0, number // 100 if number > 999 else 0)


def keys_of_person(facts: PersonFacts) -> frozenset[int]:
    """The keys under which a person is found: own and partner's name, address now and before."""
    found = keys_with_family(_person_parts(clean_person(facts)), joined)
    return frozenset(key for _, key in found if key)


def _signal_parts(signal: CleanSignal, born: PartialDate | None) -> Parts:
    return Parts(
        names=tuple(name_parts(name) for name in signal.surnames),
        doors=(door_parts(signal.address),),
        born=birth_parts(born),
        initial=initial_part(signal.given.initials),
        initials=text_part(signal.given.initials),
    )


def _person_parts(person: CleanPerson) -> Parts:
    return Parts(
        names=(name_parts(person.surname), name_parts(person.partner)),
        doors=(door_parts(person.address), door_parts(person.previous)),
        born=birth_parts(person.born),
        initial=initial_part(person.given.initials),
        initials=text_part(person.given.initials),
    )


def name_parts(name: CleanName) -> NameParts:
    """The parts of a surname; those of no name are 0."""
    return NameParts(text_part(name.sound), text_part(name.sound[:2]))


def door_parts(address: CleanAddress) -> DoorParts:
    """The parts of an address."""
    return DoorParts(
        postcode=text_part(address.postcode),
        number=address.number,
        street=text_part(address.street),
        area=int(address.postcode[:4] or 0),
    )


def birth_parts(born: PartialDate | None) -> BirthParts:
    """The parts of a date of birth as far as they are known."""
    if born is None:
        return BirthParts()
    if not born.whole:
        return BirthParts(year=born.year)
    day = born.month * 100 + born.day
    return BirthParts(whole=born.year * 10_000 + day, year=born.year, day=day)


def initial_part(initials: str) -> int:
    """The first initial as a number, 0 without one."""
    return ord(initials[0]) if initials else 0


@lru_cache(maxsize=500_000)
def text_part(text: str) -> int:
    """A text as a number of 64 bits, 0 for no text."""
    if not text:
        return 0
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
