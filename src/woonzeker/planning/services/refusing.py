# SPDX-License-Identifier: EUPL-1.2
"""A household that says in person that it wants no help: visits end until something is new."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.rules import MAY_VISIT
from woonzeker.planning.models import DROPPED, VisitRequest, WorkListState
from woonzeker.planning.selectors.putting_right import visits_to_come
from woonzeker.planning.selectors.refusals import ENDED, visits_ended_on
from woonzeker.planning.services.reaching import shut_out
from woonzeker.planning.services.weeks import renumber


@action("planning.end_visits", may_if=MAY_VISIT, basis="Wgs art. 4a lid 1", about="case")
def end_visits(*, actor: Actor, case: UUID, on: date) -> int:
    """Let nobody ring any more at who refused in person; returns how many visits fell away.

    Asked visits are withdrawn; of a draft the door goes, on a list that stands it is struck. A new
    report, a request of the household, bailiff, court or danger lifts it by itself.
    """
    if visits_ended_on(case) is None:
        cases.advance(actor=actor, case=case, move=ENDED, on=on)
    asked = VisitRequest.objects.filter(case=case, status__in=("open", "planned"))
    asked.update(status="withdrawn")
    to_come = visits_to_come(case)
    removed = 0
    for visit in to_come.filter(work_list__state=WorkListState.DRAFT).select_related("work_list"):
        visit.delete()
        renumber(visit.work_list, (visit.day_on, visit.day_part, visit.worker_id), None, visit)
        removed += 1
    struck = to_come.filter(work_list__state=WorkListState.FINAL)
    # reach follows the list, whoever changes it
    shut_out(system(actor.municipality, f"{actor.kind}:{actor.id}"), list(struck))
    return removed + struck.update(outcome=DROPPED, outcome_at=clock.now())
