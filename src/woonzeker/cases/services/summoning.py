# SPDX-License-Identifier: EUPL-1.2
"""A summons comes in: was the arrears reported before, as the court concerned asks?"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case
from woonzeker.cases.services.arranging import give_task
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal
from woonzeker.law import courts

#: the task by which the alarm stands on lists and above the case
TASK = "summons_without_report"


@action("cases.summons_without_report", may_if=only_system(), basis="Bgs art. 2", about="case")
def summons_without_report(
    *, actor: Actor, case: UUID, partner: UUID | None, summons_on: date, court: str = ""
) -> courts.Alarm | None:
    """Look whether this creditor reported before its summons; raise the alarm when it did not.

    `partner` is None for a creditor that is no partner: it reported nothing. `court` is a code of
    courts.COURTS. Asked again it gives the same answer and no second task. Raises NotFound.
    """
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    alarm = courts.summons_without_report(
        court, summons_on=summons_on, reported=_reported(found, partner)
    )
    if alarm is not None:
        give_task(actor=actor, case=case, kind=TASK, due_on=clock.today())
    return alarm


def _reported(case: Case, partner: UUID | None) -> list[date]:
    """The days on which this partner reported somebody of this household."""
    if partner is None:
        return []
    here = Q(in_period__period__case__household=case.household_id)
    here |= Q(link__person__in=case.people.values("person"))
    signals = ArrearsSignal.objects.filter(here, partner_id=partner)
    return sorted(set(signals.values_list("signalled_on", flat=True)))
