# SPDX-License-Identifier: EUPL-1.2
"""What is planned for a case, for who decides that a signal does not belong there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.cases.rules import MAY_RELEASE
from woonzeker.planning.models import Visit, VisitRequest, WorkListState, WrittenOffer


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit to come; `final` when its list stands, so that it is struck and not removed."""

    on: date
    day_part: str
    final: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned for a case: visits to come, whether one is asked, letters promised, sent."""

    visits: tuple[PlannedVisit, ...]
    asked: bool
    offers_on: tuple[date, ...]
    sent_on: tuple[date, ...]


@look("planning.planned", may_if=MAY_RELEASE, basis="AVG art. 5 lid 1 onder d", about="case")
def planned_for(*, actor: Actor, case: UUID) -> Planned:
    """See which visits and letters are planned for a case, and which letters went out."""
    visits = visits_to_come(case).select_related("work_list").order_by("day_on", "day_part")
    offers = WrittenOffer.objects.filter(case=case).order_by("planned_on")
    return Planned(
        visits=tuple(
            PlannedVisit(each.day_on, each.day_part, each.work_list.state == WorkListState.FINAL)
            for each in visits
        ),
        asked=VisitRequest.objects.filter(case=case, status="open").exists(),
        offers_on=tuple(each.planned_on for each in offers if each.sent_on is None),
        sent_on=tuple(each.sent_on for each in offers if each.sent_on is not None),
    )


def visits_to_come(case: UUID) -> QuerySet[Visit]:
    """The visits of a case from today on at which nobody rang yet."""
    return Visit.objects.filter(case=case, outcome="", day_on__gte=clock.today())
