# SPDX-License-Identifier: EUPL-1.2
"""The next step of the ladder on the page of a case, until the case waits for a new signal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY
from tests.situations import let_work
from tests.web.households import report
from tests.web.test_show_case import page

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseMove, MatchingPeriod
from woonzeker.organisations.models import Partner
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.outreach.services import record_contact

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def written(case: Case, outreach_worker: Actor) -> Case:
    """The case after a letter went out and nobody answered."""
    let_work(outreach_worker, case)
    record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
    )
    return case


def test_a_step_that_must_wait_says_its_day(
    client_for: SignIn, outreach_worker: Actor, written: Case
) -> None:
    said = page(client_for(outreach_worker), written)
    assert "Nu: ga overdag langs op vrijdag 6 november" in said
    assert "Nog geen reactie op: brief. Er is geen telefoonnummer bekend." in said


def test_an_attempt_keeps_which_step_it_was(written: Case) -> None:
    with tenant(CODE):
        assert ContactAttempt.objects.get(case=written).rung == "letter"


def test_after_the_weeks_the_case_waits_in_sight(
    client_for: SignIn, outreach_worker: Actor, written: Case
) -> None:
    client = client_for(outreach_worker)
    with clock.standing_at(MONDAY + timedelta(weeks=13)):
        let_work(outreach_worker, written)
        assert "laat de zaak wachten op het volgende signaal" in page(client, written)
        client.post(f"/zaken/{written.pk}/stap", {"move": "wait_for_signal"})
        assert "Nu: wacht op het volgende signaal" in page(client, written)
    with tenant(CODE):
        assert MatchingPeriod.objects.get(case=written).result == "no_contact"


def test_a_new_signal_wakes_the_case_even_when_the_arrears_are_the_same(
    client_for: SignIn, outreach_worker: Actor, written: Case, water: Partner
) -> None:
    client_for(outreach_worker).post(f"/zaken/{written.pk}/stap", {"move": "wait_for_signal"})
    report(water, number=2, signaaldatum="02-11-2026")
    with tenant(CODE):
        assert Case.objects.get(pk=written.pk).status == "open"
        codes = set(CaseMove.objects.filter(case=written).values_list("code", flat=True))
    assert {"wait_for_signal", "wake_by_signal"} <= codes


def test_without_an_offer_a_case_cannot_wait(
    client_for: SignIn, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    client_for(outreach_worker).post(f"/zaken/{case.pk}/stap", {"move": "wait_for_signal"})
    with tenant(CODE):
        assert Case.objects.get(pk=case.pk).status == "open"
