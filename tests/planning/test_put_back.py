# SPDX-License-Identifier: EUPL-1.2
"""'Kom later' puts a visit back into the week, and a round that runs late is planned again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import person
from tests.planning.rounds import MONDAY, Partners, at, households, visits, week
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseAssignment, CaseTask, CaseTerm, Shield
from woonzeker.errors import NotPermitted, Refused
from woonzeker.organisations.models import Partner
from woonzeker.planning import services
from woonzeker.planning.models import DROPPED, Visit, VisitRequest
from woonzeker.planning.routes import DayPart
from woonzeker.planning.selectors import my_visits, why_dropped

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)
KEY = UUID(int=1)
MORNING = (MONDAY, DayPart.MORNING)
AFTERNOON = (MONDAY, DayPart.AFTERNOON)
EVENING = (MONDAY, DayPart.EVENING)
WEDNESDAY_MORNING = (MONDAY + timedelta(days=2), DayPart.MORNING)
NEXT_MORNING = (TUESDAY, DayPart.MORNING)


def later(worker: Actor, *, hour: int, sent_key: UUID = KEY, **chosen: Any) -> None:
    """The worker presses 'kom later' at the first door."""
    with at(hour):
        services.put_back(actor=worker, visit=visits()[0].pk, sent_key=sent_key, **chosen)


def moved(case: Case) -> Visit:
    """The visit of a case, as if nothing had been noted at it yet."""
    with tenant("9999"):
        Visit.objects.filter(case=case).update(outcome="")
        return Visit.objects.get(case=case)


@pytest.fixture
def partner(partner_factory: Partners) -> Partner:
    """A landlord that reports."""
    return partner_factory()


def test_a_visit_goes_to_the_soonest_part_in_which_the_worker_goes_out(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, EVENING])
    with at(10):
        services.put_back(actor=outreach_worker, visit=visits()[0].pk)
    [visit] = visits()
    assert (visit.day_on, visit.day_part, visit.outcome) == (MONDAY, "avond", "")
    assert visit.expected_at is not None
    assert visit.expected_at.hour == 18


def test_the_moment_that_was_chosen_is_kept(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, EVENING, NEXT_MORNING])
    with at(10):
        services.put_back(actor=outreach_worker, visit=visits()[0].pk, on=TUESDAY, part="ochtend")
    assert (visits()[0].day_on, visits()[0].day_part) == (TUESDAY, "ochtend")


def test_the_same_press_moves_once_and_another_press_again(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, EVENING, NEXT_MORNING])
    for _again in range(2):
        later(outreach_worker, hour=10)
    assert (visits()[0].day_on, visits()[0].day_part) == (MONDAY, "avond")
    later(outreach_worker, hour=10, sent_key=UUID(int=2))
    assert (visits()[0].day_on, visits()[0].day_part) == (TUESDAY, "ochtend")


def test_a_part_that_has_not_begun_is_put_back_too(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, EVENING])
    later(outreach_worker, hour=8, on=MONDAY, part="avond")
    assert visits()[0].day_part == "avond"


def test_a_moment_that_is_full_by_now_is_refused_and_nothing_moves(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, EVENING])
    with pytest.raises(Refused, match="geen plek"):
        later(outreach_worker, hour=10, on=TUESDAY, part="ochtend")
    assert visits()[0].day_part == "ochtend"


def test_a_door_that_fell_away_is_refused_and_not_promised(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, EVENING])
    with tenant("9999"):
        Visit.objects.update(outcome=DROPPED)
    with pytest.raises(Refused, match="vervallen"):
        later(outreach_worker, hour=10)


def test_nobody_comes_back_on_a_day_that_they_are_away(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, NEXT_MORNING, WEDNESDAY_MORNING])
    services.note_absence(
        actor=coordinator, user=UUID(outreach_worker.id), from_on=TUESDAY, until_on=TUESDAY
    )
    later(outreach_worker, hour=10)
    assert visits()[0].day_on == WEDNESDAY_MORNING[0]


def test_who_walks_along_with_another_takes_no_door_beside_that(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    by_two, alone = households(partner, 2)
    colleague = person(Role.OUTREACH_WORKER, name="collega")
    week(coordinator, outreach_worker, colleague, parts=[MORNING, EVENING])
    with tenant("9999"):
        both = Visit.objects.filter(worker_id=outreach_worker.id)
        Visit.objects.update(worker_id=outreach_worker.id, day_on=MONDAY, day_part="ochtend")
        both.filter(case=by_two).update(
            worker_id=colleague.id, second_id=outreach_worker.id, day_part="avond"
        )
        mine = Visit.objects.get(case=alone)
    let_work(outreach_worker, alone)
    with at(10):
        services.put_back(actor=outreach_worker, visit=mine.pk)
    with tenant("9999"):
        assert Visit.objects.get(case=alone).outcome == DROPPED


def test_a_door_joins_no_pair_of_whom_one_may_not_know_the_household(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    by_two, alone = households(partner, 2)
    colleague = person(Role.OUTREACH_WORKER, name="collega")
    week(coordinator, outreach_worker, colleague, parts=[MORNING, EVENING])
    with tenant("9999"):
        Visit.objects.update(worker_id=outreach_worker.id, day_on=MONDAY, day_part="ochtend")
        Visit.objects.filter(case=by_two).update(second_id=colleague.id, day_part="avond")
        Shield.objects.create(
            case=alone, user_id=colleague.id, why="kin", set_at=clock.now(), set_by="x"
        )
        mine = Visit.objects.get(case=alone)
    let_work(outreach_worker, alone)
    with at(10):
        services.put_back(actor=outreach_worker, visit=mine.pk)
    with tenant("9999"):
        assert Visit.objects.get(case=alone).outcome == DROPPED
    with pytest.raises(Refused, match="meegaat"):
        services.move_visit(
            actor=coordinator, visit=moved(alone).pk, day_on=MONDAY, day_part="avond",
            worker=outreach_worker.id, position=1,
        )  # fmt: skip


def test_what_was_asked_stays_asked_and_a_person_plans_what_cannot_wait(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    [case] = households(partner, 1)
    services.request_visit(
        actor=coordinator, case=case.pk, reason="belde zelf", due_on=MONDAY + timedelta(days=4)
    )
    week(coordinator, outreach_worker, parts=[MORNING])
    later(outreach_worker, hour=10)
    with tenant("9999"):
        asked = VisitRequest.objects.get(case=case)
        task = CaseTask.objects.get(case=case, kind="plan_visit")
    assert (asked.status, asked.reason, asked.due_on) == (
        "open", "belde zelf", MONDAY + timedelta(days=4),
    )  # fmt: skip
    assert task.due_on == MONDAY


def test_a_first_talk_that_is_owed_before_the_next_list_is_planned_by_a_person(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    [case] = households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING])
    with tenant("9999"):
        CaseTerm.objects.filter(case=case, kind="offer").update(
            kind="first_talk", due_on=MONDAY + timedelta(days=3)
        )
    later(outreach_worker, hour=10)
    with tenant("9999"):
        assert CaseTask.objects.get(case=case).kind == "plan_visit"


def test_what_can_wait_for_the_next_list_gives_nobody_a_task(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING])
    later(outreach_worker, hour=10)
    with tenant("9999"):
        assert not CaseTask.objects.exists()


def test_without_room_it_waits_for_the_next_list(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    [case] = households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING])
    with at(10):
        services.put_back(actor=outreach_worker, visit=visits()[0].pk)
    with tenant("9999"):
        assert VisitRequest.objects.get(case=case).status == "open"
        assert why_dropped([case.pk])[case.pk] == "Gaat mee naar de volgende looplijst."
    assert visits()[0].outcome == DROPPED


def test_a_door_that_waits_is_not_given_back_by_the_next_scoring(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING])
    with at(10):
        services.put_back(actor=outreach_worker, visit=visits()[0].pk)
        services.score_cases(actor=coordinator, on=MONDAY)
    assert visits()[0].outcome == DROPPED


def test_reach_goes_along_with_the_visit(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    [case] = households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, (MONDAY + timedelta(4), DayPart.MORNING)])
    with at(10):
        services.put_back(actor=outreach_worker, visit=visits()[0].pk)
    with tenant("9999"):
        runs = CaseAssignment.objects.get(case=case, why="visit", ended_at=None)
    assert runs.until_on is not None
    assert runs.until_on >= MONDAY + timedelta(4)


def test_nobody_puts_back_a_visit_of_another(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, EVENING])
    colleague = person(Role.OUTREACH_WORKER, name="collega")
    with at(10), pytest.raises(NotPermitted):
        services.put_back(actor=colleague, visit=visits()[0].pk)


def test_two_come_back_only_when_both_go_out(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    [case] = households(partner, 1)
    colleague = person(Role.OUTREACH_WORKER, name="collega")
    services.request_visit(actor=coordinator, case=case.pk, reason="x", two_people=True)
    week(coordinator, outreach_worker, colleague, parts=[MORNING, EVENING])
    with at(10):
        services.put_back(actor=outreach_worker, visit=visits()[0].pk)
    [visit] = visits()
    assert visit.day_part == "avond"
    assert {visit.worker_id, visit.second_id} == {outreach_worker.id, colleague.id}


def test_who_runs_late_keeps_the_most_urgent_doors(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    cases = households(partner, 4)
    week(coordinator, outreach_worker, parts=[MORNING])
    with at(11):
        ran = services.run_late(actor=outreach_worker)
    assert (ran.stays, ran.asked) == (2, 2)
    stays = {each.case_id for each in visits() if not each.outcome}
    assert stays == {cases[0].pk, cases[1].pk}


def test_who_runs_late_sees_new_times_and_where_the_others_went(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 4)
    week(coordinator, outreach_worker, parts=[MORNING, NEXT_MORNING])
    with at(11):
        ran = services.run_late(actor=outreach_worker)
        [today] = my_visits(actor=outreach_worker, on=MONDAY).tours
    assert all(moved == (TUESDAY, "ochtend") for moved in ran.moved)
    assert today.visits[0].at is not None
    assert today.visits[0].at.hour == 11


def test_a_round_that_has_not_begun_cannot_run_late(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING])
    with at(8), pytest.raises(Refused):
        services.run_late(actor=outreach_worker)


def test_a_pair_door_of_the_morning_waits_when_the_other_is_busy_in_the_afternoon(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    pair, mine, theirs = households(partner, 3)
    colleague = person(Role.OUTREACH_WORKER, name="collega")
    week(coordinator, outreach_worker, colleague, parts=[MORNING, AFTERNOON], minutes=30)
    with tenant("9999"):
        Visit.objects.update(worker_id=outreach_worker.id, day_on=MONDAY, day_part="middag")
        Visit.objects.filter(case=pair).update(second_id=colleague.id, day_part="ochtend")
        Visit.objects.filter(case=theirs).update(worker_id=colleague.id)
    with at(13, 30):
        ran = services.run_late(actor=outreach_worker)
    assert (ran.stays, ran.asked) == (1, 1)
    with tenant("9999"):
        assert Visit.objects.get(case=pair).outcome == DROPPED
        assert Visit.objects.get(case=mine).outcome == ""
