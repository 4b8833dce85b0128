# SPDX-License-Identifier: EUPL-1.2
"""Telephones and e-mail addresses that a person's linked signals lend to their next signal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from woonzeker.access.tenancy import current_municipality
from woonzeker.matching.linkage import SignalFacts
from woonzeker.matching.models import ContactKey, Link, LinkResult
from woonzeker.matching.services.searching import asked_contacts, stored_contacts
from woonzeker.matching.services.writing import insert

_COLUMNS = ("municipality", "link_id", "person_id", "key")


def lend(links: Iterable[Link]) -> None:
    """Write down what linked signals carried; a link that lent before lends anew."""
    linked = [link for link in links if link.result == LinkResult.LINKED and link.person_id]
    ContactKey.objects.filter(link__in=[link.pk for link in linked]).delete()
    municipality = current_municipality()
    rows = [
        (municipality, link.pk, link.person_id, key)
        for link in linked
        for key in stored_contacts(link.signal.phones, link.signal.emails)
    ]
    insert(ContactKey, _COLUMNS, rows)


def sharing(signals: Sequence[SignalFacts]) -> list[set[UUID]]:
    """For each signal the people whose earlier signals carried a telephone or e-mail of it."""
    keys = [asked_contacts(each) for each in signals]
    holders: dict[int, set[UUID]] = defaultdict(set)
    wanted = {key for each in keys for key in each}
    rows = ContactKey.objects.filter(key__in=sorted(wanted)).values_list("key", "person_id")
    for key, person in rows:
        holders[key].add(person)
    return [{person for key in each for person in holders.get(key, ())} for each in keys]


def lent_to(people: Iterable[str], signals: Iterable[SignalFacts]) -> dict[str, frozenset[int]]:
    """Per person (id as text) every contact key that their linked signals carried.

    Those that one of `signals` carries too are the keys that linkage makes of them; of the others
    nothing is known but that they are others.
    """
    known = {stored: key for each in signals for stored, key in asked_contacts(each).items()}
    had: dict[str, set[int]] = defaultdict(set)
    rows = ContactKey.objects.filter(person__in=set(people)).values_list("person_id", "key")
    for person, stored in rows:
        had[str(person)].add(known.get(stored, stored))
    return {person: frozenset(keys) for person, keys in had.items()}
