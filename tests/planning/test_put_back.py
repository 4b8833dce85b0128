# SPDX-License-Identifier: EUPL-1.2
"""'Kom later' puts a visit back into the week, and a round that runs late is planned again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.conftest import person
from tests.planning.rounds import MONDAY, Partners, at, households, visits, week

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import CaseAssignment
from woonzeker.errors import NotPermitted, Refused
from woonzeker.organisations.models import Partner
from woonzeker.planning import services
from woonzeker.planning.models import DROPPED, VisitRequest
from woonzeker.planning.routes import DayPart
from woonzeker.planning.selectors import my_visits, why_dropped

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(days=1)
MORNING = (MONDAY, DayPart.MORNING)
EVENING = (MONDAY, DayPart.EVENING)
NEXT_MORNING = (TUESDAY, DayPart.MORNING)


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


def test_said_twice_it_moves_once(
    coordinator: Actor, outreach_worker: Actor, partner: Partner
) -> None:
    households(partner, 1)
    week(coordinator, outreach_worker, parts=[MORNING, EVENING, NEXT_MORNING])
    with at(10):
        for _again in range(2):
            services.put_back(actor=outreach_worker, visit=visits()[0].pk)
    assert (visits()[0].day_on, visits()[0].day_part) == (MONDAY, "avond")


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
