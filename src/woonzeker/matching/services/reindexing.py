# SPDX-License-Identifier: EUPL-1.2
"""Indexes and search keys made anew with the index key of now, while everybody goes on working."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from woonzeker.access import audit, sealing
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.matching import rules
from woonzeker.matching.linkage import keys_of_person
from woonzeker.matching.models import Link, LinkResult, Person, PersonKey, PersonSource
from woonzeker.matching.selectors.numbers import opened_numbers
from woonzeker.matching.services.lending import lend
from woonzeker.matching.services.people import person_facts
from woonzeker.matching.services.searching import stored_keys
from woonzeker.matching.services.writing import insert

_UPDATE = """
UPDATE matching_person SET bsn_index = again.index, indexed_by = %s
FROM unnest(%s::uuid[], %s::text[]) AS again(id, index) WHERE matching_person.id = again.id
"""


@action("matching.index_again", may_if=only_system(), basis="AVG art. 32 lid 1 onder a")
def index_again(*, actor: Actor, after: UUID | None = None, most: int = 2_000) -> UUID | None:
    """Make the index and the search keys of up to `most` people anew, in the order of their ids.

    Gives the last of them, to go on after; None when nobody was left. Who is in somebody's hands
    just now is passed over.
    """
    secret = sealing.index_keys(actor.municipality)[0]
    name = sealing.name_of_index(actor.municipality)
    waiting = Person.objects.exclude(indexed_by=name).order_by("pk")
    if after is not None:
        waiting = waiting.filter(pk__gt=after)
    people = list(waiting.select_for_update(skip_locked=True)[:most])
    audit.concerns(len(people))
    if not people:
        return None
    numbers = opened_numbers(people)
    indexes = [
        # whose key was destroyed is found by nobody any more: that stays so
        rules.bsn_index(numbers[p.pk], key=secret) if p.pk in numbers else p.bsn_index
        for p in people
    ]
    with connection.cursor() as cursor:
        cursor.execute(_UPDATE, [name, [person.pk for person in people], indexes])
    _search_keys(people)
    _contacts(people)
    return people[-1].pk


def _search_keys(people: list[Person]) -> None:
    """Only who came with an extract has any."""
    PersonKey.objects.filter(person__in=people).delete()
    rows = [
        (person.municipality, person.pk, key)
        for person in people
        if person.source == PersonSource.EXTRACT
        for key in stored_keys(keys_of_person(person_facts(person)))
    ]
    insert(PersonKey, ("municipality", "person_id", "key"), rows)


def _contacts(people: list[Person]) -> None:
    links = Link.objects.filter(person__in=people, result=LinkResult.LINKED)
    lend(links.select_related("signal"))
