# SPDX-License-Identifier: EUPL-1.2
"""A door that was struck from a list that stands, and whose case runs again."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.cases.models import Case, CaseStatus, CaseTerm
from woonzeker.errors import NotFound
from woonzeker.planning.models import (
    DROPPED,
    DoorCaution,
    Visit,
    VisitRequest,
    WorkList,
    WorkListState,
)
from woonzeker.planning.priority import Priority
from woonzeker.planning.rules import offer_day, why_visit
from woonzeker.planning.services.reaching import let_in

MAY_ORDER = writes(DataClass.PROCESS).by(Role.INTAKE_COORDINATOR, Role.TEAM_LEAD)


def restore_doors(actor: Actor, scores: dict[UUID, Priority]) -> None:
    """Give struck doors back to cases that run again, inside somebody's action.

    A door whose day is over cannot come back: its case stands among what did not fit.
    """
    for visit in _struck().filter(day_on__gte=clock.today()):
        restore_visit(
            actor=actor, visit=visit.pk, why=why_visit(scores[visit.case_id].contributions)
        )
    week = clock.today() - timedelta(days=7)
    for visit in _struck().filter(work_list__week_on__gt=week).select_related("case"):
        _leave_out(visit)


@action("planning.restore_visit", may_if=MAY_ORDER, basis="Wgs art. 3 lid 1 onder b", about="visit")
def restore_visit(*, actor: Actor, visit: UUID, why: str) -> Visit:
    """Withdraw that a visit fell away, with the request behind it; raises NotFound."""
    found = Visit.objects.select_for_update().filter(pk=visit, outcome=DROPPED).first()
    if found is None:
        raise NotFound
    found.outcome, found.outcome_at, found.why = "", None, why
    found.save(update_fields=["outcome", "outcome_at", "why"])
    let_in(actor, [found])
    asked = VisitRequest.objects.filter(case=found.case_id, status="withdrawn")
    asked.filter(asked_on__gte=found.work_list.week_on - timedelta(days=28)).update(
        status="planned"
    )
    return found


def _struck() -> QuerySet[Visit]:
    """Struck doors of open cases at which nobody is to ring otherwise, nor rang since.

    Not those at which somebody comes back on another list, or nobody for now.
    """
    others = Visit.objects.filter(case=OuterRef("case")).exclude(outcome=DROPPED)
    since = others.filter(day_on__gte=OuterRef("work_list__week_on"))
    asked = VisitRequest.objects.filter(case=OuterRef("case"), status="open")
    away = DoorCaution.objects.filter(case=OuterRef("case"), ended_on=None)
    return (
        Visit.objects.filter(~Exists(since), ~Exists(asked), ~Exists(away), outcome=DROPPED)
        .filter(work_list__state=WorkListState.FINAL, case__status=CaseStatus.OPEN)
        .select_related("work_list")
        .order_by("day_on", "case__number")
    )


def _leave_out(visit: Visit) -> None:
    """Put a case among what did not fit on its list, once."""
    work_list, case = WorkList.objects.select_for_update().get(pk=visit.work_list_id), visit.case
    if any(each["case"] == str(case.pk) for each in work_list.left_out):
        return
    work_list.left_out = [
        *work_list.left_out,
        {
            "case": str(case.pk),
            "reason": "linked_again",
            "words": "Opnieuw gekoppeld: plan een nieuw bezoek.",
            "offer_on": _offer_on(case, work_list.week_on),
        },
    ]
    work_list.save(update_fields=["left_out"])


def _offer_on(case: Case, week: date) -> str | None:
    owed = CaseTerm.objects.filter(case=case, kind="offer", met_on=None).order_by("due_on").first()
    today = clock.today()
    return offer_day(owed.due_on, week=week, today=today).isoformat() if owed else None
