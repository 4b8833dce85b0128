# SPDX-License-Identifier: EUPL-1.2
"""The plan of a week follows the contact ladder, the wishes and the care at a door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.conftest import CODE, MONDAY, person
from tests.outreach.test_wishes import try_it, wish
from tests.planning.households import reported, resident
from tests.planning.rounds import visits
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.help.models import ChildrenAnswer
from woonzeker.help.services.children import note_children
from woonzeker.organisations.models import Partner, Team
from woonzeker.outreach.ladder import LadderStep
from woonzeker.outreach.selectors import next_contact
from woonzeker.outreach.selectors.seeking import ladder_facts, sought
from woonzeker.outreach.services import deviate
from woonzeker.planning import services
from woonzeker.planning.models import DoorCaution, Visit, WorkList
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import Available

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
DAYTIME = (DayPart.MORNING, DayPart.AFTERNOON)
Partners = Callable[..., Partner]


@pytest.fixture
def case(partner_factory: Partners, outreach_worker: Actor) -> Case:
    """A household without a telephone, taken up on Monday."""
    found = reported(partner_factory(), resident())
    let_work(outreach_worker, found)
    return found


def planned(
    lead: Actor,
    *workers: Actor,
    week: date = MONDAY,
    parts: tuple[DayPart, ...] = tuple(DayPart),
) -> WorkList:
    """Plan a week in which these people work every day on these parts, and let it stand."""
    days = frozenset((week + timedelta(days=day), part) for day in range(5) for part in parts)
    people = [Available(each.id, f"W{n}", days) for n, each in enumerate(workers)]
    team = Team.objects.get(name="Oost").pk
    made = services.plan_week(actor=lead, team=team, week=week, people=people)
    return services.confirm_work_list(actor=lead, work_list=made.pk)


def nobody_home_by_day(lead: Actor, worker: Actor, case: Case) -> None:
    """A visit of the list on Monday, and one on Tuesday: a closed door both times."""
    planned(lead, worker)
    try_it(worker, case, "letter", "sent")
    try_it(worker, case, "visit", "card_left", "ochtend")
    with clock.standing_at(MONDAY + timedelta(days=1)):
        try_it(worker, case, "visit", "not_reached", "middag")


def door(week: date) -> Visit:
    """The one visit that is left to do in a week."""
    [found] = [each for each in visits() if each.day_on >= week and not each.outcome]
    return found


def test_after_two_closed_doors_by_day_the_week_has_an_evening_visit(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    nobody_home_by_day(coordinator, outreach_worker, case)
    with clock.standing_at(MONDAY + WEEK):
        planned(coordinator, outreach_worker, week=MONDAY + WEEK)
    found = door(MONDAY + WEEK)
    assert found.day_part == "avond"
    assert found.why.startswith("Huisbezoek in de avond. Twee keer overdag niemand thuis.")


def test_nobody_rings_again_before_the_days_of_the_ladder_are_over(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    try_it(outreach_worker, case, "letter", "sent")
    planned(coordinator, outreach_worker)
    try_it(outreach_worker, case, "visit", "not_reached", "ochtend")
    try_it(outreach_worker, case, "card", "card_left")
    with clock.standing_at(MONDAY + WEEK):
        says = next_contact(actor=outreach_worker, case=case.pk)
        planned(coordinator, outreach_worker, week=MONDAY + WEEK)
    found = door(MONDAY + WEEK)
    assert (says.step, found.day_part) == ("day_visit", "middag")
    assert found.day_on >= says.from_on


def test_where_nobody_works_in_the_evening_the_list_says_so(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    nobody_home_by_day(coordinator, outreach_worker, case)
    with clock.standing_at(MONDAY + WEEK):
        made = planned(coordinator, outreach_worker, week=MONDAY + WEEK, parts=DAYTIME)
    assert [each["reason"] for each in made.left_out] == ["no_part"]
    assert "'s avonds" in made.left_out[0]["words"]


def test_the_first_visit_is_when_the_household_says_it_is_home(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    wish(outreach_worker, case, day_parts=["middag"])
    planned(coordinator, outreach_worker)
    assert door(MONDAY).day_part == "middag"


def test_who_wants_nobody_at_home_is_in_no_plan_after_a_closed_door(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    nobody_home_by_day(coordinator, outreach_worker, case)
    wish(outreach_worker, case, not_at_home=True)
    with clock.standing_at(MONDAY + WEEK):
        planned(coordinator, outreach_worker, week=MONDAY + WEEK)
    assert not [each for each in visits() if each.day_on >= MONDAY + WEEK]


def test_who_said_no_at_the_door_is_in_no_plan(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    planned(coordinator, outreach_worker)
    try_it(outreach_worker, case, "visit", "declined", "ochtend")
    with clock.standing_at(MONDAY + WEEK):
        planned(coordinator, outreach_worker, week=MONDAY + WEEK)
    assert not [each for each in visits() if each.day_on >= MONDAY + WEEK]


def test_a_case_that_waits_for_the_next_signal_is_in_no_plan(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    nobody_home_by_day(coordinator, outreach_worker, case)
    cases.advance(actor=outreach_worker, case=case.pk, move="wait_for_signal")
    with clock.standing_at(MONDAY + WEEK):
        planned(coordinator, outreach_worker, week=MONDAY + WEEK)
    assert not [each for each in visits() if each.day_on >= MONDAY + WEEK]


def test_what_a_worker_chose_goes_before_the_ladder(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    nobody_home_by_day(coordinator, outreach_worker, case)
    with clock.standing_at(MONDAY + WEEK):
        deviate(
            actor=outreach_worker, case=case.pk, step=LadderStep.PEER_VISIT, why="kent de buurt"
        )
        made = planned(coordinator, outreach_worker, week=MONDAY + WEEK)
    assert [each["reason"] for each in made.left_out] == ["peer"]


def test_where_care_is_needed_the_ladder_and_the_plan_send_two(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    nobody_home_by_day(coordinator, outreach_worker, case)
    services.take_care(actor=outreach_worker, case=case.pk, kind="two_people", why="")
    colleague = person(Role.OUTREACH_WORKER, name="collega")
    with clock.standing_at(MONDAY + WEEK):
        says = next_contact(actor=outreach_worker, case=case.pk)
        planned(coordinator, outreach_worker, colleague, week=MONDAY + WEEK)
    assert says.what == "ga een avond langs, met z'n tweeën"
    assert door(MONDAY + WEEK).second_id


def test_a_door_where_nobody_goes_is_handed_to_no_colleague(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    rita = person(Role.OUTREACH_WORKER, name="Rita")
    planned(coordinator, outreach_worker)
    with tenant(CODE):
        WorkList.objects.update(
            capacity={**WorkList.objects.get().capacity, "people": [
                {"id": each.id, "name": name, "parts": [[MONDAY.isoformat(), "middag"]]}
                for each, name in ((outreach_worker, "Nora"), (rita, "Rita"))
            ]}
        )  # fmt: skip
        DoorCaution.objects.create(
            case=case, kind="no_visits", set_on=MONDAY, set_by="x", look_again_on=MONDAY
        )
    services.note_absence(
        actor=coordinator, user=UUID(outreach_worker.id), from_on=MONDAY, until_on=MONDAY + WEEK
    )
    done = services.redistribute(actor=coordinator, user=UUID(outreach_worker.id))
    assert done.moved == 0


def test_a_child_that_somebody_heard_of_hastens_the_end_of_water(
    partner_factory: Partners, outreach_worker: Actor
) -> None:
    found = reported(partner_factory("water", "Bron"), resident(), end_of_supply_on=MONDAY + WEEK)
    let_work(outreach_worker, found)
    for answer, lane in (("no", "end_of_supply"), ("yes", "water_with_children")):
        said = ChildrenAnswer(answer)
        note_children(actor=outreach_worker, case=found.pk, answer=said, source="parent")
        with tenant(CODE):
            case = Case.objects.select_related("household").get(pk=found.pk)
            assert ladder_facts(case, sought(case), on=MONDAY).lane == lane
