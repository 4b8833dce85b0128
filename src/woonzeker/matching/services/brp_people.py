# SPDX-License-Identifier: EUPL-1.2
"""People of the BRP as rows of the register: made, written over, and found again by search key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from woonzeker.access import clock, sealing
from woonzeker.connections.brp import BrpPerson
from woonzeker.matching import rules
from woonzeker.matching.linkage import keys_of_person
from woonzeker.matching.models import Person, PersonKey, PersonSource
from woonzeker.matching.rules.asking import columns_of_home, columns_of_name
from woonzeker.matching.services.numbers import sealed_numbers
from woonzeker.matching.services.people import person_facts
from woonzeker.matching.services.searching import stored_keys
from woonzeker.matching.services.writing import insert

_KEY_COLUMNS = ("municipality", "person_id", "key")
_BEFORE = ("street", "house_number", "house_letter", "house_addition", "postcode", "city")


class Register:
    """The rows of one municipality; opens its keys once."""

    def __init__(self, municipality: str) -> None:
        self.municipality = municipality
        self._secrets = sealing.index_keys(municipality)
        #: who was here before, by an index of their number
        self._known: dict[str, UUID] = {}

    def recognise(self, people: Iterable[BrpPerson]) -> None:
        """Look up who is here already: their id stays, whatever the index is made with by now."""
        indexes = [each for person in people for each in self._indexes(person)]
        rows = Person.objects.filter(bsn_index__in=indexes).values_list("bsn_index", "pk")
        self._known.update(rows)

    def made(self, person: BrpPerson, on: date) -> Person:
        """A row for somebody, not written anywhere."""
        index, *others = self._indexes(person)
        known = (self._known[each] for each in (index, *others) if each in self._known)
        return Person(
            pk=next(known, rules.person_id(index)),
            bsn_index=index,
            source=PersonSource.BRP,
            **columns_of_name(person),
            **columns_of_home(person, here=self.municipality, on=on),
        )

    def write(self, people: Mapping[UUID, BrpPerson]) -> None:
        """Write people down; who is there already is written over with what the BRP says now."""
        now, today = clock.now(), clock.today()
        known = Person.objects.in_bulk(list(people))
        sealed = sealed_numbers(
            {who: person.number for who, person in people.items() if who not in known}
        )
        fresh = [self._fresh(people[who], sealed[who], now) for who in sealed]
        Person.objects.bulk_create(fresh)
        for who, row in known.items():
            person = people[who]
            columns = columns_of_name(person)
            columns |= columns_of_home(person, here=self.municipality, on=today)
            write_over(row, columns, at=now)

    def _indexes(self, person: BrpPerson) -> list[str]:
        """Under which somebody may be known: that of now first."""
        return [rules.bsn_index(person.number, key=secret) for secret in self._secrets]

    def _fresh(self, person: BrpPerson, sealed: bytes, now: datetime) -> Person:
        row = self.made(person, clock.today())
        row.bsn_encrypted = sealed
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
    keys = stored_keys(keys_of_person(person_facts(row)))
    insert(PersonKey, _KEY_COLUMNS, [(row.municipality, row.pk, key) for key in keys])
