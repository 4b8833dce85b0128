# SPDX-License-Identifier: EUPL-1.2
"""A message of a bailiff or court was not right: what it started in the case is taken back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases import rules
from woonzeker.cases.models import (
    Case,
    CaseAssignment,
    CaseMove,
    CasePerson,
    CaseStatus,
    CaseTask,
    CaseTerm,
)
from woonzeker.cases.selectors.picturing import Started
from woonzeker.cases.selectors.releasing import in_order, made
from woonzeker.cases.services.moving import locked, put_right
from woonzeker.cases.services.running import end_period, let_go_after, run_clocks
from woonzeker.cases.services.taking_up import facts_of_signal, one_at_a_time
from woonzeker.intake.models import SignalKind
from woonzeker.process import Exit, Step, find_move

_THREATENS = ("eviction_announced", "danger_found")


@action("cases.take_back", may_if=only_system(), basis="AVG art. 5 lid 1 onder d", about="case")
def take_back(*, actor: Actor, case: UUID, started: Started, reason: str) -> dict[str, Any]:
    """Put a case where it would stand had this never started; gives the terms and tasks that went.

    What others told or did since stays, with its own clock. What was done or met meanwhile stays
    done. Raises NotFound, Refused for a reason that is none.
    """
    one_at_a_time()
    found = locked(case)
    gone = {"terms": _drop_terms(started), "tasks": _drop_tasks(started)}
    if started.move is not None:
        _undo_move(actor, found, started, started.move, reason)
    _let_go(found, started)
    if started.threatened:
        _weigh_threat(found, started.move or 0)
    jobs.defer("pipeline.score", actor=actor, once=True)
    return gone


def _let_go(case: Case, started: Started) -> None:
    """Who came to it by this goes; of its people, who stands in no report either."""
    CaseAssignment.objects.filter(pk__in=started.assigned, ended_at=None).update(
        ended_at=clock.now()
    )
    reported = [row.signal.link.person_id for row in in_order(case)]
    people = CasePerson.objects.filter(pk__in=started.people)
    people.exclude(person__in=[each for each in reported if each]).delete()


def _undo_move(actor: Actor, case: Case, started: Started, own: int, reason: str) -> None:
    """The step and status without this move; back to rest only when nothing happened since."""
    counting = CaseMove.counting.filter(case=case).exclude(sequence=own)
    evictions = any(row.signal.kind == SignalKind.EVICTION for row in in_order(case))
    # of what began the case its beginning goes as well
    rest = counting if started.status else counting.exclude(from_status="")
    moves = made(list(rest.order_by("sequence")))
    without = rules.step_without(moves, eviction_reported=evictions)
    later = counting.filter(sequence__gt=own).exclude(code="message_withdrawn")
    rested = started.status != CaseStatus.OPEN and not later.exists()
    ended = None
    if rested and not started.status:
        ended = (Exit.WRONGLY_LINKED.value, clock.today())
    elif rested and started.closed_on is not None:
        ended = (started.result, started.closed_on)
    put_right(
        case,
        find_move("message_withdrawn"),
        actor=actor,
        reason=reason,
        step=min(Step(case.step), without),
        ended=ended,
        status=CaseStatus(started.status) if rested and ended is None else None,
        undoes=own,
        undoes_beginning=not started.status,
    )
    if ended is not None:
        end_period(case, Exit(ended[0]))
        let_go_after(case, clock.today())


def _drop_terms(started: Started) -> list[dict[str, str]]:
    """Terms that would not have run; what was met stays as it was met."""
    rows = CaseTerm.objects.filter(pk__in=started.terms, met_on=None)
    gone = [
        {
            "kind": row.kind,
            "starts_on": row.starts_on.isoformat(),
            "due_on": row.due_on.isoformat(),
        }
        for row in rows.order_by("due_on", "kind")
    ]
    rows.delete()
    return gone


def _drop_tasks(started: Started) -> list[dict[str, str]]:
    """Tasks that nobody would have asked go; those that it ended wait again, with their day."""
    rows = CaseTask.objects.filter(pk__in=started.tasks, done_on=None)
    gone = [
        {"kind": row.kind, "due_on": row.due_on.isoformat()}
        for row in rows.order_by("due_on", "kind")
    ]
    rows.delete()
    CaseTask.objects.filter(pk__in=started.settled).update(done_on=None, done_by="")
    for task, due_on in started.due.items():
        CaseTask.objects.filter(pk=task, done_on=None).update(due_on=due_on)
    return gone


def _weigh_threat(case: Case, since: int) -> None:
    """Whether something else threatens since, with the clock that it began itself."""
    told = CaseMove.counting.filter(case=case, code__in=_THREATENS, sequence__gt=since)
    days: list[date] = list(told.order_by("sequence").values_list("moved_on", flat=True))
    begun = CaseMove.objects.filter(case=case, sequence=since).values_list("moved_on", flat=True)
    first = begun.first() or clock.today()
    days += [
        row.signal.delivery.received_on
        for row in in_order(case)
        if row.signal.delivery.received_on >= first
        and rules.is_threatening(facts_of_signal(row.signal))
    ]
    case.threatening = bool(days)
    case.save(update_fields=["threatening"])
    if case.status != CaseStatus.CLOSED:
        run_clocks(case, sorted(days))
