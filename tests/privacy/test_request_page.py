# SPDX-License-Identifier: EUPL-1.2
"""A request as who handles it sees it, and what an objection does to the page of the case."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.conftest import CODE
from tests.privacy.town import asked, household
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.privacy.models import RequestAnswer, RequestKind
from woonzeker.privacy.rules.requests import Done
from woonzeker.privacy.selectors import overview
from woonzeker.privacy.services import answer_request, overview_made

pytestmark = pytest.mark.usefixtures("municipality")
SignIn = Callable[[Actor], Client]
LEAVE_ALONE = "Benader dit huishouden niet, tenzij de woning gevaar loopt."


def said(client: Client, url: str) -> str:
    return html.unescape(client.get(url).content.decode())


def test_a_worker_sees_that_the_resident_objected(
    client_for: SignIn, privacy_officer: Actor, outreach_worker: Actor
) -> None:
    somebody, case = household()
    let_work(outreach_worker, case)
    worker, here = client_for(outreach_worker), f"/zaken/{case.pk}"
    assert LEAVE_ALONE not in said(worker, here)
    request = asked(privacy_officer, RequestKind.OBJECTION, person=somebody)
    page = said(worker, here)
    assert LEAVE_ALONE in page
    assert "utrecht-button--primary-action" not in page.split("Nu: ")[1].split("</section>")[0]
    answer_request(
        actor=privacy_officer, rights_request=request.pk, answer=RequestAnswer.REFUSED, words="Nee."
    )
    assert LEAVE_ALONE not in said(worker, here)


def test_it_says_whose_request_it_is_and_only_with_fresh_proof(
    client_for: SignIn, privacy_officer: Actor
) -> None:
    somebody, _case = household(surname="Bakker")
    request = asked(privacy_officer, person=somebody)
    officer, here = client_for(privacy_officer), f"/privacy/verzoeken/{request.pk}"
    assert "Bakker" in said(officer, here)
    with clock.really_at(clock.real() + timedelta(minutes=11)):
        assert "Bakker" not in said(officer, here)


def test_who_was_pointed_out_by_mistake_is_replaced(
    client_for: SignIn, privacy_officer: Actor
) -> None:
    wrong, wrong_case = household("1234AB", 12, surname="Bakker")
    right, right_case = household("1234AB", 14, surname="Bakker")
    request = asked(privacy_officer, RequestKind.OBJECTION)
    officer, here = client_for(privacy_officer), f"/privacy/verzoeken/{request.pk}"
    officer.post(f"{here}/vaststellen", {"how": "desk", "on": "2026-11-02"})
    officer.post(f"{here}/aanwijzen", {"person": str(wrong.pk), "signal": ""})
    assert "Is dit niet de inwoner?" in said(officer, here)
    officer.post(f"{here}/aanwijzen", {"person": str(right.pk), "signal": ""})
    with tenant(CODE):
        assert Case.objects.get(pk=wrong_case.pk).status == CaseStatus.OPEN
        assert Case.objects.get(pk=right_case.pk).status == CaseStatus.WAITING


@pytest.fixture
def number(monkeypatch: pytest.MonkeyPatch) -> None:
    """People of these tests have no sealed number."""
    monkeypatch.setattr(
        "woonzeker.privacy.selectors.everything.bsn_of", lambda **_asked: "999990019"
    )


@pytest.mark.usefixtures("number")
def test_an_overview_that_was_given_can_be_given_again(
    client_for: SignIn, privacy_officer: Actor, coordinator: Actor
) -> None:
    somebody, _case = household()
    request = asked(privacy_officer, person=somebody)
    overview_made(actor=coordinator, rights_request=request.pk)
    answer_request(
        actor=coordinator, rights_request=request.pk, answer=RequestAnswer.GRANTED, words="Ja.",
        done=[Done.OVERVIEW_GIVEN],
    )  # fmt: skip
    here = f"/privacy/verzoeken/{request.pk}"
    assert f"{here}/overzicht.pdf" in said(client_for(coordinator), here)
    assert overview(actor=coordinator, rights_request=request.pk).chapters


def test_before_who_asks_is_established_only_a_refusal_is_offered(
    client_for: SignIn, privacy_officer: Actor
) -> None:
    page = said(client_for(privacy_officer), f"/privacy/verzoeken/{asked(privacy_officer).pk}")
    assert "Dan kun je het verzoek alleen afwijzen" in page
