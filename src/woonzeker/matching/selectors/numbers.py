# SPDX-License-Identifier: EUPL-1.2
"""Opening citizen service numbers: the one place where it is done.

`register.bsn_of` is the only way out of this room; inside it they go to the BRP and to the index.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from woonzeker.access import keys, sealing
from woonzeker.matching import rules
from woonzeker.matching.models import Person


def opened_numbers(people: Collection[Person]) -> dict[UUID, str]:
    """The numbers of people, without those whose key was destroyed."""
    found = keys.opened(person.pk for person in people)
    return {person.pk: _opened(person, found[person.pk]) for person in people if person.pk in found}


def numbers_of(people: Collection[UUID]) -> dict[UUID, str]:
    """The same for many, by id and without making anything else of them."""
    found = keys.opened(people)
    rows = Person.objects.filter(pk__in=list(found)).values_list("pk", "bsn_encrypted")
    return {
        person: sealing.unseal(
            bytes(sealed), key=found[person], place=rules.bsn_place(person)
        ).decode()
        for person, sealed in rows.iterator()
    }


def _opened(person: Person, key: bytes) -> str:
    place = rules.bsn_place(person.pk)
    return sealing.unseal(bytes(person.bsn_encrypted), key=key, place=place).decode()
