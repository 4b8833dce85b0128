# SPDX-License-Identifier: EUPL-1.2
"""Nobody shakes a hard stop off: by taking a vonnis back, on another road, or twice told."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.conftest import CODE, MONDAY, client_of, person
from tests.legal.bailiffs import at_bailiff, case_of, send, tasks
from tests.legal.whole import whole_answers
from tests.situations import let_work, linked_signal, resident

from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.selectors import held_by_stop
from woonzeker.cases.services import Home, take_up
from woonzeker.errors import Refused
from woonzeker.legal import services as legal
from woonzeker.legal.models import CaseRoad, Loss, SituationFact, TrackEvent
from woonzeker.legal.rules import Judgment, track
from woonzeker.legal.rules.roads import COURSES, Road
from woonzeker.legal.rules.safeguards import Safeguard
from woonzeker.legal.rules.track import ClaimGround, Occurrence, Ruling
from woonzeker.legal.selectors.safeguards import yearly_account
from woonzeker.legal.services import roads
from woonzeker.legal.services.safeguards import look_at_recall, note_kept, take_back_hand_loss
from woonzeker.process import Exit, Step

pytestmark = pytest.mark.django_db
HERE = Home(postcode="1234AB", house_number=12, street="Iepenlaan", city="Meerveld")


@pytest.fixture
def case(coordinator: Actor) -> Case:
    """A household that asked for help itself."""
    return cases.open_on_request(actor=coordinator, home=HERE)


@pytest.fixture
def leads(case: Case) -> Actor:
    """The eviction coordinator of this household."""
    found = person(Role.EVICTION_COORDINATOR)
    let_work(found, case)
    return found


@pytest.fixture
def worker(case: Case) -> Actor:
    """Who works on this household."""
    found = person(Role.DEBT_COUNSELLOR)
    let_work(found, case)
    return found


def judged(actor: Actor, case: Case) -> TrackEvent:
    row = legal.open_track(actor=actor, case=case.pk, ground=ClaimGround.ARREARS)
    told = track.TrackEvent(Occurrence.JUDGED, MONDAY, ruling=Ruling(Judgment.DISSOLUTION))
    return legal.add_event(actor=actor, court_track=row.pk, told=told, said_by="creditor")


def step_of(case: Case) -> Step:
    with tenant(CODE):
        return Step(Case.objects.get(pk=case.pk).step)


def close(case: Case) -> Case:
    return cases.close_case(actor=system(CODE, "tests"), case=case.pk, result=Exit.PAID)


def begin(actor: Actor, case: Case, road: Road) -> CaseRoad:
    return roads.begin_order_road(
        actor=actor, case=case.pk, road=road, begun=COURSES[road].begins[0].code,
        told_by="landlord", on=MONDAY,
    )  # fmt: skip


def lose(actor: Actor, road: CaseRoad, on: date = MONDAY) -> UUID:
    return roads.note_road_step(actor=actor, case_road=road.pk, code="home_lost", on=on).pk


def test_who_takes_a_vonnis_back_does_not_close_the_case_alone(
    leads: Actor, worker: Actor, case: Case
) -> None:
    event = judged(leads, case)
    with pytest.raises(Refused, match="kinderen"):
        close(case)
    legal.recall_event(actor=leads, track_event=event.pk, reason="misread")
    assert step_of(case) < Step.VONNIS
    assert "check_recall" in tasks(case)
    with pytest.raises(Refused, match="teruggenomen"):
        close(case)
    with pytest.raises(Refused, match="zelf terug"):
        look_at_recall(actor=leads, case=case.pk, source="paper")
    other = person(Role.EVICTION_COORDINATOR, name="second")
    let_work(other, case)
    look_at_recall(actor=other, case=case.pk, source="sender")
    assert "check_recall" not in tasks(case)
    assert close(case).status == CaseStatus.CLOSED


def test_a_notice_that_was_not_theirs_leaves_no_vonnis_behind(leads: Actor) -> None:
    message = send(at_bailiff(), datum=(MONDAY + timedelta(days=30)).isoformat())
    found = case_of(message)
    let_work(leads, found)
    assert step_of(found) is Step.VONNIS
    legal.withdraw_message(actor=leads, court_message=message.pk, reason="sender_said")
    assert step_of(found) < Step.VONNIS


def test_a_vonnis_that_is_told_again_asks_nobody_to_look(leads: Actor, case: Case) -> None:
    event = judged(leads, case)
    legal.recall_event(actor=leads, track_event=event.pk, reason="pressed_wrong")
    judged(leads, case)
    assert "check_recall" not in tasks(case)
    with pytest.raises(Refused, match="Er is niets"):
        look_at_recall(actor=leads, case=case.pk, source="paper")


def test_the_page_shows_what_was_taken_back_and_takes_the_look(leads: Actor, case: Case) -> None:
    event = judged(leads, case)
    legal.recall_event(actor=leads, track_event=event.pk, reason="misread")
    other = person(Role.EVICTION_COORDINATOR, name="second")
    let_work(other, case)
    browser = client_of(other)
    where = f"/zaken/{case.pk}/woning/teruggenomen"
    assert where in browser.get(f"/zaken/{case.pk}/waarborgen").content.decode()
    assert browser.post(where, {"source": "paper"}).status_code == 302
    with tenant(CODE):
        assert SituationFact.objects.get().kind == "recall_seen"


def test_a_home_that_a_court_left_them_is_lost_on_another_road_with_every_safeguard(
    leads: Actor, case: Case
) -> None:
    judged(leads, case)
    note_kept(actor=leads, case=case.pk, source="in_writing", on=MONDAY)
    road = begin(leads, case, Road.NUISANCE)
    roads.note_road_step(actor=leads, case_road=road.pk, code="home_lost", on=MONDAY)
    with tenant(CODE):
        opened = road.steps.get(code="home_lost").open_safeguards
    assert {"place", "alternatives", "interest_weighed"} <= set(opened)


def test_a_road_ends_as_a_lost_home_only_when_that_stands_recorded(
    leads: Actor, case: Case
) -> None:
    whole_answers(case)
    road = begin(leads, case, Road.NUISANCE)
    with pytest.raises(Refused, match="Leg eerst vast"):
        roads.end_road(actor=leads, case_road=road.pk, ending="evicted", on=MONDAY)
    assert step_of(case) < Step.VONNIS
    lose(leads, road)
    assert step_of(case) is Step.REHOUSING
    assert "find_place" not in tasks(case)  # they have one already


def test_who_loses_a_home_without_a_place_gets_somebody_who_looks_for_one(
    leads: Actor, case: Case
) -> None:
    whole_answers(case, without=Safeguard.PLACE)
    lose(leads, begin(leads, case, Road.NUISANCE))
    assert "find_place" in tasks(case)


def test_a_loss_that_was_noted_by_mistake_goes_with_all_that_it_did(
    leads: Actor, worker: Actor, case: Case
) -> None:
    before = step_of(case)
    road = begin(leads, case, Road.NUISANCE)
    step = lose(leads, road)
    assert lose(leads, road) == step
    with pytest.raises(Refused, match="andere dag"):
        lose(leads, road, MONDAY - timedelta(days=1))
    roads.recall_road_row(
        actor=leads, case_road=road.pk, kind="step", row=step, reason="other_household"
    )
    assert step_of(case) == before
    assert "find_place" not in tasks(case)
    assert yearly_account(actor=person(Role.TEAM_LEAD), year=MONDAY.year).figures[0].number == 0


def test_a_road_that_was_begun_by_mistake_runs_no_more(leads: Actor, case: Case) -> None:
    road = begin(leads, case, Road.NUISANCE)
    browser = client_of(leads)
    where = f"/wegen/{road.pk}/terugnemen"
    assert where in browser.get(f"/wegen/{road.pk}").content.decode()
    page = browser.get(where)
    assert "overlast gemeld" in page.content.decode()
    told = {"what": f"road:{road.pk}", "reason": "other_household"}
    assert browser.post(where, told).status_code == 302
    assert "Verkeerd ingevoerd" in browser.get(f"/zaken/{case.pk}/wegen").content.decode()
    assert close(case).status == CaseStatus.CLOSED


def test_a_row_of_a_road_is_taken_back_on_its_page(leads: Actor, case: Case) -> None:
    road = begin(leads, case, Road.NUISANCE)
    with tenant(CODE):
        row = road.steps.get()
    told = {"what": f"step:{row.pk}", "reason": "misread"}
    assert client_of(leads).post(f"/wegen/{road.pk}/terugnemen", told).status_code == 302
    with tenant(CODE):
        row.refresh_from_db()
    assert row.recalled_why == "misread"


def test_a_loss_noted_as_a_step_of_the_case_is_taken_back(leads: Actor, case: Case) -> None:
    before = step_of(case)
    cases.advance(actor=leads, case=case.pk, move="home_lost")
    browser = client_of(leads)
    where = f"/zaken/{case.pk}/woning/toch-niet-verlaten"
    assert where in browser.get(f"/zaken/{case.pk}/waarborgen").content.decode()
    assert browser.post(where, {"source": "pressed_wrong"}).status_code == 302
    assert step_of(case) == before
    with pytest.raises(Refused, match="teruggenomen"):
        close(case)
    with pytest.raises(Refused, match="zelf terug"):
        look_at_recall(actor=leads, case=case.pk, source="paper")
    with pytest.raises(Refused, match="met de hand"):
        take_back_hand_loss(actor=leads, case=case.pk, reason="misread")


def test_one_home_that_two_tell_of_is_lost_once(leads: Actor, case: Case) -> None:
    road = begin(leads, case, Road.NUISANCE)
    lose(leads, road)
    row = legal.open_track(actor=leads, case=case.pk, ground=ClaimGround.NUISANCE)
    told = track.TrackEvent(Occurrence.CARRIED_OUT, MONDAY)
    legal.add_event(actor=leads, court_track=row.pk, told=told, said_by="bailiff")
    with tenant(CODE):
        assert Loss.objects.count() == 2
    counted = yearly_account(actor=person(Role.TEAM_LEAD), year=MONDAY.year)
    assert (counted.figures[0].number, counted.figures[1].number) == (1, 1)


def test_a_new_family_is_not_kept_out_by_a_road_of_the_one_before_it(leads: Actor) -> None:
    gone = resident(surname="Vertrokken")
    linked_signal(gone)
    take_up(actor=system(CODE, "tests"), on=MONDAY)
    with tenant(CODE):
        old = Case.objects.get(people__person=gone)
    let_work(leads, old)
    begin(leads, old, Road.NUISANCE)
    with tenant(CODE):
        assert held_by_stop(old)
        gone.departed_on = MONDAY
        gone.save()
    linked_signal(resident(surname="Nieuw"), partner="Ander")
    assert take_up(actor=system(CODE, "tests"), on=MONDAY).new == 1
    with tenant(CODE):
        old.refresh_from_db()
        assert old.status == CaseStatus.OPEN
        assert old.household.address_key.startswith("vertrokken:")
