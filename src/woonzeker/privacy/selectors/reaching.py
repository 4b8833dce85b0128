# SPDX-License-Identifier: EUPL-1.2
"""Whose data somebody reached in a time: from the audit log to the processing log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from woonzeker.access import processing
from woonzeker.access.actors import Actor
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Person

#: an act ends and writes its lines well within this time after it began
_TAKES = timedelta(minutes=30)
_CONDITIONS = """
    a.municipality = %(municipality)s AND a.at >= %(since)s AND a.at <= %(until)s
    AND NOT a.refused
    AND (%(user)s = '' OR a.actor_id = %(user)s)
    AND (%(code)s = '' OR a.code = %(code)s)
    AND (%(address)s = '' OR a.address = %(address)s)
"""
_PEOPLE = "".join(
    [
        """
SELECT p.subject, p.subject_type, count(*) FROM access_processingline p
JOIN access_auditline a ON a.operation_id = p.operation_id
WHERE p.municipality = %(municipality)s
    AND p.start_time >= %(since)s AND p.start_time <= %(ends)s AND """,
        _CONDITIONS,
        "GROUP BY 1, 2 ORDER BY 1",
    ]
)
_LOOKS = "".join(
    [
        """
SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (
    SELECT 1 FROM access_processingline p
    WHERE p.operation_id = a.operation_id AND p.municipality = a.municipality
        AND p.start_time >= %(since)s AND p.start_time <= %(ends)s
) AND a.subject <> '') FROM access_auditline a WHERE """,
        _CONDITIONS,
    ]
)


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
    asked: dict[str, Any] = {
        "municipality": actor.municipality,
        "since": since,
        "until": until,
        "ends": until + _TAKES,
        "user": user,
        "code": code,
        "address": address,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, asked)
        people = tuple(ReachedOne(*row) for row in cursor.fetchall())
        cursor.execute(_LOOKS, asked)
        looks, unnamed = cursor.fetchone() or (0, 0)
    return Reached(people, looks, unnamed)


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
