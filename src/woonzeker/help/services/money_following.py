# SPDX-License-Identifier: EUPL-1.2
"""Every day: which payments were not seen, and what that leads to. Never to silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseTask
from woonzeker.errors import Refused
from woonzeker.help.models import (
    Arrangement,
    ArrangementKind,
    ArrangementState,
    BudgetRequest,
    BudgetState,
    Instalment,
    InstalmentState,
)
from woonzeker.help.rules.breach import Awaited, Follow, Patience, what_follows
from woonzeker.help.rules.instalments import AWAITED
from woonzeker.law import terms
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import LetterKind, Message, MessageState

#: working days in which somebody asks, and in which somebody saves an arrangement
TO_ASK, TO_SAVE = 1, 3
ASK = "ask_about_payment"


@dataclass(frozen=True, slots=True)
class Followed:
    """How many payments were asked about, became work, and what else was found."""

    asked: int
    missed: int
    resumed: int
    overdue_fixes: int
    effects: int


@action("help.follow_money", may_if=only_system(), basis="Wgs art. 4 lid 1")
def follow_money(*, actor: Actor) -> Followed:
    """Go over what was agreed: payments not seen, pauses that end, quick fixes and budgets."""
    today = clock.today()
    policy = decided(actor.municipality, PolicyKind.HELP, on=today)
    patience = Patience(policy["friendly_question_days"], policy["breach_days"])
    resumed = _end_pauses(actor, today)
    _ask_in_person(actor, today)
    asked, missed = _follow_late(actor, patience, today)
    fixes = _overdue_fixes(actor, timedelta(days=policy["quick_fix_days"]), today)
    effects = _effects(actor, timedelta(weeks=policy["effect_after_weeks"]), today)
    audit.concerns(asked + missed + resumed + fixes + effects)
    return Followed(asked, missed, resumed, fixes, effects)


def _end_pauses(actor: Actor, today: date) -> int:
    over = Arrangement.objects.select_for_update().filter(
        state=ArrangementState.PAUSED, paused_until__lte=today
    )
    rows = list(over)
    for row in rows:
        row.state = ArrangementState.RUNNING
        row.save(update_fields=["state"])
        _task(actor, row.case_id, "pause_over", today, TO_ASK)
    return len(rows)


def _follow_late(actor: Actor, patience: Patience, today: date) -> tuple[int, int]:
    rows = (
        Instalment.objects.select_for_update(of=("self",))
        .filter(due_on__lte=today, state__in=AWAITED, arrangement__state__in=_following())
        .select_related("arrangement")
        .order_by("due_on", "arrangement__case__number", "number")
    )
    busy = set(
        CaseTask.objects.filter(kind="payment_missed", done_on=None).values_list("case", flat=True)
    )
    asked = missed = 0
    for row in rows:
        case = row.arrangement.case_id
        awaited = Awaited(
            row.due_on, row.state, row.asked_on, case in busy, row.arrangement.paused_until
        )
        follow = what_follows(awaited, patience, on=today).follow
        if follow is Follow.ASK:
            _ask(actor, row, today)
            asked += 1
        elif follow in (Follow.TASK, Follow.AT_WORK) and row.state != InstalmentState.MISSED:
            row.state = InstalmentState.MISSED
            row.save(update_fields=["state"])
            missed += 1
        if follow is Follow.TASK:
            _task(actor, case, "payment_missed", today, TO_SAVE)
            busy.add(case)
    return asked, missed


def _following() -> tuple[ArrangementState, ...]:
    return ArrangementState.RUNNING, ArrangementState.PAUSED


def _ask(actor: Actor, row: Instalment, today: date) -> None:
    row.asked_on = today
    if row.state == InstalmentState.EXPECTED:
        row.state = InstalmentState.ASKED
    row.save(update_fields=["asked_on", "state"])
    if not _asked_by_message(actor, row.arrangement.case_id):
        _task(actor, row.arrangement.case_id, ASK, today, TO_ASK)


def _asked_by_message(actor: Actor, case: UUID) -> bool:
    """Whether a message asks it; what may not be sent to one leaves the others as they are."""
    try:
        return outreach.ask_kindly(actor=actor, case=case) is not None
    except Refused:
        return False


def _ask_in_person(actor: Actor, today: date) -> None:
    """Whom the question of yesterday or today did not reach is asked by somebody."""
    waits = Instalment.objects.filter(
        state=InstalmentState.ASKED, arrangement__case=OuterRef("case")
    )
    lost = Message.objects.filter(
        Exists(waits), asked_by=actor.id, kind=LetterKind.REMINDER, state=MessageState.FAILED,
        state_at__date__gte=today - timedelta(days=1),
    )  # fmt: skip
    for case in lost.values_list("case", flat=True).distinct():
        _task(actor, case, ASK, today, TO_ASK)


def _overdue_fixes(actor: Actor, length: timedelta, today: date) -> int:
    rows = Arrangement.objects.filter(
        kind=ArrangementKind.QUICK_FIX,
        state__in=_following(),
        agreed_on__lt=today - length,
    )
    found = list(rows.values_list("case", flat=True))
    for case in found:
        _task(actor, case, "quick_fix_over", today, TO_SAVE)
    return len(found)


def _effects(actor: Actor, later: timedelta, today: date) -> int:
    rows = BudgetRequest.objects.filter(
        state=BudgetState.PAID, effect="", paid_on__lte=today - later
    )
    found = list(rows.values_list("case", flat=True))
    for case in found:
        _task(actor, case, "budget_effect", today, TO_SAVE)
    return len(found)


def _task(actor: Actor, case: UUID, kind: str, today: date, days: int) -> None:
    due_on = terms.add_working_days(today, days)
    cases.give_task(actor=actor, case=case, kind=kind, due_on=due_on)
