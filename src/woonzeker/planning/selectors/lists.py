# SPDX-License-Identifier: EUPL-1.2
"""Work lists as people see them: a team's week, and one person's own doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from woonzeker.access import audit, reach
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, holds, writes
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.organisations.models import Team
from woonzeker.organisations.selectors import municipality, teams_held
from woonzeker.planning.models import DROPPED, Visit, WorkList, WorkListState
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules.listing import PersonLine, TourLine, WorkListView
from woonzeker.planning.selectors.doors import left_lines, missed_lines, tour_lines

BASIS = "Wgs art. 3 lid 1 onder b"
LEADS = writes(DataClass.PROCESS).by(Role.TEAM_LEAD)
#: who goes to doors: their own, because every line says itself how they stand to it
VISITS = holds(
    Role.OUTREACH_WORKER,
    Role.PEER_EXPERT,
    Role.DEBT_COUNSELLOR,
    Role.EVICTION_COORDINATOR,
    Role.TEAM_LEAD,
)


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One work list among others: no persons in it."""

    id: UUID
    team: str
    week_on: date
    final: bool
    visits: int
    rung: int
    left_out: int

    @property
    def week(self) -> int:
        """The number of the week (ISO 8601)."""
        return self.week_on.isocalendar().week


@dataclass(frozen=True, slots=True)
class MyDay:
    """One person's doors of a day; `later` when there are none on the day that was asked."""

    on: date | None
    later: bool
    tours: tuple[TourLine, ...]


def work_lists(*, actor: Actor, team: UUID | None = None) -> list[WeekRow]:
    """The newest twelve work lists, with their counts. Raises NotPermitted."""
    if not VISITS(actor):
        raise NotPermitted
    rows = WorkList.objects.order_by("-week_on", "team_id").annotate(
        doors=Count("visits", filter=~Q(visits__outcome=DROPPED)),
        rung=Count("visits", filter=~Q(visits__outcome__in=("", DROPPED))),
    )
    if team:
        rows = rows.filter(team_id=team)
    if (mine := teams_held(actor)) is not None:
        rows = rows.filter(team_id__in=mine)
    names = dict(Team.objects.filter(municipality_id=actor.municipality).values_list("pk", "name"))
    with tenant(actor.municipality):
        return [_week_row(row, names.get(row.team_id, "")) for row in rows[:12]]


def _week_row(row: Any, team: str) -> WeekRow:
    return WeekRow(
        id=row.pk,
        team=team,
        week_on=row.week_on,
        final=row.state == WorkListState.FINAL,
        visits=row.doors,
        rung=row.rung,
        left_out=len(row.left_out),
    )


def work_list_of_week(*, actor: Actor, team: UUID, week: date) -> UUID | None:
    """The id of a team's list of the week that begins on that Monday. Raises NotPermitted."""
    if not LEADS(actor, reach.relations(actor, "team", str(team))):
        raise NotPermitted
    found = WorkList.objects.filter(team_id=team, week_on=week).values_list("pk", flat=True)
    with tenant(actor.municipality):
        return found.first()


@look("planning.work_list", may_if=LEADS, basis=BASIS, about="work_list")
def work_list_view(*, actor: Actor, work_list: UUID) -> WorkListView:
    """A team's week as a whole: who, where, when, why, and what does not fit. Raises NotFound."""
    found = WorkList.objects.filter(pk=work_list).first()
    if found is None:
        raise NotFound
    team = Team.objects.get(pk=found.team_id, municipality_id=actor.municipality)
    visits = Visit.objects.filter(work_list=found)
    tours = tour_lines(actor, visits, found.capacity["windows"])
    planned = {visit.case for tour in tours for visit in tour.visits}
    left = left_lines(actor, found.left_out)
    missed = missed_lines(actor, found.forecast, planned)
    audit.concerns(
        sum(len(tour.visits) for tour in tours) + len(left),
        of={"case": [*planned, *(each.case for each in left), *(each.case for each in missed)]},
    )
    return WorkListView(
        id=str(found.pk),
        municipality=municipality(actor.municipality).name,
        team=team.name,
        week_on=found.week_on,
        final=found.state == WorkListState.FINAL,
        room=found.capacity["room"],
        minutes=found.capacity["minutes"],
        people=tuple(
            PersonLine(
                id=each["id"],
                name=each["name"],
                parts=frozenset(
                    (date.fromisoformat(day), DayPart(part)) for day, part in each["parts"]
                ),
            )
            for each in found.capacity["people"]
        ),
        tours=tours,
        left_out=left,
        missed=missed,
    )


@look("planning.my_visits", may_if=VISITS, basis=BASIS)
def my_visits(*, actor: Actor, on: date) -> MyDay:
    """The doors at which the actor rings on a day, or on the next day that has any.

    Only lists that stand: a draft is nobody's work yet.
    """
    mine = Visit.objects.filter(
        Q(worker_id=actor.id) | Q(second_id=actor.id),
        work_list__state=WorkListState.FINAL,
        day_on__gte=on,
    )
    first = mine.order_by("day_on").values_list("day_on", "work_list").first()
    if first is None:
        audit.concerns(0)
        return MyDay(None, False, ())
    day, work_list = first
    windows = WorkList.objects.get(pk=work_list).capacity["windows"]
    tours = tour_lines(actor, mine.filter(day_on=day), windows)
    visits = [visit for tour in tours for visit in tour.visits]
    audit.concerns(len(visits), of={"case": [visit.case for visit in visits]})
    return MyDay(day, day != on, tours)
