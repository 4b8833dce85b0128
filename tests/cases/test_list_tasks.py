# SPDX-License-Identifier: EUPL-1.2
"""The tasks that wait, also for households that have no case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.conftest import CODE
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import task_list, tasks_waiting
from woonzeker.cases.services import give_task, record_outcome, take_up
from woonzeker.errors import NotPermitted
from woonzeker.matching.models import Link
from woonzeker.process import Exit

pytestmark = pytest.mark.usefixtures("municipality")
ON = date(2026, 11, 2)


@pytest.fixture
def below() -> None:
    """A rent report below the threshold, with its promise of a letter."""
    linked_signal(resident(), sector="huur", partner="Woning", result="below_threshold")
    take_up(actor=LEAD, on=ON)


@pytest.fixture
def desk(client_for: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser of the coordinator."""
    return client_for(coordinator)


def test_a_letter_without_a_case_stands_in_the_list(below: None) -> None:
    [task] = task_list(actor=LEAD)
    assert (task.address, task.case, task.due_on) == ("Iepenlaan 12", None, date(2026, 11, 30))


def test_a_task_of_a_case_leads_to_it(municipality: str) -> None:
    linked_signal(resident(), crisis=True)
    take_up(actor=LEAD, on=ON)
    with tenant(CODE):
        case = Case.objects.get().pk
    record_outcome(actor=LEAD, case=case, outcome=Exit.KNOWN_TO_DEBT_HELP)
    assert [task.case for task in task_list(actor=LEAD)] == [case]


def test_the_page_shows_it_and_ticks_it_off(below: None, desk: Client) -> None:
    assert "Stuur het hulpaanbod per brief" in desk.get("/zaken/taken").content.decode()
    desk.post(f"/zaken/taken/{task_list(actor=LEAD)[0].id}/klaar")
    assert tasks_waiting(actor=LEAD) == 0


def test_an_appointment_leads_to_where_contact_is_noted(municipality: str, desk: Client) -> None:
    linked_signal(resident(), crisis=True)
    take_up(actor=LEAD, on=ON)
    with tenant(CODE):
        case = Case.objects.get().pk
    give_task(actor=LEAD, case=case, kind="keep_appointment", due_on=ON)
    assert f'href="/zaken/{case}/contact"' in desk.get("/zaken/taken").content.decode()


def test_a_secret_address_is_marked(municipality: str, desk: Client) -> None:
    linked_signal(resident(secret=True), sector="huur", partner="W", result="below_threshold")
    take_up(actor=LEAD, on=ON)
    assert "geheim adres" in desk.get("/zaken/taken").content.decode()


def test_who_is_not_in_the_register_stands_with_the_address_of_the_report(desk: Client) -> None:
    said = {"street": "Beukweg", "house_number": 7, "postcode": "1234AB", "city": "Meerveld"}
    signal = linked_signal(resident(), sector="huur", result="below_threshold", **said)
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(result="nobody", person=None)
    take_up(actor=LEAD, on=ON)
    page = desk.get("/zaken/taken").content.decode()
    assert all(words in page for words in ("Beukweg 7", "1234AB Meerveld", signal.surname))


def test_the_start_page_says_how_many_wait(below: None, desk: Client) -> None:
    assert "1 taak wacht op iemand" in desk.get("/").content.decode()


def test_an_empty_list_says_where_tasks_come_from(desk: Client) -> None:
    assert "Een taak ontstaat vanzelf" in desk.get("/zaken/taken").content.decode()


def test_a_manager_sees_no_tasks(manager: Actor) -> None:
    with pytest.raises(NotPermitted):
        task_list(actor=manager)
    with pytest.raises(NotPermitted):
        tasks_waiting(actor=manager)
