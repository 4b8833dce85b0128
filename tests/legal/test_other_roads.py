# SPDX-License-Identifier: EUPL-1.2
"""The other roads as people keep them: what passes the wall, what waits, what few may know."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.test import Client
from tests.conftest import CODE, MONDAY, client_of, person
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.legal.models import CaseRoad, RoadFact, RoadStep, TenureFinding
from woonzeker.legal.rules.roads import COURSES, ROWS, FactKind, Kept, Raised, Road
from woonzeker.legal.selectors import roads_page
from woonzeker.legal.selectors.roads import road_page
from woonzeker.legal.services import roads as services
from woonzeker.planning.models import VisitRequest
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db
HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")
NEVER = sorted(kind.value for kind, row in ROWS.items() if row.kept is not Kept.YES)


@pytest.fixture
def case(coordinator: Actor) -> Case:
    """A household that asked for help itself."""
    return cases.open_on_request(actor=coordinator, home=HERE)


@pytest.fixture
def leads(coordinator: Actor, case: Case) -> Actor:
    """The eviction coordinator of this household."""
    found = person(Role.EVICTION_COORDINATOR)
    let_work(found, case)
    return found


def closure(actor: Actor, case: Case, begun: str = "mayor_tells") -> CaseRoad:
    return services.begin_order_road(
        actor=actor, case=case.pk, road=Road.CLOSURE, begun=begun, told_by="resident", on=MONDAY
    )


def step(actor: Actor, road: CaseRoad, code: str, on: date = MONDAY, **facts: Any) -> RoadStep:
    return services.note_road_step(actor=actor, case_road=road.pk, code=code, on=on, facts=facts)


def test_a_closure_asks_for_two_people_at_the_door_today(leads: Actor, case: Case) -> None:
    closure(leads, case)
    with tenant(CODE):
        assert CaseTask.objects.get(case=case, kind="closure_visit").due_on == clock.today()
        assert VisitRequest.objects.filter(case=case, status="open").exists()


def test_who_keeps_no_data_of_order_begins_no_closure(coordinator: Actor, case: Case) -> None:
    worker = person(Role.DEBT_COUNSELLOR)
    let_work(worker, case)
    with pytest.raises(NotPermitted):
        closure(worker, case)
    with pytest.raises(NotPermitted):
        services.begin_road(
            actor=worker, case=case.pk, road=Road.CLOSURE, begun="mayor_tells",
            told_by="resident", on=MONDAY,
        )  # fmt: skip


def test_who_may_not_know_of_a_closure_sees_only_that_there_is_something(
    leads: Actor, case: Case
) -> None:
    road = closure(leads, case)
    worker = person(Role.DEBT_COUNSELLOR)
    let_work(worker, case)
    page = roads_page(actor=worker, case=case.pk)
    assert (page.roads, page.more) == ((), True)
    with pytest.raises(NotFound):
        road_page(actor=worker, case_road=road.pk)


def test_the_steps_of_the_municipality_wait_for_what_comes_first(leads: Actor, case: Case) -> None:
    road = closure(leads, case)
    with pytest.raises(Refused, match="langs geweest"):
        step(leads, road, "everybody_counted", people_for_place=3)
    step(leads, road, "visited")
    step(leads, road, "everybody_counted", people_for_place=3)
    facts = {each.title: each.says for each in road_page(actor=leads, case_road=road.pk).facts}
    assert facts["hoeveel mensen een plek nodig hebben"] == "3"


def test_no_lease_ends_out_of_court_before_a_home_is_closed_in_fact(
    leads: Actor, case: Case
) -> None:
    road = closure(leads, case)
    with pytest.raises(Refused):
        step(leads, road, "dissolved_out_of_court")


def test_what_help_may_not_have_never_reaches_the_database(leads: Actor, case: Case) -> None:
    road = closure(leads, case)
    for kind in NEVER:
        with pytest.raises(Refused):
            step(leads, road, "visited", **{kind: "5 gram"})
    with tenant(CODE):
        assert not RoadFact.objects.exists()


def test_the_database_itself_takes_no_other_kind_of_fact(leads: Actor, case: Case) -> None:
    road = closure(leads, case)
    with tenant(CODE), pytest.raises(IntegrityError), transaction.atomic():
        RoadFact.objects.create(
            case=case, road=road, kind=FactKind.SUBSTANCE.value, flag=True,
            noted_at=clock.now(), noted_by=leads.id,
        )  # fmt: skip


def test_no_table_of_a_road_has_room_for_words() -> None:
    tables = ("CaseRoad", "RoadStep", "RoadFact", "RaisedPoint", "NuisanceReport")
    wide = [
        (name, field.name)
        for name in tables
        for field in apps.get_model("legal", name)._meta.concrete_fields
        if isinstance(field, models.TextField | models.BinaryField)
        or (isinstance(field, models.CharField) and (field.max_length or 0) > 64)
    ]
    assert wide == []


def test_a_point_that_always_holds_is_never_set_aside(leads: Actor, case: Case) -> None:
    road = closure(leads, case)
    with pytest.raises(Refused, match="geldt altijd"):
        services.raise_point(
            actor=leads, case_road=road.pk, code="place", raised=Raised.DOES_NOT_APPLY
        )
    services.raise_point(actor=leads, case_road=road.pk, code="place", raised=Raised.RAISED)
    page = road_page(actor=leads, case_road=road.pk)
    assert [each.raised for each in page.points if each.code == "place"] == ["naar voren gebracht"]


def test_many_reports_of_one_side_are_no_pattern(leads: Actor, case: Case) -> None:
    road = services.begin_order_road(
        actor=leads, case=case.pk, road=Road.NUISANCE, begun=_first(Road.NUISANCE),
        told_by="landlord", on=MONDAY,
    )  # fmt: skip
    first = services.note_nuisance(
        actor=leads, case_road=road.pk, on=MONDAY, sort="noise", reporter_role="neighbour"
    )
    for day in range(1, 7):
        services.note_nuisance(
            actor=leads, case_road=road.pk, on=MONDAY - timedelta(days=day), sort="noise",
            reporter_role="neighbour", side=first.side,
        )  # fmt: skip
    page = road_page(actor=leads, case_road=road.pk)
    assert "niet van genoeg kanten" in page.pattern
    assert {each.side for each in page.reports} == {1}


def _first(road: Road) -> str:
    return COURSES[road].begins[0].code


def test_a_case_stays_open_while_a_road_runs(leads: Actor, coordinator: Actor, case: Case) -> None:
    road = services.begin_road(
        actor=leads, case=case.pk, road=Road.CARER, begun=_first(Road.CARER), told_by="resident",
        on=MONDAY,
    )  # fmt: skip
    with pytest.raises(Refused, match="andere weg"):
        cases.close_case(actor=coordinator, case=case.pk, result=Exit.PAID)
    with pytest.raises(Refused):
        services.end_road(actor=leads, case_road=road.pk, ending="evicted", on=MONDAY)


def test_a_home_lost_on_a_road_asks_all_safeguards(leads: Actor, case: Case) -> None:
    road = services.begin_order_road(
        actor=leads, case=case.pk, road=Road.NUISANCE, begun=_first(Road.NUISANCE),
        told_by="landlord", on=MONDAY,
    )  # fmt: skip
    with pytest.raises(Refused):
        services.end_road(actor=leads, case_road=road.pk, ending="evicted", on=MONDAY)


def test_how_somebody_lives_is_asked_a_question_at_a_time_and_kept_as_codes(
    coordinator: Actor, case: Case
) -> None:
    browser: Client = client_of(coordinator)
    where, given = f"/zaken/{case.pk}/wonen", {"how": "pays"}
    for _turn in range(12):
        answer = browser.post(where, given)
        question = answer.context["question"]
        if question is None:
            break
        given = {**given, question.ask.value: question.codes[0]}
    assert browser.post(where, {**given, "keep": "ja"}).status_code == 302
    with tenant(CODE):
        assert TenureFinding.objects.get().answers["how"] == "pays"


def test_the_public_page_keeps_nothing(client: Client, municipality: str) -> None:
    answer = client.post("/hoe-woon-je", {"how": "no_permission"})
    assert answer.status_code == 200
    with tenant(CODE):
        assert not TenureFinding.objects.exists()


def test_the_pages_begin_a_road_and_take_a_step(leads: Actor, case: Case) -> None:
    browser = client_of(leads)
    where = f"/zaken/{case.pk}/wegen"
    assert browser.get(where).status_code == 200
    begun = {"begun": "mayor_tells", "told_by": "resident", "on": MONDAY.isoformat()}
    made = browser.post(f"{where}/orde/closure", begun)
    assert made.status_code == 302
    road = made["Location"]
    early = browser.post(f"{road}/stap/everybody_counted", {"on": MONDAY.isoformat()})
    assert (early.status_code, "langs geweest" in early.content.decode()) == (422, True)
    assert browser.post(f"{road}/stap/visited", {"on": MONDAY.isoformat()}).status_code == 302
    assert browser.get(road).status_code == 200
