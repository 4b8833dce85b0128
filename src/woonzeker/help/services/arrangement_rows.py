# SPDX-License-Identifier: EUPL-1.2
"""The rows of an arrangement: opened under a lock, changed as the rules say, and noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.errors import NotFound, Refused
from woonzeker.help.models import (
    Arrangement,
    ArrangementChange,
    ArrangementDebt,
    ArrangementKind,
    ArrangementState,
    Debt,
    DebtState,
    Instalment,
)
from woonzeker.help.rules.instalments import Line, agreed
from woonzeker.help.selectors.arrangements import as_line, payments_of

OVER = frozenset({ArrangementState.KEPT, ArrangementState.BROKEN, ArrangementState.WITHDRAWN})
#: tasks that a late payment leads to
LATE_TASKS = ("ask_about_payment", "payment_missed")


def open_one(arrangement: UUID) -> Arrangement:
    """An arrangement that is not over, locked. Raises NotFound, Refused."""
    found = Arrangement.objects.select_for_update().filter(pk=arrangement).first()
    if found is None:
        raise NotFound
    if found.state in OVER:
        raise Refused(_("Deze regeling is voorbij."))
    return found


def running_one(arrangement: UUID) -> Arrangement:
    """An arrangement that runs or rests, locked. Raises NotFound, Refused."""
    found = open_one(arrangement)
    if found.state == ArrangementState.PROPOSED:
        raise Refused(_("Deze regeling loopt nog niet."))
    return found


def payments(arrangement: Arrangement) -> list[Instalment]:
    """Its instalments in the order in which they fall due."""
    return list(payments_of([arrangement.pk]))


def lines_of(rows: Sequence[Instalment]) -> tuple[Line, ...]:
    """Instalments as the rules count them."""
    return tuple(as_line(row) for row in rows)


def keep(
    arrangement: Arrangement,
    rows: Sequence[Instalment],
    after: Sequence[Line],
    *,
    paid_on: date | None = None,
    heard_from: str = "",
) -> None:
    """Write lines back to the rows they came from, in the same order; lines beyond are new."""
    for row, line in zip(rows, after, strict=False):
        if line == as_line(row):
            continue
        if line.paid != row.paid_cents and row.paid_on is None:
            row.paid_on, row.heard_from = paid_on, heard_from
        row.due_on, row.amount_cents = line.on, line.cents
        row.paid_cents, row.state = line.paid, line.state
        row.save()
    Instalment.objects.bulk_create(
        Instalment(
            arrangement=arrangement,
            debt_id=UUID(line.debt),
            number=line.number,
            due_on=line.on,
            amount_cents=line.cents,
        )
        for line in after[len(rows) :]
    )
    _add_up(arrangement, after)


def _add_up(arrangement: Arrangement, after: Sequence[Line]) -> None:
    """Keep the totals equal to what the instalments come to, and see whether all was paid."""
    total = agreed(after)
    if total != arrangement.total_cents:
        arrangement.total_cents = total
        arrangement.save(update_fields=["total_cents"])
        for part in ArrangementDebt.objects.filter(arrangement=arrangement):
            part.total_cents = agreed(each for each in after if each.debt == str(part.debt_id))
            part.save(update_fields=["total_cents"])
    if not any(line.open for line in after):
        _kept(arrangement)


def _kept(arrangement: Arrangement) -> None:
    """Everything came in: the arrangement was kept and its debts are paid."""
    arrangement.state, arrangement.ended_on = ArrangementState.KEPT, clock.today()
    arrangement.save(update_fields=["state", "ended_on"])
    move_debts(arrangement, DebtState.ARRANGED, DebtState.PAID)
    room = system(arrangement.municipality, "help")
    cases.let_go(actor=room, case=arrangement.case_id)


def move_debts(arrangement: Arrangement, before: DebtState, after: DebtState) -> None:
    """Let the debts it repays stand otherwise; paying on from a benefit repays none."""
    if arrangement.kind == ArrangementKind.PAID_ON:
        return
    parts = ArrangementDebt.objects.filter(arrangement=arrangement).values("debt")
    Debt.objects.filter(pk__in=parts, state=before).update(state=after)


def note_change(
    actor: Actor,
    arrangement: Arrangement,
    kind: str,
    *,
    why: str,
    cents: int = 0,
    until: date | None = None,
) -> ArrangementChange:
    """Note what was changed and why."""
    return ArrangementChange.objects.create(
        arrangement=arrangement,
        case_id=arrangement.case_id,
        kind=kind,
        cents=cents,
        until_on=until,
        why=why,
        changed_at=clock.now(),
        changed_by=actor.id,
    )


def late_tasks_over(actor: Actor, case: UUID) -> None:
    """Settle the tasks about late payments when nothing in the case is late any more."""
    waits = Instalment.objects.filter(
        arrangement__case=case,
        arrangement__state__in=(ArrangementState.RUNNING, ArrangementState.PAUSED),
        state__in=("asked", "missed"),
    )
    if not waits.exists():
        for kind in LATE_TASKS:
            cases.settle_task(actor=actor, case=case, kind=kind)
