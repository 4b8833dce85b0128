# SPDX-License-Identifier: EUPL-1.2
"""The only writer of a case's step and status: one move at a time, each with its row of history."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Max

from woonzeker.access import clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CaseMove, CaseStatus
from woonzeker.cases.rules import MAY_VISIT, may_make
from woonzeker.cases.selectors.knowing import (
    CLOSING,
    PROVIDERS,
    ClosingTeller,
    FactProvider,
    facts_of,
    not_yet,
)
from woonzeker.cases.services.running import (
    end_period,
    end_terms,
    let_go_after,
    resume_period,
    start_term,
    threaten,
)
from woonzeker.cases.services.telling import tell
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.law import terms
from woonzeker.process import Exit, Facts, Move, Status, Step, find_move


def provide_facts(provider: FactProvider) -> None:
    """Let a later room tell what it knows of a case before a guarded move; call at start-up."""
    PROVIDERS.append(provider)


def ask_before_closing(teller: ClosingTeller) -> None:
    """Let a later room say why a case may not end with some result yet; call at start-up."""
    CLOSING.append(teller)


@action(
    "cases.advance",
    may_if=MAY_VISIT,
    basis="Wgs art. 3 lid 1 onder b",
    about="case",
)
def advance(
    *, actor: Actor, case: UUID, move: str, reason: str = "", on: date | None = None
) -> Case:
    """Make one move with a case, for who holds the right that the move asks for.

    Raises Refused with what is missing, NotFound for no such case, NotPermitted.
    """
    asked = find_move(move)
    if not may_make(actor, asked):
        raise NotPermitted
    found = make_move(locked(case), asked, actor=actor, reason=reason, on=on)
    jobs.defer("pipeline.score", actor=actor, once=True)
    return found


def locked(case: UUID) -> Case:
    """The case, locked until the transaction ends."""
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    return found


def make_move(
    case: Case, move: Move, *, actor: Actor, reason: str = "", on: date | None = None
) -> Case:
    """Check and make a move with a locked case, inside somebody's action.

    Whoever calls this asks for new scores, once for all its moves.
    """
    _check(case, move, reason)
    if isinstance(move.target, Exit) and (why := not_yet(case, move.target)):
        raise Refused(why)
    before_step, before_status = Step(case.step), Status(case.status)
    day = on or clock.today()
    case.step = move.step_after(before_step)
    case.status = move.status_after(before_status)
    _write_row(case, move, actor, reason, day, (before_step, before_status.value))
    fields = ["step", "status"]
    if isinstance(move.target, Exit):
        case.result, case.closed_on = move.target.value, day
        fields += ["result", "closed_on"]
        end_period(case, move.target)
    elif case.closed_on is not None:
        case.result, case.closed_on = "", None
        fields += ["result", "closed_on"]
    if before_status is not Status.OPEN and case.status == Status.OPEN:
        resume_period(case, day)
    case.save(update_fields=fields)
    _follow(case, move, day)
    return case


def put_right(
    case: Case,
    move: Move,
    *,
    actor: Actor,
    reason: str,
    step: Step,
    ended: tuple[str, date] | None = None,
    status: CaseStatus | None = None,
    undoes: int | None = None,
    undoes_beginning: bool = False,
) -> Case:
    """Put a locked case where it would stand without what was never its own.

    The only way to a lower step. `ended` is the result and the day on which it is over; `status`
    that of before when it runs; without either the case keeps its status. `undoes` is the move
    that is taken back, `undoes_beginning` whether the case began by it.
    """
    _check(case, move, reason)
    before = Step(case.step), Status(case.status).value
    case.step = step
    if ended is not None:
        case.status, (case.result, case.closed_on) = CaseStatus.CLOSED, ended
    elif status is not None:
        case.status = status
    _write_row(
        case, move, actor, reason, clock.today(), before,
        undoes=undoes, undoes_beginning=undoes_beginning,
    )  # fmt: skip
    case.save(update_fields=["step", "status", "result", "closed_on"])
    return case


def _follow(case: Case, move: Move, on: date) -> None:
    """What a move means for the terms and the threat of its case."""
    if move.closes:
        end_terms(case, on)
        let_go_after(case, on)
    elif move.code == "wait_for_signal":
        end_period(case, Exit.NO_CONTACT)
        end_terms(case, on)
    elif move.code in {"reopen", "danger_over"}:
        _set_threat_aside(case)
    elif move.code in {"eviction_announced", "danger_found"}:
        threaten(case, on)
    else:
        _begin_clock(case, move, on)


def _begin_clock(case: Case, move: Move, on: date) -> None:
    """The term that begins with a move: a talk is owed to who asks, an offer to who did not."""
    if move.code in {"reopen_on_request", "join_request"}:
        start_term(case, "first_talk", terms.first_talk_due(on))
    elif move.code in {"reopen_on_worry", "join_worry"}:
        start_term(case, "offer", terms.offer_due(on))
    elif move.code == "help_accepted":
        start_term(case, "decision", terms.decision_due(_first_talk(case) or on))


def _set_threat_aside(case: Case) -> None:
    """What threatened is over: a case that was closed begins anew, or somebody said so.

    A clock that runs goes on: the conversation was owed since the day of the threat.
    """
    if case.threatening:
        case.threatening = False
        case.save(update_fields=["threatening"])


def _first_talk(case: Case) -> date | None:
    """The first talk since the case was last opened: the eight weeks run from there, not from a
    later one (Wgs art. 4a)."""
    opened = CaseMove.objects.filter(case=case, from_status__in=("", "closed"))
    since = opened.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    talks = CaseMove.objects.filter(case=case, code="first_talk_held", sequence__gt=since)
    return talks.order_by("sequence").values_list("moved_on", flat=True).first()


def begin_case(case: Case, move: Move, *, actor: Actor, on: date) -> Case:
    """Make a case with the move that begins it, inside somebody's action."""
    case.step, case.status = move.step_after(None), CaseStatus.OPEN
    case.save(force_insert=True)
    _write_row(case, move, actor, "", on, (None, ""), sequence=1)
    return case


