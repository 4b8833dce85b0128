# SPDX-License-Identifier: EUPL-1.2
"""Moving a visit by hand, and noting what came of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.planning.households import reported, resident

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Refused
from woonzeker.organisations.models import Partner, Team
from woonzeker.planning import services
from woonzeker.planning.models import Visit, WorkList
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import Available

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def work_list(coordinator: Actor, partner_factory: Callable[..., Partner]) -> WorkList:
    """Four doors: two for Nora and two for Rita, on Monday morning."""
    partner = partner_factory()
    for number in range(1, 5):
        reported(partner, resident(number))
    mornings = frozenset((day, DayPart.MORNING) for day in (MONDAY,))
    people = [Available(name, name.title(), mornings) for name in ("nora", "rita")]
    team = Team.objects.get(name="Oost")
    return services.plan_week(
        actor=coordinator, team=team.pk, week=MONDAY, people=people, minutes=60
    )


def doors(work_list: WorkList, worker: str, day: date = MONDAY) -> list[Visit]:
    with tenant("9999"):
        return list(work_list.visits.filter(worker_id=worker, day_on=day).order_by("position"))


def move(actor: Actor, visit: Visit, *, to: str, position: int, day: date = MONDAY) -> Visit:
    return services.move_visit(
        actor=actor, visit=visit.pk, day_on=day, day_part="ochtend", worker=to, position=position
    )


def test_both_tours_are_numbered_and_timed_anew(coordinator: Actor, work_list: WorkList) -> None:
    first, second = doors(work_list, "nora")
    move(coordinator, first, to="rita", position=2)
    assert [visit.pk for visit in doors(work_list, "nora")] == [second.pk]
    assert doors(work_list, "nora")[0].position == 1
    ritas = doors(work_list, "rita")
    assert [visit.position for visit in ritas] == [1, 2, 3]
    assert ritas[1].pk == first.pk
    assert [str(v.expected_at) for v in ritas] == ["09:30:00", "10:30:00", "11:30:00"]


def test_a_visit_can_go_to_another_day(coordinator: Actor, work_list: WorkList) -> None:
    moved = move(coordinator, doors(work_list, "nora")[0], to="nora", position=9, day=TUESDAY)
    assert (moved.day_on, moved.position, moved.worker_name) == (TUESDAY, 1, "Nora")
    assert moved.moved_by == coordinator.id


def test_a_place_in_the_same_tour_can_change(coordinator: Actor, work_list: WorkList) -> None:
    first, second = doors(work_list, "nora")
    move(coordinator, first, to="nora", position=2)
    assert [visit.pk for visit in doors(work_list, "nora")] == [second.pk, first.pk]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"worker": "piet"}, "iemand die op deze looplijst staat"),
        ({"day_on": MONDAY + timedelta(days=7)}, "in de week"),
        ({"day_on": MONDAY - timedelta(days=1)}, "in de week"),
        ({"day_part": "nacht"}, "dagdeel"),
    ],
)
def test_a_move_that_cannot_be_is_refused_in_words(
    coordinator: Actor, work_list: WorkList, change: dict[str, object], said: str
) -> None:
    visit = doors(work_list, "nora")[0]
    asked = {"day_on": MONDAY, "day_part": "ochtend", "worker": "nora", "position": 1, **change}
    with pytest.raises(Refused, match=said):
        services.move_visit(actor=coordinator, visit=visit.pk, **asked)  # type: ignore[arg-type]


def test_what_came_of_a_visit_stands_on_the_list(coordinator: Actor, work_list: WorkList) -> None:
    visit = doors(work_list, "nora")[0]
    services.settle_visit(actor=coordinator, case=visit.case_id, on=MONDAY, outcome="not_reached")
    assert doors(work_list, "nora")[0].outcome == "not_reached"


def test_a_visit_that_was_made_stays_where_it_was(coordinator: Actor, work_list: WorkList) -> None:
    visit = doors(work_list, "nora")[0]
    services.settle_visit(actor=coordinator, case=visit.case_id, on=MONDAY, outcome="talked")
    with pytest.raises(Refused, match="al geweest"):
        move(coordinator, visit, to="rita", position=1)


def test_contact_without_a_planned_visit_changes_no_list(
    coordinator: Actor, work_list: WorkList
) -> None:
    visit = doors(work_list, "nora")[0]
    before = MONDAY - timedelta(days=1)
    settled = services.settle_visit(
        actor=coordinator, case=visit.case_id, on=before, outcome="talked"
    )
    assert settled is None
