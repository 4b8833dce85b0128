# SPDX-License-Identifier: EUPL-1.2
"""Rows as the facts that linkage takes, and whom to hold beside whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import connection

from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.linkage import (
    CAPS,
    AddressFacts,
    PersonFacts,
    SignalFacts,
    keys_of_signal,
    read_date,
)
from woonzeker.matching.models import Person


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
    return PersonFacts(
        person=str(person.pk),
        initials=person.initials,
        first_names=person.given_names,
        prefix=person.prefix,
        surname=person.surname,
        partner_prefix=person.partner_prefix,
        partner_surname=person.partner_surname,
        name_use=person.name_use,
        born=read_date(person.born_on),
        address=AddressFacts(
            postcode=person.postcode,
            number=str(person.house_number or ""),
            letter=person.house_letter,
            addition=person.house_addition,
            street=person.street,
            town=person.city,
        ),
        previous=AddressFacts(
            postcode=person.previous_postcode,
            number=str(person.previous_house_number or ""),
            letter=person.previous_house_letter,
            addition=person.previous_house_addition,
            street=person.previous_street,
            town=person.previous_city,
        ),
        deceased_on=person.died_on,
        departed_on=person.departed_on,
    )


def candidates_for(facts: Sequence[SignalFacts]) -> list[list[PersonFacts]]:
    """For each signal the people of the register who share a key with it, in the same order.

    Two queries, however many signals there are. Everybody at a signal's address is among them; a
    key that more people share than its family allows says too little and is passed over.
    """
    wanted = [keys_of_signal(each) for each in facts]
    most = {key: CAPS[family] for keys in wanted for key, family in keys.items()}
    holders = _holders(most)
    people = people_by_id({person for held in holders.values() for person in held})
    found = []
    for keys in wanted:
        ids = {person for key in keys for person in holders.get(key, ())}
        found.append([people[person] for person in ids])
    return found


_ASK = """
    SELECT asked.key, held.person_id
    FROM unnest(%s::bigint[], %s::int[]) AS asked(key, most)
    CROSS JOIN LATERAL (
        SELECT person_id FROM matching_personkey WHERE key = asked.key LIMIT asked.most + 1
    ) AS held
"""


def _holders(most: Mapping[int, int]) -> dict[int, list[UUID]]:
    """Who hold each key; `most` gives for each key how many may."""
    holders: dict[int, list[UUID]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_ASK, [list(most), list(most.values())])
        for key, person in cursor.fetchall():
            holders[key].append(person)
    return {key: held for key, held in holders.items() if len(held) <= most[key]}


def people_by_id(ids: Iterable[UUID]) -> dict[UUID, PersonFacts]:
    """People of the register by their id."""
    rows = Person.objects.filter(pk__in=list(ids)).defer("bsn_encrypted", "bsn_index", "row_hash")
    return {person.pk: person_facts(person) for person in rows.iterator(chunk_size=20_000)}