def _check(case: Case, move: Move, reason: str) -> None:
    if move.begins or Step(case.step) not in move.source:
        raise Refused(f"'{move.title}' kan niet bij een zaak in stap {case.step}.")
    if Status(case.status) not in move.from_status:
        raise Refused(f"'{move.title}' kan niet bij een zaak die {Status(case.status).dutch} is.")
    if move.reason_required and not reason:
        raise Refused(f"Geef een reden bij '{move.title}'.")
    if reason and reason not in move.reasons:
        raise Refused(f"Deze reden hoort niet bij '{move.title}'.")
    step = Step(case.step)
    if move.asked_at(step) and (missing := move.refusals(step, Facts(facts_of(case)))):
        raise Refused(" ".join(refusal.sentence for refusal in missing))


def _write_row(
    case: Case,
    move: Move,
    actor: Actor,
    reason: str,
    day: date,
    before: tuple[Step | None, str],
    sequence: int | None = None,
    undoes: int | None = None,
    undoes_beginning: bool = False,
) -> None:
    made = CaseMove.objects.create(
        case=case,
        sequence=sequence or _next_sequence(case),
        code=move.code,
        from_step=before[0],
        to_step=case.step,
        from_status=before[1],
        to_status=case.status,
        reason=reason,
        moved_on=day,
        moved_at=clock.now(),
        actor_kind=actor.kind,
        actor_id=actor.id,
        undoes=undoes,
        undoes_beginning=undoes_beginning,
    )
    tell(made)


def _next_sequence(case: Case) -> int:
    last: int | None = CaseMove.objects.filter(case=case).aggregate(last=Max("sequence"))["last"]
    return (last or 0) + 1
