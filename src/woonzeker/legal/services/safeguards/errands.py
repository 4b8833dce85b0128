# SPDX-License-Identifier: EUPL-1.2
"""What somebody is asked to do from the summons on: the letter on rights, support, legal help."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.legal.rules.escalation import EscalationPolicy, errands
from woonzeker.legal.rules.safeguards import Record, Safeguard
from woonzeker.process import Step

#: safeguard → kind of the task
ERRANDS: Mapping[Safeguard, str] = {
    Safeguard.INFORMED: "rights_letter",
    Safeguard.OCO_OFFERED: "offer_support",
    Safeguard.LEGAL_HELP: "point_to_legal_help",
}


def run_errands(
    room: Actor, case: Case, record: Record, summoned_on: date | None, policy: EscalationPolicy
) -> int:
    """Ask for what is due since the summons, and settle what is met; gives how many are new."""
    if summoned_on is None or record.situation.lost_on is not None:
        return 0
    due = errands(record, policy, summoned_on=summoned_on, step=Step(case.step), on=clock.today())
    kinds = {ERRANDS[each.safeguard]: each.due_on for each in due}
    waiting = set(
        CaseTask.objects.filter(case=case, kind__in=ERRANDS.values(), done_on=None).values_list(
            "kind", flat=True
        )
    )
    for kind in waiting - set(kinds):
        cases.settle_task(actor=room, case=case.pk, kind=kind)
    for kind, due_on in kinds.items():
        cases.give_task(actor=room, case=case.pk, kind=kind, due_on=max(due_on, clock.today()))
    return len(set(kinds) - waiting)
