# SPDX-License-Identifier: EUPL-1.2
"""Runs: what passed its term is forgotten, class by class, in batches that can be cut off anywhere.

The first run of a class waits for a second person. With that the class is released for this term
and longer ones; a shorter term needs two people again.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from woonzeker.access import clock, keys, tenancy
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.errors import NotFound, Refused
from woonzeker.intake.models import Delivery, RawFile, SetAsideLine
from woonzeker.retention.errors import AlreadyDecided, SamePerson
from woonzeker.retention.models import Ground, RetentionRun, RunState, SubjectKind
from woonzeker.retention.rules import CLASSES, SUBJECTS, SWEEPS, Keeps, KeptClass
from woonzeker.retention.selectors import (
    MAY_DECIDE,
    count_due,
    due,
    holds_on,
    ids_of,
    policy_today,
    released_days,
    words_for,
)
from woonzeker.retention.services import tombstones
from woonzeker.retention.services.erasing import Order, erase

BASIS = "AVG art. 5 lid 1 onder e"
#: subjects and rows in one transaction, and batches of one class in one night
SUBJECTS_AT_ONCE = 50
ROWS_AT_ONCE = 5_000
BATCHES_A_NIGHT = 400


@action("retention.propose_run", may_if=MAY_DECIDE, basis=BASIS)
def propose_run(*, actor: Actor, kept: KeptClass) -> RetentionRun:
    """Propose to forget what passed its term, for the first time of a class or for a shorter term.

    Raises Refused for a class that was released, that waits already, or that no job forgets.
    """
    if CLASSES[kept].by is Keeps.BACKUP:
        raise Refused(_("Reservekopieën ruimt de opdracht op die ze maakt."))
    term = policy_today(actor.municipality).term(kept)
    if (days := released_days(kept)) is not None and days <= term.days:
        raise Refused(_("Dit is al vrijgegeven."))
    if RetentionRun.objects.filter(kept=kept, state=RunState.PROPOSED).exists():
        raise Refused(_("Hiervoor wacht al een voorstel."))
    return _make(actor, kept, RunState.PROPOSED)


@action("retention.approve_run", may_if=MAY_DECIDE, basis=BASIS, about="run")
def approve_run(*, actor: Actor, run: UUID) -> RetentionRun:
    """Release a run that somebody else proposed; the next night does it.

    Raises SamePerson, and Refused when the term became longer since.
    """
    found = _proposed(run)
    if found.proposed_by == actor.id:
        raise SamePerson
    if policy_today(actor.municipality).term(found.kept).days > found.days:
        raise Refused(_("De termijn is intussen langer. Stel het opnieuw voor."))
    found.until_on = clock.today() - timedelta(days=found.days)
    found.counted, found.oldest_on = count_due(KeptClass(found.kept), found.until_on)
    found.state, found.approved_at, found.approved_by = RunState.RUNNING, clock.now(), actor.id
    found.save()
    return found


@action("retention.refuse_run", may_if=MAY_DECIDE, basis=BASIS, about="run")
def refuse_run(*, actor: Actor, run: UUID) -> RetentionRun:
    """Decide not to release a run; who proposed it may also take it back."""
    found = _proposed(run)
    found.state, found.ended_at = RunState.REFUSED, clock.now()
    found.save(update_fields=["state", "ended_at"])
    return found


def forget_what_passed(*, actor: Actor, batches: int = BATCHES_A_NIGHT) -> dict[str, int]:
    """The nightly work of one municipality: begin a run for each released class, and do them all.

    Each batch is a transaction of its own; gives the rows destroyed by class.
    """
    begin_runs(actor=actor)
    return continue_runs(actor=actor, batches=batches)


@action("retention.begin_runs", may_if=only_system(), basis=BASIS)
def begin_runs(*, actor: Actor) -> None:
    """Make a run for each released class that has none going; complete the file of tombstones."""
    tombstones.complete()
    policy = policy_today(actor.municipality)
    for kept in KeptClass:
        days = released_days(kept)
        if days is None or policy.term(kept).days < days or CLASSES[kept].by is not Keeps.JOB:
            continue
        if RetentionRun.objects.filter(kept=kept, state=RunState.RUNNING).exists():
            continue
        if count_due(kept, policy.term(kept).until(clock.today()))[0]:
            _make(actor, kept, RunState.RUNNING)


def continue_runs(*, actor: Actor, batches: int = BATCHES_A_NIGHT) -> dict[str, int]:
    """Do what runs, up to so many batches of each class; what is left goes on the next time."""
    done: dict[str, int] = {}
    with tenancy.tenant(actor.municipality):
        running = list(
            RetentionRun.objects.filter(state=RunState.RUNNING).values_list("pk", "kept")
        )
    order = list(KeptClass)
    by_us = [pair for pair in running if CLASSES[KeptClass(pair[1])].by is Keeps.JOB]
    for run, kept in sorted(by_us, key=lambda pair: order.index(KeptClass(pair[1]))):
        for _batch in range(batches):
            if forget_batch(actor=actor, run=run).state == RunState.DONE:
                break
        with tenancy.tenant(actor.municipality):
            destroyed = RetentionRun.objects.get(pk=run).destroyed
        done[kept] = done.get(kept, 0) + sum(destroyed.values())
    return done


@action("retention.forget_batch", may_if=only_system(), basis=BASIS, about="run")
def forget_batch(*, actor: Actor, run: UUID) -> RetentionRun:
    """One batch of one run: subjects with all that hangs on them, or rows that hang on nobody."""
    found = RetentionRun.objects.select_for_update().get(pk=run)
    if found.state != RunState.RUNNING:
        return found
    kept = KeptClass(found.kept)
    term = policy_today(actor.municipality).term(kept)
    found.until_on = min(found.until_on, term.until(clock.today()))
    if kept in SUBJECTS:
        counts, last = _forget_subjects(actor, kept, found)
    else:
        counts = _sweep(kept, found.until_on)
        last = not any(number >= ROWS_AT_ONCE for number in counts.values())
    found.destroyed = dict(sorted((Counter(found.destroyed) + Counter(counts)).items()))
    if last:
        found.state, found.ended_at = RunState.DONE, clock.now()
    found.save(update_fields=["destroyed", "state", "ended_at", "held", "until_on"])
    return found


def _forget_subjects(
    actor: Actor, kept: KeptClass, run: RetentionRun
) -> tuple[dict[str, int], bool]:
    """Forget the oldest subjects that nothing holds; held ones stay and are passed over."""
    most = SUBJECTS_AT_ONCE + run.held
    waiting = due(kept, run.until_on, most=most)
    kind, orders, held, taken = SubjectKind(SUBJECTS[kept].kind), [], 0, set[UUID]()
    for subject, _number in waiting:
        ids = ids_of(kind, subject)
        if holds_on(ids):
            held += 1
        elif not taken & set(ids.subjects):
            taken |= set(ids.subjects)
            orders.append(
                Order(kind, subject, ids, Ground.TERM, kept.value, run.proposed_by, run.approved_by)
            )
    run.held = held
    stubs = erase(actor, orders) if orders else []
    counts: Counter[str] = Counter()
    for stub in stubs:
        counts.update(stub.counts)
    return dict(counts), len(waiting) < most


def _sweep(kept: KeptClass, until: date) -> dict[str, int]:
    """One batch of rows that hang on nobody; the key of a delivery goes with its last row."""
    words = {
        **words_for(until),
        "most": ROWS_AT_ONCE,
        "too_late": _("Er kwam geen antwoord binnen de bewaartermijn. Het bestand is weg."),
    }
    counts: Counter[str] = Counter()
    with connection.cursor() as cursor:
        for statement in SWEEPS[kept]:
            cursor.execute(statement.sql, words)
            counts[statement.table] += cursor.rowcount
    if kept in {KeptClass.RAW_FILE, KeptClass.RETURNED_LINE}:
        counts["access_subjectkey"] += _drop_keys_of_deliveries(until)
    return {table: number for table, number in counts.items() if number}


def _drop_keys_of_deliveries(until: date) -> int:
    """Destroy the keys of deliveries of which neither the file nor a line is left."""
    old = Delivery.objects.filter(received_on__lte=until)
    used = {
        *RawFile.objects.filter(delivery__in=old).values_list("delivery_id", flat=True),
        *SetAsideLine.objects.filter(delivery__in=old).values_list("delivery_id", flat=True),
    }
    return keys.destroy(
        each for each in old.values_list("pk", flat=True).iterator() if each not in used
    )


def _make(actor: Actor, kept: KeptClass, state: RunState) -> RetentionRun:
    policy = policy_today(actor.municipality)
    term = policy.term(kept)
    until = term.until(clock.today())
    count, oldest = count_due(kept, until)
    return RetentionRun.objects.create(
        kept=kept,
        state=state,
        days=term.days,
        until_on=until,
        policy_version=policy.version,
        counted=count,
        oldest_on=oldest,
        proposed_at=clock.now(),
        proposed_by=actor.id,
    )


def _proposed(run: UUID) -> RetentionRun:
    if (found := RetentionRun.objects.select_for_update().filter(pk=run).first()) is None:
        raise NotFound
    if found.state != RunState.PROPOSED:
        raise AlreadyDecided
    return found
