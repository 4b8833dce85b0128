# SPDX-License-Identifier: EUPL-1.2
"""A pause that waits for an answer is the first thing that a partner reads at its desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.conftest import CODE, browser_at, seated
from tests.feedback.answering import accept_help, taken_up
from tests.situations import let_work, linked_signal

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import AnswerConsent, CollectionPause
from woonzeker.feedback.selectors import asked_pauses
from woonzeker.intake.models import ArrearsSignal
from woonzeker.organisations.models import Partner

pytestmark = pytest.mark.django_db


@pytest.fixture
def helped(outreach_worker: Actor) -> tuple[ArrearsSignal, Case]:
    """A household that accepted help on Monday, with one signal, of a case of the worker."""
    signal, case = taken_up()
    accept_help(case.pk)
    let_work(outreach_worker, case)
    return signal, case


def agree(actor: Actor, case: Case, signal: ArrearsSignal) -> AnswerConsent:
    return feedback.note_consent(
        actor=actor, case=case.pk, partner=signal.partner_id, item="pause",
        until_on=date(2027, 1, 31), asked_how="talk",
    )  # fmt: skip


def ask(actor: Actor, case: Case, signal: ArrearsSignal) -> CollectionPause:
    return feedback.ask_pause(actor=actor, case=case.pk, partner=signal.partner_id)


def at_desk(actor: Actor) -> tuple[Client, str]:
    """A browser at the desk of a partner, and the page that it opens with."""
    browser = browser_at(actor)
    return browser, browser.get("/partner").content.decode()


def test_a_pause_that_waits_for_an_answer_stands_on_top_of_the_desk(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    partner = seated(signal.partner)
    browser, before = at_desk(partner)
    assert "te wachten met incasso" not in before
    agree(outreach_worker, case, signal)
    made = ask(outreach_worker, case, signal)
    page = browser.get("/partner").content.decode()
    assert page.index("De gemeente vraagt u te wachten met incasso") < page.index("Gemeenten")
    assert signal.own_reference in page
    assert "Er wacht niets op u" not in page
    answered = browser.post(
        f"/partner/signalen/{CODE}/pauze/{made.pk}", {"answer": "not", "from": "desk"}
    )
    assert answered["Location"] == "/partner"
    after = browser.get("/partner").content.decode()
    assert "te wachten met incasso" not in after
    assert "Er wacht niets op u" in after


def test_two_signals_about_one_person_ask_once_and_another_partner_nothing(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case],
    partner_factory: Callable[..., object],
) -> None:  # fmt: skip
    signal, case = helped
    with tenant(CODE):
        person = case.people.get().person
    linked_signal(person)
    agree(outreach_worker, case, signal)
    made = ask(outreach_worker, case, signal)
    asked = asked_pauses(actor=seated(signal.partner))
    assert [(each.pause.id, each.place) for each in asked] == [(made.pk, CODE)]
    stranger = seated(partner_factory("energie", "Energiek"), name="els")  # type: ignore[arg-type]
    assert asked_pauses(actor=stranger) == ()


def test_a_pause_that_ended_asks_nothing_more(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    agreed = agree(outreach_worker, case, signal)
    ask(outreach_worker, case, signal)
    feedback.withdraw_consent(actor=outreach_worker, consent=agreed.pk)
    assert asked_pauses(actor=seated(signal.partner)) == ()


def test_who_lets_a_home_answers_first_and_then_goes_on_to_the_tenants(
    outreach_worker: Actor, helped: tuple[ArrearsSignal, Case]
) -> None:
    signal, case = helped
    Partner.objects.filter(pk=signal.partner_id).update(kind="landlord")
    signal.partner.refresh_from_db()
    browser = browser_at(seated(signal.partner))
    assert browser.get("/partner").status_code == 302
    agree(outreach_worker, case, signal)
    ask(outreach_worker, case, signal)
    page = browser.get("/partner").content.decode()
    assert "De gemeente vraagt u te wachten met incasso" in page
    assert 'href="/partner/verhuurder/huurders"' in page
