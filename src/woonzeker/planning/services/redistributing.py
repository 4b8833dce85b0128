# SPDX-License-Identifier: EUPL-1.2
"""The doors of a colleague who is away go to who works that week, the most urgent first.

The plan of the week does it once more, for these doors alone and in the room that the others have
left: who is visited and by when follows from urgency and term, the order of a tour from distance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import closed_pairs
from woonzeker.planning.models import (
    DROPPED,
    DoorCaution,
    PriorityScore,
    Visit,
    VisitRequest,
    WorkList,
    WorkListState,
)
from woonzeker.planning.places import place_of
from woonzeker.planning.priority import Standing
from woonzeker.planning.routes import DayPart, Shift, Tour, Wanted, plan
from woonzeker.planning.rules import NextVisit, clock_time, is_crisis, moment_of, parts_to_ring
from woonzeker.planning.selectors.absences import absent_days
from woonzeker.planning.selectors.candidates import what_comes
from woonzeker.planning.selectors.cautions import NO_VISITS, cautions_of
from woonzeker.planning.selectors.facts import case_facts
from woonzeker.planning.selectors.refusals import visits_ended
from woonzeker.planning.services.absences import BASIS, LEADS
from woonzeker.planning.services.reaching import let_in

#: how far ahead lists are made
AHEAD = timedelta(days=60)
#: (day, part of the day, person): one tour
_Tour = tuple[date, str, str]


@dataclass(frozen=True, slots=True)
class Redistributed:
    """How many doors went to a colleague, and how many found no room and stay where they are."""

    moved: int
    left: int


@action("planning.redistribute", may_if=LEADS, basis=BASIS, about="user")
def redistribute(*, actor: Actor, user: UUID) -> Redistributed:
    """Give the doors of a colleague on the days they are away to who works that week.

    What does not fit stays on the list under the name of who is away, for somebody to move by hand.
    """
    away = absent_days(actor, [str(user)], first=clock.today(), last=clock.today() + AHEAD).get(
        str(user), frozenset()
    )
    moved, left = 0, 0
    lists = WorkList.objects.select_for_update().filter(
        pk__in=_doors_of(str(user), away).values("work_list")
    )
    for work_list in lists.order_by("week_on", "planned_at"):
        doors = _OneList(actor, work_list, str(user), away)
        gone = doors.hand_out()
        moved, left = moved + len(gone), left + len(doors.doors) - len(gone)
        if work_list.state == WorkListState.FINAL:
            let_in(actor, gone)
    audit.concerns(moved + left)
    return Redistributed(moved, left)


def _doors_of(user: str, away: Iterable[date]) -> Any:
    """The doors at which nobody rang yet, on days that somebody is away."""
    theirs = Q(worker_id=user) | Q(second_id=user)
    return Visit.objects.filter(theirs, outcome="", day_on__in=list(away))


class _OneList:
    """One work list, from which somebody falls away on some days."""

    def __init__(self, actor: Actor, work_list: WorkList, user: str, away: Iterable[date]) -> None:
        self._actor, self._list = actor, work_list
        doors = _doors_of(user, away).filter(work_list=work_list)
        self.doors: list[Visit] = list(doors.select_related("case__household"))
        self._may: list[Visit] = list(_somebody_may_ring(doors).select_related("case__household"))
        cases = [each.case_id for each in self.doors]
        pairs = VisitRequest.objects.filter(case__in=cases, two_people=True).exclude(
            status__in=("done", "withdrawn")
        )
        self._by_two = {*pairs.values_list("case_id", flat=True), *cautions_of(cases)}
        self._people: list[Mapping[str, Any]] = list(work_list.capacity["people"])

    def hand_out(self) -> list[Visit]:
        """Give the doors away as far as they fit; gives those that went."""
        shifts = self._shifts()
        if not self._may or not shifts:
            return []
        wanted = self._wanted(frozenset(each.part for each in shifts))
        found = plan(wanted, shifts, minutes=self._list.capacity["minutes"])
        by_case = {each.case.number: each for each in self._may}
        gone = [by_case[stop.case] for tour in found.tours for stop in self._given(tour, by_case)]
        fields = ("day_on", "day_part", "worker_id", "worker_name", "second_id", "second_name",
                  "position", "expected_at", "moved_by")  # fmt: skip
        Visit.objects.bulk_update(gone, list(fields))
        return gone

    def _given(self, tour: Tour, by_case: Mapping[str, Visit]) -> Iterable[Any]:
        """The stops of a tour that these people may take, behind the doors they have already."""
        people = [self._people[int(seat)] for seat in tour.crew.people]
        first, second = people[0], people[1] if len(people) > 1 else {"id": "", "name": ""}
        closed = closed_pairs(
            [(by_case[stop.case].case_id, each["id"]) for stop in tour.stops for each in people]
        )
        shut = {case for case, _who in closed}
        last = self._last_position((tour.crew.on, tour.crew.part.value, first["id"]))
        for stop in tour.stops:
            visit = by_case[stop.case]
            if visit.case_id in shut:
                continue
            last += 1
            visit.day_on, visit.day_part = tour.crew.on, tour.crew.part.value
            visit.worker_id, visit.worker_name = first["id"], first["name"]
            visit.second_id, visit.second_name = second["id"], second["name"]
            visit.position, visit.expected_at = last, clock_time(stop.at)
            visit.moved_by = self._actor.id
            yield stop

    def _last_position(self, tour: _Tour) -> int:
        day_on, part, worker = tour
        doors = self._others().filter(day_on=day_on, day_part=part, worker_id=worker)
        last: int | None = doors.aggregate(last=Max("position"))["last"]
        return last or 0

    def _others(self) -> Any:
        """The doors of this list that stay with whom they are."""
        return Visit.objects.filter(work_list=self._list).exclude(
            pk__in=[each.pk for each in self.doors]
        )

    def _shifts(self) -> list[Shift]:
        """What is left of everybody's hours: after the doors they have, from now on."""
        minutes, now = self._list.capacity["minutes"], moment_of(clock.now())
        busy, beside = self._busy()
        names = [each["id"] for each in self._people]
        sunday = self._list.week_on + timedelta(days=6)
        away = absent_days(self._actor, names, first=self._list.week_on, last=sunday)
        found = []
        for number, each in enumerate(self._people):
            for day, part in each["parts"]:
                on, tour = date.fromisoformat(day), (date.fromisoformat(day), part, each["id"])
                begins, ends = self._list.capacity["windows"][part]
                gone = on in away.get(each["id"], ())
                starts = begins + busy.get(tour, 0) * minutes
                if gone or tour in beside or (on, starts) < (now.on, now.minute):
                    continue
                found.append(
                    Shift(person=f"{number:03}", on=on, part=DayPart(part), starts_at=starts,
                          ends_at=ends)
                )  # fmt: skip
        return found

    def _busy(self) -> tuple[dict[_Tour, int], set[_Tour]]:
        """How many doors each tour has already, and who goes along with another or has company.

        A pair walks on as it is: whoever is one of two takes no doors alone in that part.
        """
        busy: dict[_Tour, int] = {}
        beside: set[_Tour] = set()
        for each in self._others().exclude(outcome=DROPPED):
            tour = (each.day_on, each.day_part, each.worker_id)
            busy[tour] = busy.get(tour, 0) + 1
            if each.second_id:
                beside |= {tour, (each.day_on, each.day_part, each.second_id)}
        return busy, beside

    def _wanted(self, working: frozenset[DayPart]) -> list[Wanted]:
        today = clock.today()
        cases = Case.objects.filter(pk__in=[each.case_id for each in self._may])
        facts, said = case_facts(cases, on=today), what_comes(cases)
        again = _rang_at(cases)
        totals = dict(PriorityScore.objects.filter(case__in=cases).values_list("case_id", "total"))
        parts = dict(
            VisitRequest.objects.filter(case__in=cases, status__in=("open", "planned"))
            .exclude(day_part="")
            .values_list("case_id", "day_part")
        )
        nothing = NextVisit()
        return [
            Wanted(
                standing=Standing(
                    case=each.case.number,
                    total=totals.get(each.case_id, 0),
                    crisis=is_crisis(facts[each.case_id], on=today),
                    due_on=min(facts[each.case_id].due_days, default=None),
                ),
                place=place_of(each.case.household.postcode, each.case.household.house_number),
                two_people=each.case_id in self._by_two,
                parts=parts_to_ring(
                    said.get(each.case_id),
                    asked=parts.get(each.case_id, ""),
                    working=working,
                    crisis=is_crisis(facts[each.case_id], on=today),
                    first=each.case_id not in again,
                ),
                from_on=said.get(each.case_id, nothing).from_on if each.case_id in again else None,
            )
            for each in self._may
        ]


def _somebody_may_ring(doors: Any) -> Any:
    """The doors but those at which nobody rings for now, or that said that nobody may come."""
    away = DoorCaution.objects.filter(case=OuterRef("case"), kind=NO_VISITS, ended_on=None)
    return doors.filter(~Exists(away), ~Exists(visits_ended(OuterRef("case"))))


def _rang_at(cases: Any) -> frozenset[UUID]:
    """The cases of which somebody was at the door before."""
    rang = Visit.objects.filter(case__in=cases).exclude(outcome__in=("", DROPPED))
    return frozenset(rang.values_list("case_id", flat=True))
