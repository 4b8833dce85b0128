# SPDX-License-Identifier: EUPL-1.2
"""A signal turns out to be somebody else's: it leaves its case, which is put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases import rules
from woonzeker.cases.models import (
    Case,
    CaseMove,
    CasePerson,
    CaseStatus,
    CaseTask,
    CaseTerm,
    MatchingPeriod,
    PeriodSignal,
    SignalRelease,
)
from woonzeker.cases.rules import MAY_RELEASE, Fate
from woonzeker.cases.selectors.releasing import (
    Hanging,
    ending_before,
    evictions_told,
    hanging_on,
    letters_of,
    made,
)
from woonzeker.cases.services.moving import locked, put_right
from woonzeker.cases.services.running import end_period, run_clocks
from woonzeker.cases.services.taking_up import facts_of_signal, one_at_a_time, shape
from woonzeker.errors import Refused
from woonzeker.intake.models import ArrearsSignal, SignalKind, SignalResult
from woonzeker.process import Exit, Step, find_move
from woonzeker.process.reasons import WRONG_LINK

BASIS = "AVG art. 5 lid 1 onder d"
#: terms that every report starts
_OF_A_REPORT = ("offer", "insight")
#: what intake itself decided of a signal does not depend on whose it is
_WHOEVER = (SignalResult.BELOW_THRESHOLD, SignalResult.OUTSIDE_WINDOW)


@dataclass(frozen=True, slots=True)
class Released:
    """What became of a case when a signal left it, and what had gone out because of the signal."""

    release: UUID
    case: UUID | None
    number: str
    fate: Fate | None
    tasks_withdrawn: tuple[str, ...]
    #: the day from which the case knew the signal
    since: date | None
    #: the days on which a letter went out for a task of the signal itself
    letters_on: tuple[date, ...]


@action("cases.release_signal", may_if=MAY_RELEASE, basis=BASIS, about="signal")
def release_signal(
    *, actor: Actor, signal: UUID, reason: str, linked_to: UUID | None = None
) -> Released:
    """Take a signal out of the case that it was wrongly brought under, as if it never came there.

    `linked_to` is the person it was taken for. The signal waits to be taken up again; its own
    terms go on counting from the day it was reported. Raises NotFound, Refused for a reason that
    is none.
    """
    if reason not in WRONG_LINK:
        raise Refused("Geef een reden: wie later kijkt moet het kunnen begrijpen.")
    one_at_a_time()
    found = hanging_on(signal)
    case = locked(found.case.pk) if found.case else None
    if case is not None:
        found = hanging_on(signal)  # what others did until the lock was ours counts too
    record = _record(actor, found, reason, linked_to)
    CaseTask.objects.filter(pk__in=[task.pk for task in found.tasks]).delete()
    if case is not None and found.row is not None:
        _leave(case, found, linked_to)
        _settle(actor, case, found, record)
        jobs.defer("pipeline.score", actor=actor, once=True)
    record.save()
    if found.signal.result not in _WHOEVER:
        ArrearsSignal.objects.filter(pk=signal).update(result=SignalResult.OPEN)
    return Released(
        release=record.pk,
        case=case.pk if case else None,
        number=case.number if case else "",
        fate=found.fate,
        since=found.since,
        tasks_withdrawn=tuple(task.kind for task in found.tasks if task.done_on is None),
        letters_on=letters_of(found.tasks),
    )


def _record(actor: Actor, found: Hanging, reason: str, linked_to: UUID | None) -> SignalRelease:
    return SignalRelease(
        signal=found.signal,
        case=found.case,
        linked_to=linked_to,
        reason=reason,
        fate=found.fate.value if found.fate else "",
        released_at=clock.now(),
        released_by=actor.id,
        tasks=[
            {
                "kind": task.kind,
                "asked_on": task.asked_on.isoformat(),
                "due_on": task.due_on.isoformat(),
                "done_on": task.done_on.isoformat() if task.done_on else None,
            }
            for task in found.tasks
        ],
    )


def _leave(case: Case, found: Hanging, linked_to: UUID | None) -> None:
    """The signal leaves its period; the person leaves the case when nothing else is about them."""
    row, period = found.row, found.row.period if found.row else None
    if row is None or period is None:
        return
    row.delete()
    heir = next(iter(found.now or (found.others if row.came_as == "new" else ())), None)
    if row.came_as != "joined" and heir is not None:
        heir.came_as = row.came_as
        heir.save(update_fields=["came_as"])
    if not PeriodSignal.objects.filter(period=period).exists():
        MatchingPeriod.objects.filter(pk=period.pk).delete()
    later = MatchingPeriod.objects.filter(
        case__household=case.household_id, starts_on__gte=period.starts_on
    ).select_related("case")
    for each in later.order_by("starts_on"):
        shape(each)
    asked_for_help = found.fate is Fate.GOES_ON and not found.others
    about_them = any(each.signal.link.person_id == linked_to for each in found.others)
    if not about_them and not asked_for_help:
        CasePerson.objects.filter(case=case, person=linked_to).delete()


def _settle(actor: Actor, case: Case, found: Hanging, record: SignalRelease) -> None:
    """Where the case stands without the signal: its step, status, terms and threat."""
    moves = made(list(CaseMove.counting.filter(case=case).order_by("sequence")))
    evictions = any(each.signal.kind == SignalKind.EVICTION for each in found.others)
    step = rules.step_without(moves, eviction_reported=evictions)
    if found.fate is Fate.CLOSES:
        _close(actor, case, record, step)
    elif found.fate is Fate.AS_BEFORE and (ended := ending_before(case)) is not None:
        _drop_terms(CaseTerm.objects.filter(case=case, met_on=None), record)
        _put_right(actor, case, record, step, ended)
        end_period(case, Exit(ended[0]))
    else:
        _put_right(actor, case, record, step, None)
        if case.status != CaseStatus.CLOSED:
            _run_on(case, found, record)


def _close(actor: Actor, case: Case, record: SignalRelease, step: Step) -> None:
    """Nothing is left of this case: none of its terms ever ran."""
    _drop_terms(CaseTerm.objects.filter(case=case), record)
    case.threatening = False
    case.save(update_fields=["threatening"])
    put_right(
        case,
        find_move("close_wrongly_linked"),
        actor=actor,
        reason=record.reason,
        step=step,
        ended=(Exit.WRONGLY_LINKED.value, clock.today()),
    )


def _put_right(
    actor: Actor, case: Case, record: SignalRelease, step: Step, ended: tuple[str, date] | None
) -> None:
    move = find_move("report_released")
    put_right(case, move, actor=actor, reason=record.reason, step=step, ended=ended)


def _run_on(case: Case, found: Hanging, record: SignalRelease) -> None:
    """The terms and the threat of a case that goes on with its other signals."""
    received_on = found.signal.delivery.received_on
    threats = [each.signal for each in found.now if _threatens(each.signal)]
    if not any(each.signal.delivery.received_on == received_on for each in found.now):
        own = CaseTerm.objects.filter(case=case, kind__in=_OF_A_REPORT, starts_on=received_on)
        _drop_terms(own.filter(met_on=None), record)
    if not _threatens(found.signal):
        return
    clocks = CaseTerm.objects.filter(case=case, kind="threatening_talk")
    _drop_terms(clocks.filter(starts_on=received_on, met_on=None), record)
    by_others = evictions_told(case)
    case.threatening = bool(threats) or by_others.exists()
    case.save(update_fields=["threatening"])
    if not case.threatening:
        CaseTask.objects.filter(case=case, kind="alert_helper", done_on=None).delete()
    run_clocks(case, [each.delivery.received_on for each in threats])
    run_clocks(case, by_others.order_by("sequence").values_list("moved_on", flat=True))


def _threatens(signal: ArrearsSignal) -> bool:
    return rules.is_threatening(facts_of_signal(signal))


def _drop_terms(rows: QuerySet[CaseTerm], record: SignalRelease) -> None:
    """Terms that would not have run; the record keeps them."""
    record.terms += [
        {
            "kind": term.kind,
            "starts_on": term.starts_on.isoformat(),
            "due_on": term.due_on.isoformat(),
            "met_on": term.met_on.isoformat() if term.met_on else None,
        }
        for term in rows.order_by("due_on", "kind")
    ]
    rows.delete()
