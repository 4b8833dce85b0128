# SPDX-License-Identifier: EUPL-1.2
"""What somebody records on the page of a case."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from tests.cases.running import again, make
from tests.conftest import CODE
from tests.situations import LEAD

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove, CaseTask, EffortBooking
from woonzeker.organisations import services as organisations

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client_for: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser of the coordinator."""
    return client_for(coordinator)


def test_a_case_is_closed_with_a_result(desk: Client, case: Case) -> None:
    desk.post(f"/zaken/{case.pk}/afsluiten", {"move": "close_arrangement"})
    assert again(case).result == "arrangement"


def test_a_result_that_cannot_be_yet_is_refused_in_words(desk: Client, case: Case) -> None:
    answer = desk.post(f"/zaken/{case.pk}/afsluiten", {"move": "close_no_contact"})
    assert answer.status_code >= 400
    assert again(case).status == "open"


@pytest.mark.parametrize("where", ["afsluiten", "stap"])
def test_nothing_is_chosen_for_somebody(desk: Client, case: Case, where: str) -> None:
    assert desk.post(f"/zaken/{case.pk}/{where}", {"move": ""}).status_code >= 400


def test_a_reason_comes_along_as_a_code(desk: Client, case: Case) -> None:
    desk.post(f"/zaken/{case.pk}/afsluiten", {"move": "close_other_support:social_work"})
    with tenant(CODE):
        assert CaseMove.objects.get(code="close_other_support").reason == "social_work"


def test_free_words_are_no_reason(desk: Client, case: Case) -> None:
    words = {"move": "close_other_support:bij haar zus Ans"}
    assert desk.post(f"/zaken/{case.pk}/afsluiten", words).status_code >= 400
    assert again(case).status == "open"


def test_what_a_court_did_is_noted_on_its_track_and_never_as_a_bare_step(
    desk: Client, case: Case
) -> None:
    wrong = desk.post(f"/zaken/{case.pk}/stap", {"move": "dagvaarding_served"})
    assert wrong.status_code >= 400
    assert f'href="/zaken/{case.pk}/gang"' in desk.get(f"/zaken/{case.pk}").content.decode()


def test_a_closed_case_is_opened_again_on_request(desk: Client, case: Case) -> None:
    make(case, "close_paid")
    assert "De zaak heropenen" in desk.get(f"/zaken/{case.pk}").content.decode()
    desk.post(f"/zaken/{case.pk}/stap", {"move": "reopen_on_request"})
    assert again(case).status == "open"


def test_a_move_that_follows_from_reports_is_not_made_by_hand(desk: Client, case: Case) -> None:
    assert desk.post(f"/zaken/{case.pk}/stap", {"move": "join_report"}).status_code >= 400


def test_moving_under_pressure_is_told_with_its_cause(desk: Client, case: Case) -> None:
    words = {"outcome": "moved_under_pressure", "reason": "landlord"}
    desk.post(f"/zaken/{case.pk}/uitkomst", words)
    assert again(case).result == "moved_under_pressure"


def test_time_and_cost_are_booked_from_the_page(desk: Client, case: Case) -> None:
    desk.post(f"/zaken/{case.pk}/uren", {"what": "visit", "minutes": "30", "cost": "€ 12,50"})
    with tenant(CODE):
        booked = EffortBooking.objects.get()
    assert (booked.minutes, booked.cost_cents, booked.step) == (30, 1_250, 3)


@pytest.mark.parametrize("cost", ["twaalf", "1.234,50", "-3,00", "12,5"])
def test_an_odd_amount_is_asked_again(desk: Client, case: Case, cost: str) -> None:
    words = {"what": "visit", "minutes": "30", "cost": cost}
    assert desk.post(f"/zaken/{case.pk}/uren", words).status_code >= 400


def test_a_mistake_keeps_what_was_typed_and_the_way_back(desk: Client, case: Case) -> None:
    words = {"what": "talk", "minutes": "45", "cost": "twaalf"}
    page = desk.post(f"/zaken/{case.pk}/uren", words).content.decode()
    assert 'value="45"' in page
    assert 'value="twaalf"' in page
    assert "Schrijf een bedrag zoals 12,50." in page
    assert f'href="/zaken/{case.pk}"' in page


def test_a_closing_without_its_reason_is_asked_again(desk: Client, case: Case) -> None:
    answer = desk.post(f"/zaken/{case.pk}/afsluiten", {"move": "close_other_support"})
    assert answer.status_code == 422
    assert again(case).status == "open"


def test_a_task_is_ticked_off(desk: Client, case: Case) -> None:
    with tenant(CODE):
        task = CaseTask.objects.create(
            case=case, kind="alert_helper", asked_on=case.opened_on, due_on=case.opened_on
        )
    desk.post(f"/zaken/{case.pk}/taken/{task.pk}/klaar")
    with tenant(CODE):
        assert CaseTask.objects.get().done_on is not None


@pytest.fixture
def task(case: Case) -> CaseTask:
    """A task of the case that waits since it was opened."""
    with tenant(CODE):
        return CaseTask.objects.create(
            case=case, kind="alert_helper", asked_on=case.opened_on, due_on=case.opened_on
        )


def test_a_task_that_somebody_finished_is_not_finished_again(
    desk: Client, case: Case, task: CaseTask
) -> None:
    with tenant(CODE):
        CaseTask.objects.update(done_on=case.opened_on, done_by="user:first")
    answer = desk.post(f"/zaken/{case.pk}/taken/{task.pk}/klaar")
    assert "Deze taak is al gedaan." in answer.content.decode()
    with tenant(CODE):
        assert CaseTask.objects.get().done_by == "user:first"


def test_a_task_is_not_found_under_another_case(desk: Client, case: Case, task: CaseTask) -> None:
    assert desk.post(f"/zaken/{uuid4()}/taken/{task.pk}/klaar").status_code == 404
    with tenant(CODE):
        assert CaseTask.objects.get().done_on is None


def test_a_team_gets_the_case(desk: Client, case: Case) -> None:
    west = organisations.add_team(actor=LEAD, name="West")
    assert "Aan een team geven" in desk.get(f"/zaken/{case.pk}").content.decode()
    desk.post(f"/zaken/{case.pk}/team", {"team": str(west.pk)})
    assert again(case).team_id == west.pk


def test_a_manager_records_nothing(
    client_for: Callable[[Actor], Client], manager: Actor, case: Case
) -> None:
    browser = client_for(manager)
    assert browser.post(f"/zaken/{case.pk}/stap", {"move": "resume"}).status_code == 403
    assert (
        browser.post(f"/zaken/{case.pk}/uren", {"what": "visit", "minutes": "5"}).status_code == 403
    )


def test_nothing_is_recorded_by_following_a_link(desk: Client, case: Case) -> None:
    assert desk.get(f"/zaken/{case.pk}/afsluiten").status_code == 200
    assert again(case).status == "open"
