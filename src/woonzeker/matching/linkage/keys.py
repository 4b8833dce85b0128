# SPDX-License-Identifier: EUPL-1.2
"""Blocking keys: who of a whole register is worth holding beside a signal.

A signal and a person who share a key are compared. Keys are hashes of 63 bits, so that a table of
keys tells nothing by itself and every family fits one index.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

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


def home_key(facts: AddressFacts) -> str:
    """What everybody at an address shares: '3551AB 12 A3'; empty without an address."""
    address = clean_address(facts)
    if not address:
        return ""
    place = address.postcode or f"{address.street}@{address.town}"
    return f"{place} {address.number} {address.suffix}".strip()[:60]


def keys_of_signal(facts: SignalFacts) -> frozenset[int]:
    """The keys under which people for a signal are looked up, some five of them."""
    signal = clean_signal(facts)
    return frozenset(_hash(key) for key in _signal_keys(signal))


def keys_of_person(facts: PersonFacts) -> frozenset[int]:
    """The keys under which a person is found: own and partner's name, address now and before."""
    person = clean_person(facts)
    return frozenset(_hash(key) for key in _person_keys(person))


def _signal_keys(signal: CleanSignal) -> Iterator[str]:
    yield from _address_keys(signal.address)
    initial = signal.given.initials[:1]
    yield from _street_keys(signal.address, [signal.surname], initial)
    yield from _birth_keys(signal.born, [signal.surname], initial)
    if (born := signal.born) and born.whole and born.day <= 12 and born.day != born.month:
        swapped = PartialDate(born.year, born.day, born.month)
        yield from _birth_keys(swapped, [signal.surname], "")


def _person_keys(person: CleanPerson) -> Iterator[str]:
    yield from _address_keys(person.address)
    yield from _address_keys(person.previous)
    initial = person.given.initials[:1]
    names = [person.surname, person.partner]
    yield from _street_keys(person.address, names, initial)
    yield from _birth_keys(person.born, names, initial)


def _address_keys(address: CleanAddress) -> Iterator[str]:
    if address.postcode and address.number:
        yield f"p|{address.postcode}|{address.number}"
    if address.street and address.number:
        yield f"s|{address.street}|{address.number}"


def _street_keys(
    address: CleanAddress, surnames: Iterable[CleanName], initial: str
) -> Iterator[str]:
    """For who is written at a wrong number of the right street, without a date of birth."""
    if address.postcode and initial:
        for name in surnames:
            if name:
                yield f"c|{address.postcode}|{name.sound}|{initial}"


def _birth_keys(
    born: PartialDate | None, surnames: Iterable[CleanName], initial: str
) -> Iterator[str]:
    if born is None or not born.whole:
        return
    for name in surnames:
        if name:
            yield f"n|{born}|{name.sound[:2]}"
    if initial:
        yield f"i|{born}|{initial}"


def _hash(key: str) -> int:
    digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
