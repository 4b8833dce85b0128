# SPDX-License-Identifier: EUPL-1.2
"""A home that a mayor closes: the day has a plan, a place and safeguards, and tells no ground."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.conftest import CODE, MONDAY, client_of, person
from tests.housing.evicted import tasks
from tests.housing.placing import LEAD, a_place, household, region, stay
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import advance
from woonzeker.errors import Refused
from woonzeker.housing import services
from woonzeker.housing.models import Region
from woonzeker.housing.rules.contracts import ContractKind
from woonzeker.housing.rules.ethos import Whereabouts
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.housing.rules.registration import AddressKind
from woonzeker.housing.selectors import aftercare_of, place_answers
from woonzeker.housing.selectors.roof_facts import why_not_rehoused
from woonzeker.legal.models import CaseRoad, EscalationTold
from woonzeker.legal.rules.roads import Raised, Road
from woonzeker.legal.rules.track import ClaimGround
from woonzeker.legal.selectors.roads import road_page
from woonzeker.legal.selectors.safeguards import record_of
from woonzeker.legal.services import roads
from woonzeker.legal.services.safeguards import tell_escalations

pytestmark = pytest.mark.django_db
JOB = system(CODE, "morning")
CLOSES = date(2026, 12, 7)
FOUR = {"closure": True, "closure_day": CLOSES, "closure_ground": "opiumwet_13b"}


@pytest.fixture
def shared(municipality: str) -> Region:
    return region()


@pytest.fixture
def case(shared: Region) -> Case:
    return household()


@pytest.fixture
def anton(case: Case) -> Actor:
    """Who coordinates and may know of the closure."""
    found = person(Role.EVICTION_COORDINATOR)
    let_work(found, case)
    return found


@pytest.fixture
def closure(anton: Actor, case: Case) -> CaseRoad:
    made = roads.begin_order_road(
        actor=anton, case=case.pk, road=Road.CLOSURE, begun="mayor_tells",
        told_by="municipality", on=MONDAY,
    )  # fmt: skip
    noted(anton, made, "intended", **FOUR)
    return made


def noted(actor: Actor, road: CaseRoad, code: str, on: date = MONDAY, **facts: Any) -> None:
    roads.note_road_step(actor=actor, case_road=road.pk, code=code, on=on, facts=facts)


def visited(anton: Actor, closure: CaseRoad) -> None:
    for code in ("visited", "everybody_counted", "help_offered"):
        noted(anton, closure, code)


def test_the_day_of_a_closure_is_planned_and_its_ground_is_not_told(
    closure: CaseRoad, anton: Actor, case: Case
) -> None:
    services.follow_day_and_goods(actor=JOB)
    assert "day_place" in tasks(case, "day_")
    worker = person(Role.OUTREACH_WORKER, name="samira")
    let_work(worker, case)
    page = client_of(worker).get(f"/zaken/{case.pk}/ontruimingsdag").content.decode()
    assert "Dag van vertrek" in page
    for known in ("Dag van vertrek, maandag 7 december", "waarborgen"):
        assert known in client_of(worker).get(f"/zaken/{case.pk}").content.decode()
    assert "7 december 2026" in page
    for never in ("Opiumwet", "burgemeester", "sluiting", "deurwaarder"):
        assert never not in page


def test_the_safeguards_ask_what_belongs_to_a_closure_and_escalate_to_its_day(
    closure: CaseRoad, case: Case
) -> None:
    with tenant(CODE):
        situation = record_of(case).situation
    assert (situation.eviction_on, situation.grounds) == (CLOSES, {ClaimGround.CLOSURE})
    with clock.standing_at(CLOSES - timedelta(days=4)):
        tell_escalations(actor=JOB)
        told = tell_escalations(actor=JOB)
    with tenant(CODE):
        hears = set(EscalationTold.objects.values_list("hears", flat=True))
    assert ({"manager", "lead"} <= hears, told) == (True, 0)


def test_no_tick_stands_for_points_or_for_a_place(
    closure: CaseRoad, anton: Actor, case: Case, shared: Region
) -> None:
    visited(anton, closure)
    with pytest.raises(Refused, match="13 punten zijn niet besproken"):
        noted(anton, closure, "points_gone_through")
    for point in road_page(actor=anton, case_road=closure.pk).points:
        roads.raise_point(
            actor=anton, case_road=closure.pk, code=point.code, raised=Raised.RAISED
        )  # fmt: skip
    noted(anton, closure, "points_gone_through")
    with pytest.raises(Refused, match="nog geen plek"):
        noted(anton, closure, "place_found")
    stay(case, a_place(shared), from_on=CLOSES, until_on=None)
    noted(anton, closure, "place_found")


def test_all_points_are_kept_with_one_button_and_what_stands_is_left_alone(
    closure: CaseRoad, anton: Actor
) -> None:
    browser = client_of(anton)
    for chosen in ({"children": "raised"}, {"children": "raised", "place": "not_wanted"}):
        browser.post(f"/wegen/{closure.pk}/punt", chosen)
    page = road_page(actor=anton, case_road=closure.pk)
    said = {each.code: each.code_raised for each in page.points if each.code_raised}
    assert said == {"children": "raised", "place": "not_wanted"}
    assert "Vul aan" in browser.get(f"/wegen/{closure.pk}").content.decode()


def lost(case: Case, on: date) -> None:
    with clock.standing_at(on):
        advance(actor=JOB, case=case.pk, move="home_lost", on=on)


def where_on_the_day(case: Case) -> Whereabouts:
    with tenant(CODE):
        found = aftercare_of([case.pk])[case.pk].positions
    return next(each.where for each in found if each.moment.code == "day")


def test_who_sleeps_in_a_booked_place_is_not_unknown(case: Case, shared: Region) -> None:
    stay(case, a_place(shared), from_on=CLOSES - timedelta(days=1), until_on=None)
    lost(case, CLOSES)
    with clock.standing_at(CLOSES):
        assert where_on_the_day(case) is Whereabouts.SHELTER


def test_a_home_after_a_place_is_a_place_without_a_night_in_between(
    case: Case, shared: Region
) -> None:
    later = CLOSES + timedelta(days=60)
    stay(case, a_place(shared), from_on=CLOSES, until_on=later)
    stay(case, a_place(shared, PlaceKind.FLAT), from_on=later, until_on=None)
    with tenant(CODE):
        assert [each.free_from for each in place_answers(case.pk)] == [CLOSES, CLOSES]
    with clock.standing_at(later):
        services.home_found(
            actor=LEAD, case=case.pk, kind=ContractKind.OWN, on=later, fits=True,
            registered=True, told_by="huurcontract",
        )  # fmt: skip
        with tenant(CODE):
            last = place_answers(case.pk)[-1]
    assert (last.code, last.free_from) == ("own_contract", CLOSES)


def test_a_post_address_is_no_registration_at_a_home_whatever_was_ticked(case: Case) -> None:
    services.home_found(
        actor=LEAD, case=case.pk, kind=ContractKind.OWN, on=MONDAY, fits=True, registered=True,
        told_by="huurcontract",
    )  # fmt: skip
    found = []
    for kind in (AddressKind.POST, AddressKind.HOME):
        on = MONDAY if kind is AddressKind.POST else MONDAY + timedelta(days=1)
        services.note_registration(
            actor=LEAD, case=case.pk, kind=kind, on=on, told_by="Burgerzaken"
        )
        with tenant(CODE):
            found.append(why_not_rehoused(case.pk))
    assert found == [("Het huishouden staat daar nog niet ingeschreven.",), ()]
