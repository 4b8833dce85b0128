# SPDX-License-Identifier: EUPL-1.2
"""People of the BRP as rows of the register: made, written over, and found again by search key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from woonzeker.access import clock, sealing
from woonzeker.connections.brp import BrpPerson
from woonzeker.matching import rules
from woonzeker.matching.linkage import keys_of_person
from woonzeker.matching.models import Person, PersonKey, PersonSource
from woonzeker.matching.rules.asking import columns_of_home, columns_of_name
from woonzeker.matching.services.people import person_facts
from woonzeker.matching.services.writing import insert

_KEY_COLUMNS = ("municipality", "person_id", "key")
_BEFORE = ("street", "house_number", "house_letter", "house_addition", "postcode", "city")


class Register:
    """The rows of one municipality; opens its keys once."""

    def __init__(self, municipality: str) -> None:
        self.municipality = municipality
        self._keys = sealing.keys_of(municipality)

    def made(self, person: BrpPerson, on: date) -> Person:
        """A row for somebody, not written anywhere."""
        index = rules.bsn_index(person.number, key=self._keys.index)
        who = rules.person_id(index)
        return Person(
            pk=who,
            bsn_index=index,
            source=PersonSource.BRP,
            **columns_of_name(person),
            **columns_of_home(person, here=self.municipality, on=on),
        )

    def write(self, people: Mapping[UUID, BrpPerson]) -> None:
        """Write people down; who is there already is written over with what the BRP says now."""
        now, today = clock.now(), clock.today()
        known = Person.objects.in_bulk(list(people))
        fresh = [self._fresh(people[who], now) for who in people if who not in known]
        Person.objects.bulk_create(fresh)
        for who, row in known.items():
            person = people[who]
            columns = columns_of_name(person)
            columns |= columns_of_home(person, here=self.municipality, on=today)
            write_over(row, columns, at=now)

    def number(self, person: Person) -> str:
        """The citizen service number of a row."""
        place = rules.bsn_place(person.pk)
        return sealing.unseal(
            bytes(person.bsn_encrypted), key=self._keys.data, place=place
        ).decode()

    def _fresh(self, person: BrpPerson, now: datetime) -> Person:
        row = self.made(person, clock.today())
        place = rules.bsn_place(row.pk)
        row.bsn_encrypted = sealing.seal(person.number.encode(), key=self._keys.data, place=place)
        row.checked_at = now
        return row


def write_over(row: Person, columns: Mapping[str, Any], *, at: datetime) -> bool:
    """Write what the BRP says over a row, checked at a moment; gives whether anything was new.

    Who moved keeps the address before as the previous one; a row of an extract gets its search
    keys anew.
    """
    changed = {name for name, value in columns.items() if getattr(row, name) != value}
    if "address_key" in changed and row.address_key:
        for name in _BEFORE:
            setattr(row, f"previous_{name}", getattr(row, name))
        changed |= {f"previous_{name}" for name in _BEFORE}
    for name, value in columns.items():
        setattr(row, name, value)
    row.checked_at = at
    row.save(update_fields=[*changed, "checked_at"])
    if changed and row.source == PersonSource.EXTRACT:
        _new_keys(row)
    return bool(changed)


def _new_keys(row: Person) -> None:
    PersonKey.objects.filter(person=row).delete()
    keys = sorted(keys_of_person(person_facts(row)))
    insert(PersonKey, _KEY_COLUMNS, [(row.municipality, row.pk, key) for key in keys])
