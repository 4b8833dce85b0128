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
#: operation, trace, activity, and whether it was about anything
_Act = tuple[int, UUID | None, str, bool]
#: a transaction has one line for a person in an activity, of whichever act came first: lines of
#: the same trace and activity, and of acts inside, are of this act too
_ACTS = """
WITH act AS (
    SELECT * FROM unnest(%s::bigint[], %s::uuid[], %s::text[]) AS act (id, trace, activity)
), line AS (
    SELECT p.id, p.subject, p.subject_type, p.operation_id, p.parent_operation_id, p.trace_id,
        split_part(p.activity, '/', 1) AS activity
    FROM access_processingline p
    WHERE p.municipality = %s AND p.start_time >= %s AND p.start_time <= %s
)
"""
#: joined three ways on equal values: each is a hash, one condition with OR would not be
_PEOPLE = """
SELECT subject, subject_type, count(*) FROM (
    SELECT line.id, subject, subject_type FROM line JOIN act ON line.operation_id = act.id
    UNION
    SELECT line.id, subject, subject_type FROM line JOIN act ON line.parent_operation_id = act.id
    UNION
    SELECT line.id, subject, subject_type FROM line
    JOIN (SELECT DISTINCT trace, activity FROM act WHERE trace IS NOT NULL) AS within
    ON line.trace_id = within.trace AND line.activity = within.activity
) AS reached GROUP BY 1, 2 ORDER BY 1
"""
_NAMED = """
SELECT count(DISTINCT act.id) FROM act
WHERE act.id IN (SELECT operation_id FROM line)
OR act.id IN (SELECT parent_operation_id FROM line WHERE parent_operation_id IS NOT NULL)
OR (act.trace, act.activity) IN (SELECT trace_id, activity FROM line)
"""


@dataclass(frozen=True, slots=True)
class ReachedOne:
    """Somebody whose data was reached: what stands for them in the log, and how often."""

    subject: UUID
    kind: str
    looks: int


@dataclass(frozen=True, slots=True)
class Reached:
    """Everybody that was reached; `unnamed` are acts of which the log names nobody.

    They are about one thing, or gave a number of rows: whoever was in them is not among `people`.
    """

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
    found = [
        (operation, trace, activity_of(act).entry.partition("/")[0], bool(subject) or number > 0)
        for operation, trace, act, subject, number in acts.values_list(
            "operation_id", "trace_id", "code", "subject", "count"
        )
        if operation is not None
    ]
    within = (actor.municipality, since, until + _TAKES)
    with connection.cursor() as cursor:
        cursor.execute(_ACTS + _PEOPLE, (*_columns(found), *within))
        people = tuple(ReachedOne(*row) for row in cursor.fetchall())
        about = [each for each in found if each[3]]
        cursor.execute(_ACTS + _NAMED, (*_columns(about), *within))
        (named,) = cursor.fetchone() or (0,)
    return Reached(people, len(found), len({each[0] for each in about}) - named)


def _columns(acts: list[_Act]) -> tuple[list[int], list[UUID | None], list[str]]:
    return [each[0] for each in acts], [each[1] for each in acts], [each[2] for each in acts]


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
