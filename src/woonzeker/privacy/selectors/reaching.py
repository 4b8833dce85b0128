# SPDX-License-Identifier: EUPL-1.2
"""Whose data somebody reached in a time: from the audit log to the processing log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from woonzeker.access import processing
from woonzeker.access.actions import REGISTER
from woonzeker.access.activities import of as activity_of
from woonzeker.access.activities import register as activities
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Person

#: an act ends and writes its lines well within this time after it began
_TAKES = timedelta(minutes=30)
#: the acts are known by then: their number lets the database join the one way that is fast
_PEOPLE = """
SELECT p.subject, p.subject_type, count(*)
FROM unnest(%s::bigint[]) AS act (id) JOIN access_processingline p ON p.operation_id = act.id
WHERE p.municipality = %s AND p.start_time >= %s AND p.start_time <= %s
GROUP BY 1, 2 ORDER BY 1
"""
_NAMED = """
SELECT count(DISTINCT p.operation_id)
FROM unnest(%s::bigint[]) AS act (id) JOIN access_processingline p ON p.operation_id = act.id
WHERE p.municipality = %s AND p.start_time >= %s AND p.start_time <= %s
"""


@dataclass(frozen=True, slots=True)
class ReachedOne:
    """Somebody whose data was reached: what stands for them in the log, and how often."""

    subject: UUID
    kind: str
    looks: int


@dataclass(frozen=True, slots=True)
class Reached:
    """Everybody that was reached; `unnamed` are acts about one thing that name nobody."""

    people: tuple[ReachedOne, ...]
    looks: int
    unnamed: int


def reached(
    *, actor: Actor, since: datetime, until: datetime, user: str, code: str, address: str
) -> Reached:
    """Whose data was reached. A building block: the act that asks is written down itself."""
    asked = {"actor_id": user, "code__in": acts_of(code), "address": address}
    acts = AuditLine.objects.filter(
        at__gte=since, at__lte=until, refused=False, **{name: v for name, v in asked.items() if v}
    )
    found = list(acts.values_list("operation_id", "subject"))
    every = [operation for operation, _subject in found if operation is not None]
    about = [operation for operation, subject in found if subject and operation is not None]
    within = (actor.municipality, since, until + _TAKES)
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, (every, *within))
        people = tuple(ReachedOne(*row) for row in cursor.fetchall())
        cursor.execute(_NAMED, (about, *within))
        (named,) = cursor.fetchone() or (0,)
    return Reached(people, len(found), len(set(about)) - named)


def acts_of(work: str) -> list[str]:
    """The acts of an activity of the register; of the code of one act only that; of '' none."""
    found = [code for code in REGISTER if work and activity_of(code).slug == work]
    return found or [work] * bool(work)


def work_words(work: str) -> str:
    """The name of an activity, by its slug or by the code of one of its acts."""
    names = {each.slug: each.name for each in activities()}
    return names.get(work) or activity_of(work).name


def who_they_are(*, actor: Actor, wanted: frozenset[str]) -> tuple[list[Person], list[UUID]]:
    """The people and signals behind what stands for them; a building block.

    The log cannot be read back: everybody in the register is put beside it.
    """
    found = [
        person
        for person in Person.objects.order_by("surname", "initials").iterator(chunk_size=5_000)
        if _stands_in(actor, person.pk, wanted)
    ]
    signals = [
        signal
        for signal in ArrearsSignal.objects.values_list("pk", flat=True).iterator()
        if _stands_in(actor, signal, wanted)
    ]
    return found, signals


def _stands_in(actor: Actor, subject: UUID, wanted: frozenset[str]) -> bool:
    return any(str(each) in wanted for each in processing.pseudonyms(actor.municipality, subject))
