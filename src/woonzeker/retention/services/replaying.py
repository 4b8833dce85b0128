# SPDX-License-Identifier: EUPL-1.2
"""After a restore: forget once more who was forgotten since the backup was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Person
from woonzeker.retention.models import ErasureStub, Ground, SubjectKind
from woonzeker.retention.rules import ERASED, Ids
from woonzeker.retention.selectors import ids_of
from woonzeker.retention.services import tombstones
from woonzeker.retention.services.erasing import Order, erase

BATCH = 200


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many tombstones there are, and how many subjects were forgotten once more."""

    tombstones: int
    erased: int
    rows: int


def replay(*, actor: Actor) -> Replayed:
    """Forget everybody of this municipality who has a tombstone; whatever holds or waits.

    Raises TombstonesUnreadable when the file cannot be trusted: then nothing may open.
    """
    known = take_in_tombstones(actor=actor)
    waiting = find_tombstones(actor=actor)
    erased = rows = 0
    for start in range(0, len(waiting), BATCH):
        stubs = replay_batch(actor=actor, batch=waiting[start : start + BATCH])
        erased += len(stubs)
        rows += sum(sum(stub.counts.values()) for stub in stubs)
    return Replayed(known, erased, rows)


@action("retention.take_in_tombstones", may_if=only_system(), basis="AVG art. 17")
def take_in_tombstones(*, actor: Actor) -> int:
    """Put the tombstones of the file in the database that was restored."""
    return tombstones.take_in(actor.municipality)


@action("retention.find_tombstones", may_if=only_system(), basis="AVG art. 17")
def find_tombstones(*, actor: Actor) -> list[tuple[SubjectKind, UUID]]:
    """Who is in the database and has a tombstone: people first, with all that hangs on them."""
    is_buried = tombstones.buried(actor.municipality)
    return [(kind, subject) for kind, subject in _everybody() if is_buried(subject)]


@action("retention.replay_batch", may_if=only_system(), basis="AVG art. 17")
def replay_batch(*, actor: Actor, batch: list[tuple[SubjectKind, UUID]]) -> list[ErasureStub]:
    """Forget some of those who have a tombstone."""
    orders: list[Order] = []
    taken: set[UUID] = set()
    for kind, subject in batch:
        if subject in taken:
            continue
        try:
            ids = ids_of(kind, subject)
        except NotFound:  # went with somebody before
            continue
        ids = _without(ids, taken)
        taken |= set(ids.subjects)
        orders.append(Order(kind, subject, ids, Ground.REPLAY))
    return erase(actor, orders)


def _without(ids: Ids, taken: set[UUID]) -> Ids:
    """What another order of this batch does not take already."""
    return Ids(
        tuple(each for each in ids.persons if each not in taken),
        tuple(each for each in ids.signals if each not in taken),
        tuple(each for each in ids.cases if each not in taken),
    )


def _everybody() -> Iterator[tuple[SubjectKind, UUID]]:
    """Everything that can have a tombstone. A case that stands in no house is forgotten already."""
    for subject in Person.objects.values_list("pk", flat=True).iterator():
        yield SubjectKind.PERSON, subject
    cases = Case.objects.exclude(household__address_key__startswith=ERASED)
    for subject in cases.values_list("pk", flat=True).iterator():
        yield SubjectKind.CASE, subject
    for subject in ArrearsSignal.objects.values_list("pk", flat=True).iterator():
        yield SubjectKind.SIGNAL, subject
