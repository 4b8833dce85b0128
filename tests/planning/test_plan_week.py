# SPDX-License-Identifier: EUPL-1.2
"""Planning a team's week, changing it by hand and letting it stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from tests.planning.households import reported, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations.models import Partner, Team
from woonzeker.planning import services
from woonzeker.planning.models import Visit, VisitRequest, WorkList, WrittenOffer
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import Available

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)
Partners = Callable[..., Partner]


def crew(*names: str, days: int = 1, part: DayPart = DayPart.MORNING) -> tuple[Available, ...]:
    parts = frozenset((MONDAY + timedelta(days=day), part) for day in range(days))
    return tuple(Available(name, name.title(), parts) for name in names)


def team() -> UUID:
    return Team.objects.get(name="Oost").pk


def planned(actor: Actor, *names: str, days: int = 1, minutes: int = 60) -> WorkList:
    return services.plan_week(
        actor=actor, team=team(), week=MONDAY, people=crew(*names, days=days), minutes=minutes
    )


def visits(work_list: WorkList) -> list[Visit]:
    with tenant("9999"):
        return list(work_list.visits.order_by("day_on", "worker_id", "position"))


def households(partner: Partner, number: int) -> list[Case]:
    return [reported(partner, resident(each)) for each in range(1, number + 1)]


def test_a_household_gets_a_day_a_person_a_place_and_a_reason(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident(), terms=3)
    [visit] = visits(planned(coordinator, "nora"))
    assert (visit.case_id, visit.worker_name, visit.day_on) == (case.pk, "Nora", MONDAY)
    assert (visit.day_part, visit.position, str(visit.expected_at)) == ("ochtend", 1, "09:30:00")
    assert visit.why == "Achterstand van 3 maandbedragen. De huur loopt achter."


def test_who_does_not_fit_is_left_out_with_words_and_the_day_of_the_letter(
    coordinator: Actor, partner_factory: Partners
) -> None:
    households(partner_factory(), 3)
    [left] = planned(coordinator, "nora").left_out
    assert left["reason"] == "no_room"
    assert left["offer_on"] == (MONDAY + timedelta(days=4)).isoformat()


def test_a_threatened_household_comes_first_and_inside_its_term(
    coordinator: Actor, partner_factory: Partners
) -> None:
    partner = partner_factory()
    households(partner, 4)
    crisis = reported(partner, resident(9), crisis=True)
    first = visits(planned(coordinator, "nora", days=4))[0]
    assert (first.case_id, first.day_on) == (crisis.pk, MONDAY)


def test_planning_again_makes_a_new_plan_of_the_same_list(
    coordinator: Actor, partner_factory: Partners
) -> None:
    households(partner_factory(), 2)
    first, again = planned(coordinator, "nora"), planned(coordinator, "rita")
    assert first.pk == again.pk
    assert {visit.worker_name for visit in visits(again)} == {"Rita"}


def test_the_same_week_gives_the_same_plan(coordinator: Actor, partner_factory: Partners) -> None:
    households(partner_factory(), 5)
    plans = [
        [
            (v.case_id, v.day_on, v.worker_id, v.position)
            for v in visits(planned(coordinator, "a", "b"))
        ]
        for _ in range(2)
    ]
    assert plans[0] == plans[1]


def test_without_people_the_visitors_of_the_team_go_out_on_the_usual_day_parts(
    coordinator: Actor, outreach_worker: Actor, partner_factory: Partners
) -> None:
    households(partner_factory(), 2)
    found = services.plan_week(actor=coordinator, team=team(), week=MONDAY)
    assert {visit.worker_id for visit in visits(found)} == {outreach_worker.id}


def test_a_team_without_visitors_gets_nameless_places(
    coordinator: Actor, partner_factory: Partners
) -> None:
    households(partner_factory(), 1)
    [visit] = visits(services.plan_week(actor=coordinator, team=team(), week=MONDAY))
    assert visit.worker_name == "Medewerker 1"


def test_days_that_have_passed_are_not_planned(
    coordinator: Actor, partner_factory: Partners
) -> None:
    households(partner_factory(), 3)
    with clock.standing_at(MONDAY + timedelta(days=1)):
        found = planned(coordinator, "nora", days=2)
    assert {visit.day_on for visit in visits(found)} == {MONDAY + timedelta(days=1)}


def test_a_household_that_was_spoken_with_is_not_visited_again(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    cases.advance(actor=coordinator, case=case.pk, move="contact_reached")
    assert visits(planned(coordinator, "nora")) == []


def test_a_door_at_which_nobody_rang_is_planned_again(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    planned(coordinator, "nora")
    following = MONDAY + timedelta(weeks=1)
    with clock.standing_at(following):
        again = services.plan_week(actor=coordinator, team=team(), week=following)
    assert [visit.case_id for visit in visits(again)] == [case.pk]


def test_who_was_not_home_and_got_no_card_gets_the_letter_next_week(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    planned(coordinator, "nora")
    services.settle_visit(actor=coordinator, case=case.pk, on=MONDAY, outcome="not_reached")
    following = MONDAY + timedelta(weeks=1)
    with clock.standing_at(following):
        week = services.plan_week(actor=coordinator, team=team(), week=following)
        services.confirm_work_list(actor=coordinator, work_list=week.pk)
        with tenant("9999"):
            offer = WrittenOffer.objects.get()
    assert (offer.case_id, offer.reason) == (case.pk, "not_visited")
    assert offer.planned_on <= offer.due_on


def test_a_new_report_brings_the_household_back(
    coordinator: Actor, partner_factory: Partners
) -> None:
    person = resident()
    case = reported(partner_factory(), person)
    cases.advance(actor=coordinator, case=case.pk, move="contact_reached")
    reported(partner_factory("water", "Bron"), person)
    assert len(visits(planned(coordinator, "nora"))) == 1


def test_a_household_that_was_rung_at_comes_back_only_when_asked(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    planned(coordinator, "nora")
    services.settle_visit(actor=coordinator, case=case.pk, on=MONDAY, outcome="not_reached")
    with clock.standing_at(MONDAY + timedelta(days=7)):
        assert visits(next_week(coordinator)) == []
        services.request_visit(actor=coordinator, case=case.pk, reason="niemand thuis")
        assert len(visits(next_week(coordinator))) == 1


def next_week(actor: Actor) -> WorkList:
    return services.plan_week(actor=actor, team=team(), week=MONDAY + timedelta(days=7))


def test_a_request_for_two_people_in_the_evening_is_kept_to(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    services.request_visit(
        actor=coordinator, case=case.pk, reason="hond", two_people=True, day_part="avond"
    )
    people = crew("nora", "rita", part=DayPart.EVENING)
    found = services.plan_week(actor=coordinator, team=team(), week=MONDAY, people=people)
    [visit] = visits(found)
    assert (visit.worker_name, visit.second_name, visit.day_part) == ("Nora", "Rita", "avond")


def test_asking_twice_keeps_one_request_with_the_earliest_day(
    coordinator: Actor, partner_factory: Partners
) -> None:
    case = reported(partner_factory(), resident())
    for days in (9, 3):
        services.request_visit(
            actor=coordinator, case=case.pk, reason="bel", due_on=MONDAY + timedelta(days=days)
        )
    with tenant("9999"):
        assert VisitRequest.objects.get().due_on == MONDAY + timedelta(days=3)


def test_confirming_promises_a_letter_to_who_is_not_visited(
    coordinator: Actor, partner_factory: Partners
) -> None:
    households(partner_factory(), 4)
    found = planned(coordinator, "nora")
    services.confirm_work_list(actor=coordinator, work_list=found.pk)
    with tenant("9999"):
        offers = list(WrittenOffer.objects.all())
    assert len(offers) == 2
    assert all(offer.planned_on <= offer.due_on for offer in offers)


def test_a_visit_after_the_term_gets_the_letter_as_well(
    coordinator: Actor, partner_factory: Partners
) -> None:
    with clock.standing_at(MONDAY - timedelta(days=40)):
        case = reported(partner_factory(), resident())
    found = planned(coordinator, "nora")
    services.confirm_work_list(actor=coordinator, work_list=found.pk)
    with tenant("9999"):
        offer = WrittenOffer.objects.get(case=case)
    assert (offer.planned_on, offer.reason) == (MONDAY, "visited_late")


def test_a_letter_is_promised_once(coordinator: Actor, partner_factory: Partners) -> None:
    households(partner_factory(), 3)
    services.confirm_work_list(actor=coordinator, work_list=planned(coordinator, "nora").pk)
    with clock.standing_at(MONDAY + timedelta(days=7)):
        services.confirm_work_list(
            actor=coordinator,
            work_list=services.plan_week(
                actor=coordinator, team=team(), week=MONDAY + timedelta(days=7), people=()
            ).pk,
        )
    with tenant("9999"):
        promised = list(WrittenOffer.objects.values_list("case_id", flat=True))
    assert len(promised) == len(set(promised)) == 3


def test_the_forecast_names_the_terms_that_will_be_missed(
    coordinator: Actor, partner_factory: Partners
) -> None:
    households(partner_factory(), 12)
    found = services.plan_week(
        actor=coordinator, team=team(), week=MONDAY, people=crew("nora"), minutes=120
    )
    assert len(found.forecast) == 7
    assert found.forecast[0]["visited_on"] == (MONDAY + timedelta(weeks=5)).isoformat()


def test_a_list_that_stands_is_not_planned_anew(
    coordinator: Actor, partner_factory: Partners
) -> None:
    services.confirm_work_list(actor=coordinator, work_list=planned(coordinator, "nora").pk)
    with pytest.raises(Refused, match="al vastgesteld"):
        planned(coordinator, "nora")


@pytest.mark.parametrize(
    ("week", "said"),
    [(MONDAY + timedelta(days=1), "maandag"), (MONDAY - timedelta(days=7), "voorbij")],
)
def test_a_week_that_cannot_be_planned_is_refused(
    coordinator: Actor, week: date, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        services.plan_week(actor=coordinator, team=team(), week=week)


def test_a_team_of_elsewhere_is_not_found(coordinator: Actor) -> None:
    with pytest.raises(NotFound):
        services.plan_week(actor=coordinator, team=uuid4(), week=MONDAY)


def test_only_who_leads_a_team_plans(outreach_worker: Actor) -> None:
    with pytest.raises(NotPermitted):
        planned(outreach_worker, "nora")


def test_water_that_is_cut_off_from_children_is_planned_first_whatever_the_points(
    coordinator: Actor, partner_factory: Partners
) -> None:
    water, rent = partner_factory("water", "Bron"), partner_factory()
    for number in range(1, 5):
        heavy = reported(rent, resident(number), cents=900_000, terms=12)
        for own in (True, False):
            services.flag_case(actor=coordinator, case=heavy.pk, reason="nu", own_request=own)
    resident(9, born_on="2020-05-01")
    dry = reported(water, resident(9), kind="eindelevering", end_of_supply_on=date(2026, 12, 1))
    first = visits(planned(coordinator, "nora", days=4))[0]
    assert (first.case_id, first.day_on) == (dry.pk, MONDAY)
