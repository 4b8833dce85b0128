# SPDX-License-Identifier: EUPL-1.2
"""Forgetting: what hangs on a subject goes, figures and a stub stay. One transaction, counted."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import connection

from woonzeker.access import clock, keys
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case, CaseStatus, Household
from woonzeker.cases.services import advance
from woonzeker.matching.models import LinkDecision
from woonzeker.process import Exit
from woonzeker.retention.models import ErasureStub, Ground, SubjectKind
from woonzeker.retention.rules import BLANK, DESTROY, ERASED, Ids, KeptClass, Statement
from woonzeker.retention.selectors import policy_today
from woonzeker.retention.services import tombstones
from woonzeker.retention.services.copies import drop_copies
from woonzeker.retention.services.figures import keep_figures

BASIS = "AVG art. 5 lid 1 onder e; art. 17"
CLOSES = f"close_{Exit.NO_CONTACT.value}"


@dataclass(frozen=True, slots=True)
class Order:
    """On whose word and on which ground somebody is forgotten."""

    kind: SubjectKind
    subject: UUID
    ids: Ids
    ground: Ground
    kept: str = ""
    asked_by: str = ""
    approved_by: str = ""


def erase(actor: Actor, orders: Sequence[Order]) -> list[ErasureStub]:
    """Forget each of these, leave a stub of each; take what points at them out of other rows."""
    stubs = [_erase_one(actor, order) for order in orders]
    together = Ids(
        tuple(each for order in orders for each in order.ids.persons),
        tuple(each for order in orders for each in order.ids.signals),
        tuple(each for order in orders for each in order.ids.cases),
    )
    _run(BLANK, together)
    _end_sessions_that_name(together.subjects)
    return stubs


def _erase_one(actor: Actor, order: Order) -> ErasureStub:
    _end_waiting(actor, order.ids.cases)
    keep_figures(order.ids)
    households = _empty_houses(order.ids.cases)
    _let_go_of_decisions(order.ids)
    counts = Counter(drop_copies(order.ids.signals, everywhere=order.ground != Ground.TERM))
    counts.update(_run(DESTROY, order.ids))
    counts.update(_drop_houses(households))
    destroyed = keys.destroy(order.ids.subjects)
    tombstones.bury(_names(order.ids))
    stub = _stub(actor, order, dict(counts), destroyed)
    record_erasure(actor=system(actor.municipality, "retention"), digest=stub.digest)
    return stub


@action("retention.record_erasure", may_if=only_system(), basis=BASIS, about="digest")
def record_erasure(*, actor: Actor, digest: str) -> str:
    """Put the digest of a stub in the audit log, so that the stub cannot be changed unseen."""
    return digest


def _run(statements: Iterable[Statement], ids: Ids) -> dict[str, int]:
    """Do each statement that has ids to do it with; table → rows."""
    words, counts = ids.words(), Counter[str]()
    with connection.cursor() as cursor:
        for statement in statements:
            if any(words[need] for need in statement.needs):
                cursor.execute(statement.sql, words)
                counts[statement.table] += cursor.rowcount
    return {table: number for table, number in counts.items() if number}


def _empty_houses(cases: Sequence[UUID]) -> set[UUID]:
    """Move each case to a house without an address; gives the houses that it stood in."""
    left: set[UUID] = set()
    for case in Case.objects.select_for_update().filter(pk__in=cases):
        left.add(case.household_id)
        nowhere = Household.objects.create(
            address_key=f"{ERASED}{uuid.uuid4().hex}", house_number=0
        )
        Case.objects.filter(pk=case.pk).update(household=nowhere)
    return left


def _end_waiting(actor: Actor, cases: Sequence[UUID]) -> None:
    """Close what waited for a next signal of this household: nobody would know them any more."""
    waits = Case.objects.filter(pk__in=cases, status=CaseStatus.WAITING).order_by("number")
    for case in waits:
        advance(actor=system(actor.municipality, "retention"), case=case.pk, move=CLOSES)


def _drop_houses(houses: Iterable[UUID]) -> dict[str, int]:
    """Remove the houses in which no case stands any more."""
    empty = Household.objects.filter(pk__in=list(houses), cases=None).values_list("pk", flat=True)
    gone = list(empty)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_household WHERE id = ANY(%s)", [gone])
    return {"cases_household": len(gone)} if gone else {}


def _let_go_of_decisions(ids: Ids) -> None:
    """A decision on another's signal that named this person keeps its date and its maker."""
    if ids.persons:
        LinkDecision.objects.filter(person__in=ids.persons).exclude(
            link__signal__in=ids.signals
        ).update(person=None)


def _names(ids: Ids) -> Iterable[tuple[str, UUID]]:
    yield from ((SubjectKind.PERSON.value, each) for each in ids.persons)
    yield from ((SubjectKind.SIGNAL.value, each) for each in ids.signals)
    yield from ((SubjectKind.CASE.value, each) for each in ids.cases)


def _stub(actor: Actor, order: Order, counts: dict[str, int], destroyed: int) -> ErasureStub:
    now, term = clock.now(), policy_today(actor.municipality).term(KeptClass.BACKUP)
    stub = ErasureStub(
        kind=order.kind,
        subject=order.subject,
        kept=order.kept,
        ground=order.ground,
        erased_at=now,
        erased_by=order.asked_by or actor.id,
        approved_by=order.approved_by,
        counts=dict(sorted(counts.items())),
        keys=destroyed,
        backups_until_on=clock.today() + timedelta(days=term.days),
    )
    stub.digest = digest_of(stub)
    stub.save(force_insert=True)
    return stub


def digest_of(stub: ErasureStub) -> str:
    """SHA-256 over what a stub says: it must equal the subject of its audit line."""
    said = [
        stub.municipality, str(stub.pk), str(stub.kind), str(stub.subject), stub.kept,
        str(stub.ground), stub.erased_at.isoformat(), stub.erased_by, stub.approved_by,
        stub.counts, stub.keys, stub.backups_until_on.isoformat(),
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _end_sessions_that_name(subjects: Iterable[UUID]) -> None:
    """End sessions in which something of the erased waits to be shown."""
    named = {str(each) for each in subjects}
    for session in Session.objects.iterator():
        text = json.dumps(session.get_decoded(), default=str)
        if any(each in text for each in named):
            session.delete()
