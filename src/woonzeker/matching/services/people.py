# SPDX-License-Identifier: EUPL-1.2
"""Rows as the facts that linkage takes, and whom to hold beside whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import sql

from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.linkage import (
    CAPS,
    AddressFacts,
    PartialDate,
    PersonFacts,
    SignalFacts,
    keys_of_signal,
    read_date,
)
from woonzeker.matching.models import Person
from woonzeker.matching.services.searching import asked_keys


def signal_facts(signal: ArrearsSignal) -> SignalFacts:
    """What a signal says about its debtor."""
    return SignalFacts(
        signal=str(signal.pk),
        initials=signal.initials,
        first_names=signal.given_names,
        prefix=signal.prefix,
        surname=signal.surname,
        business_name=signal.business_name,
        born=read_date(signal.born_on),
        address=AddressFacts(
            postcode=signal.postcode,
            number=str(signal.house_number or ""),
            letter=signal.house_letter,
            addition=signal.house_addition,
            street=signal.street,
            town=signal.city,
        ),
        phones=tuple(signal.phones),
        emails=tuple(signal.emails),
    )


def person_facts(person: Person) -> PersonFacts:
    """What the register says about a person."""
    return _facts(tuple(getattr(person, name) for name in _READ))


def candidates_for(facts: Sequence[SignalFacts]) -> list[list[PersonFacts]]:
    """For each signal the people of the register who share a key with it, in the same order.

    One query, however many signals there are. Everybody at a signal's address is among them; a key
    that more people share than its family allows says too little and is passed over.
    """
    wanted = [keys_of_signal(each) for each in facts]
    most = {key: CAPS[family] for keys in wanted for key, family in keys.items()}
    holders: dict[int, list[PersonFacts]] = defaultdict(list)
    asked = asked_keys(most)
    for stored, *row in _holding({each: most[key] for each, key in asked.items()}):
        person = _facts(tuple(row))
        for each in stored:
            holders[asked[each]].append(person)
    found = []
    for keys in wanted:
        people = {person.person: person for key in keys for person in holders.get(key, ())}
        found.append(list(people.values()))
    return found


_ASK = """
    WITH shared AS (
        SELECT asked.key, asked.most, held.person_id, count(*) OVER (PARTITION BY asked.key) AS many
        FROM unnest(%s::bigint[], %s::int[]) AS asked(key, most)
        CROSS JOIN LATERAL (
            SELECT person_id FROM matching_personkey WHERE key = asked.key LIMIT asked.most + 1
        ) AS held
    ), who AS (
        SELECT person_id, array_agg(key) AS keys FROM shared WHERE many <= most GROUP BY person_id
    )
    SELECT who.keys, {} FROM who JOIN matching_person AS person ON person.id = who.person_id
"""


def _holding(most: Mapping[int, int]) -> list[tuple[Any, ...]]:
    """Who hold keys, each with those keys and then `_READ`; `most` gives how many may hold one."""
    columns = sql.SQL(", ").join(
        sql.Identifier("person", "id" if name == "pk" else name) for name in _READ
    )
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(_ASK).format(columns), [list(most), list(most.values())])
        return list(cursor.fetchall())


def people_by_id(ids: Iterable[UUID]) -> dict[UUID, PersonFacts]:
    """People of the register by their id."""
    rows = Person.objects.filter(pk__in=list(ids)).values_list(*_READ)
    return {row[0]: _facts(row) for row in rows.iterator(chunk_size=20_000)}


#: what is read of a person, in the order of `_facts`
_READ = (
    "pk", "initials", "given_names", "prefix", "surname", "partner_prefix", "partner_surname",
    "name_use", "born_on", "died_on", "departed_on", "postcode", "house_number", "house_letter",
    "house_addition", "street", "city", "previous_postcode", "previous_house_number",
    "previous_house_letter", "previous_house_addition", "previous_street", "previous_city",
    "lives_here_since_on",
)  # fmt: skip
_HERE, _BEFORE = slice(11, 17), slice(17, 23)


def _facts(row: tuple[Any, ...]) -> PersonFacts:
    """A row of `_READ` as facts; a hundred of them are made while a page waits."""
    return PersonFacts(
        person=str(row[0]),
        initials=row[1],
        first_names=row[2],
        prefix=row[3],
        surname=row[4],
        partner_prefix=row[5],
        partner_surname=row[6],
        name_use=row[7],
        born=_born(row[8]),
        address=_address(*row[_HERE]),
        previous=_address(*row[_BEFORE]),
        since_on=row[23],
        deceased_on=row[9],
        departed_on=row[10],
    )


@lru_cache(maxsize=50_000)
def _born(text: str) -> PartialDate | None:
    return read_date(text)


def _address(
    postcode: str, number: int | None, letter: str, addition: str, street: str, town: str
) -> AddressFacts:
    return AddressFacts(postcode, str(number or ""), letter, addition, street, town)
