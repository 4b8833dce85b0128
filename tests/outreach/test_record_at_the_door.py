# SPDX-License-Identifier: EUPL-1.2
"""The page at the door: one press records, an odd answer keeps what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.situations import let_work
from tests.web.households import report, settle

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.organisations.models import Partner
from woonzeker.outreach.forms import ContactForm
from woonzeker.outreach.models import ContactAttempt
from woonzeker.outreach.views import day_part_of

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
PRESSED = {"channel": "visit", "outcome": "not_reached", "day_part": "middag", "on": "2026-11-02"}


@pytest.fixture
def case(partner_factory: Callable[..., Partner]) -> Case:
    settle()
    return report(partner_factory("water", "Bron Drinkwater"))


def attempts() -> list[tuple[str, str, str]]:
    with tenant(CODE):
        return list(ContactAttempt.objects.values_list("channel", "outcome", "day_part"))


def test_one_press_records_the_visit(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    response = client_for(outreach_worker).post(f"/zaken/{case.pk}/contact", PRESSED)
    assert response.headers["Location"] == f"/zaken/{case.pk}"
    assert attempts() == [("visit", "not_reached", "middag")]


def test_the_page_names_who_and_what_it_is_about(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    page = client_for(outreach_worker).get(f"/zaken/{case.pk}/contact").content.decode()
    assert "J.P. de Vries" in page
    assert "Bron Drinkwater" in page
    assert page.index("Gesprek gehad") < page.index("Niemand bereikt")


def test_an_odd_answer_is_explained_and_kept(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    odd = {**PRESSED, "channel": "letter", "outcome": "not_reached"}
    response = client_for(outreach_worker).post(f"/zaken/{case.pk}/contact", odd)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Deze uitkomst past niet bij deze manier van contact." in page
    assert '<option value="letter" selected>' in page
    assert attempts() == []


def test_a_day_that_has_yet_to_come_is_refused(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    later = {**PRESSED, "on": "2026-11-03"}
    response = client_for(outreach_worker).post(f"/zaken/{case.pk}/contact", later)
    assert response.status_code == 422
    assert "toekomst" in response.content.decode()


def test_a_manager_does_not_stand_at_the_door(
    client_for: SignIn, manager: Actor, case: Case
) -> None:
    assert client_for(manager).get(f"/zaken/{case.pk}/contact").status_code == 403


@pytest.mark.parametrize(("hour", "part"), [(11, "ochtend"), (12, "middag"), (18, "avond")])
def test_the_part_of_the_day_follows_the_clock(hour: int, part: str) -> None:
    assert day_part_of(datetime(2026, 11, 2, hour, tzinfo=UTC)) == part


def fold(page: str) -> str:
    return page[page.index('<details class="wz-why"') :]


def test_who_comes_to_note_a_letter_finds_it_filled_in_and_open(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    client = client_for(outreach_worker)
    here = f"/zaken/{case.pk}/contact"
    usual = fold(client.get(here).content.decode())
    assert '<option value="not_reached" selected>' in usual
    assert not usual.startswith('<details class="wz-why" open')
    letter = fold(client.get(f"{here}?per=brief").content.decode())
    assert letter.startswith('<details class="wz-why" open')
    chosen = ('"letter" selected', '"sent" selected', 'value="" selected')
    assert [each for each in chosen if each not in letter] == []


def test_a_letter_has_no_part_of_the_day(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    sent = {**PRESSED, "channel": "letter", "outcome": "sent"}
    client_for(outreach_worker).post(f"/zaken/{case.pk}/contact", sent)
    assert attempts() == [("letter", "sent", "")]


@pytest.mark.parametrize(
    ("odd", "field"), [({"channel": "letter"}, "outcome"), ({"day_part": ""}, "day_part")]
)
def test_what_is_odd_is_said_at_its_field(odd: dict[str, str], field: str) -> None:
    form = ContactForm({**PRESSED, **odd})
    assert list(form.errors) == [field]


def test_after_looking_the_address_up_the_form_is_still_open(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    done = client_for(outreach_worker).post(f"/zaken/{case.pk}/adres")
    assert done.headers["Location"] == f"/zaken/{case.pk}/contact?per=brief"


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.MANAGER, Role.CLIENT_SUPPORTER])
def test_who_may_not_record_gets_no_form(client_for: SignIn, case: Case, role: Role) -> None:
    reader = person(role, name="Lezer")
    let_work(reader, case)
    browser, here = client_for(reader), f"/zaken/{case.pk}/contact"
    assert browser.get(here).status_code == 403
    assert browser.post(here, PRESSED).status_code == 403
    assert not re.search(rf"{here}[\"?]", browser.get(f"/zaken/{case.pk}").content.decode())


def test_a_worker_of_another_case_gets_no_form(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    assert client_for(outreach_worker).get(f"/zaken/{case.pk}/contact").status_code == 403
