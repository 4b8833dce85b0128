# SPDX-License-Identifier: EUPL-1.2
"""What a week, a letter and the order owe to a case out of which a wrong signal was taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CaseStatus, CaseTerm
from woonzeker.cases.rules import MAY_RELEASE
from woonzeker.errors import NotFound
from woonzeker.planning.models import (
    DROPPED,
    CaseFlag,
    PriorityScore,
    VisitRequest,
    WorkList,
    WorkListState,
    WrittenOffer,
)
from woonzeker.planning.rules import why_visit
from woonzeker.planning.selectors.putting_right import visits_to_come
from woonzeker.planning.services.reaching import shut_out
from woonzeker.planning.services.scoring import score_now
from woonzeker.planning.services.weeks import renumber
from woonzeker.process import Exit


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What fell away: doors of a list still being made, doors struck on lists that stand, asked
    visits, and letters that were promised."""

    visits_removed: int = 0
    visits_dropped: int = 0
    requests: int = 0
    offers: int = 0


@action("planning.put_right", may_if=MAY_RELEASE, basis="AVG art. 5 lid 1 onder d", about="case")
def put_right(*, actor: Actor, case: UUID) -> Withdrawn:
    """Bring week, letters and order in line with a case that lost a signal that was never its own.

    Of a case that is over every visit to come falls away: from a draft it goes, on a list that
    stands it is struck through. Of one that goes on, the order is worked out again. Raises
    NotFound.
    """
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    if found.status != CaseStatus.CLOSED:
        offers = _withdraw_offers(found)
        score = score_now(Case.objects.filter(pk=case), actor.municipality, on=clock.today())[case]
        # at the door nobody may speak of a debt that is somebody else's
        visits_to_come(case).update(why=why_visit(score.contributions))
        return Withdrawn(offers=offers)
    removed, dropped = _clear_lists(actor, found)
    asked = VisitRequest.objects.filter(case=found, status__in=("open", "planned"))
    CaseFlag.objects.filter(case=found, ended_on=None).update(ended_on=clock.today())
    if found.result == Exit.WRONGLY_LINKED:
        PriorityScore.objects.filter(case=found).delete()
    return Withdrawn(removed, dropped, asked.update(status="withdrawn"), _withdraw_offers(found))


def _withdraw_offers(case: Case) -> int:
    """Take back letters that were promised for a term that no longer runs."""
    owed = CaseTerm.objects.filter(case=case, kind="offer", met_on=None).values("due_on")
    unsent = WrittenOffer.objects.filter(case=case, sent_on=None)
    unsent = unsent if case.status == CaseStatus.CLOSED else unsent.exclude(due_on__in=owed)
    return unsent.delete()[0]


def _clear_lists(actor: Actor, case: Case) -> tuple[int, int]:
    """Take a case off the lists of this week and later; how many doors went and were struck."""
    to_come = visits_to_come(case.pk)
    removed = 0
    for visit in to_come.filter(work_list__state=WorkListState.DRAFT).select_related("work_list"):
        visit.delete()
        tour = (visit.day_on, visit.day_part, visit.worker_id)
        renumber(visit.work_list, tour, None, visit)
        removed += 1
    standing = to_come.filter(work_list__state=WorkListState.FINAL)
    # why somebody was to ring says whose arrears they are
    shut_out(actor, standing)
    dropped = standing.update(outcome=DROPPED, outcome_at=clock.now(), why="")
    for each in _lists_of_now():
        _forget(each, str(case.pk))
    return removed, dropped


def _lists_of_now() -> QuerySet[WorkList]:
    return WorkList.objects.select_for_update().filter(
        week_on__gt=clock.today() - timedelta(days=7)
    )


def _forget(work_list: WorkList, case: str) -> None:
    """The case is no longer among what did not fit, nor among the terms that will be missed."""
    left = [each for each in work_list.left_out if each["case"] != case]
    missed = [each for each in work_list.forecast if each["case"] != case]
    if (len(left), len(missed)) != (len(work_list.left_out), len(work_list.forecast)):
        work_list.left_out, work_list.forecast = left, missed
        work_list.save(update_fields=["left_out", "forecast"])
