# SPDX-License-Identifier: EUPL-1.2
"""What somebody needs to know to plan a week: who can go out, and how many households wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import reach
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotPermitted
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import policy_data, workers_of
from woonzeker.planning.models import WorkList, WorkListState
from woonzeker.planning.routes import CapacityPolicy, DayPart, capacity_from, days_of_week
from woonzeker.planning.rules import Available
from woonzeker.planning.selectors.absences import absent_days
from woonzeker.planning.selectors.candidates import waiting_for_visit
from woonzeker.planning.selectors.lists import LEADS


@dataclass(frozen=True, slots=True)
class WeekSetup:
    """A team's week before it is planned. `list` is what was planned already, if anything."""

    people: tuple[Available, ...]
    minutes: int
    windows: dict[DayPart, tuple[int, int]]
    usual: frozenset[tuple[date, DayPart]]
    waiting: int
    threatening: int
    list: UUID | None
    final: bool


def week_setup(*, actor: Actor, team: UUID, week: date) -> WeekSetup:
    """Who can go out in the week of that Monday, and how many wait. Raises NotPermitted."""
    if not LEADS(actor, reach.relations(actor, "team", str(team))):
        raise NotPermitted
    policy = capacity_from(policy_data(actor.municipality, PolicyKind.CAPACITY, on=week))
    with tenant(actor.municipality):
        known = WorkList.objects.filter(team_id=team, week_on=week).first()
        waiting = waiting_for_visit(known or WorkList(team_id=team, week_on=week)).values()
    people = _planned_before(known) if known else ()
    here = {each.id for each in people}
    usual = usual_people(actor, team, week, policy)
    nobody_real = all(each.id.startswith(PLACE) for each in usual)
    new = tuple(each for each in usual if each.id not in here and not (people and nobody_real))
    return WeekSetup(
        people=(*people, *new),
        minutes=known.capacity["minutes"] if known else policy.minutes_per_visit,
        windows={part: (w.starts_at, w.ends_at) for part, w in policy.windows.items()},
        usual=frozenset(days_of_week(policy, week)),
        waiting=len(waiting),
        threatening=sum(each.crisis for each in waiting),
        list=known.pk if known else None,
        final=known is not None and known.state == WorkListState.FINAL,
    )


#: how the ids of nameless places begin
PLACE = "plaats-"


def usual_people(
    actor: Actor, team: UUID, week: date, policy: CapacityPolicy
) -> tuple[Available, ...]:
    """Who goes out when nothing is said: the team's visitors, or nameless places without any.

    Not on days on which they are away.
    """
    parts = frozenset(days_of_week(policy, week))
    workers = workers_of(actor, team) or [
        (f"{PLACE}{number}", f"Medewerker {number}") for number in range(1, policy.people + 1)
    ]
    away = absent_days(
        actor, [worker for worker, _name in workers], first=week, last=week + timedelta(days=6)
    )
    return tuple(
        Available(
            worker,
            name,
            frozenset((day, part) for day, part in parts if day not in away.get(worker, ())),
        )
        for worker, name in workers
    )


def _planned_before(known: WorkList) -> tuple[Available, ...]:
    return tuple(
        Available(
            each["id"],
            each["name"],
            frozenset((date.fromisoformat(day), DayPart(part)) for day, part in each["parts"]),
        )
        for each in known.capacity["people"]
    )
