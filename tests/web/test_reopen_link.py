# SPDX-License-Identifier: EUPL-1.2
"""The page that shows what hangs on a decision before it is reopened, and what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.pipeline.wrong import on_list
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.matching.models import Link, Person
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.planning.models import WorkListState

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]


@pytest.fixture
def link(case: Case) -> Link:
    """The decision on the one signal of the case."""
    with tenant(CODE):
        return Link.objects.get(signal__in_period__period__case=case)


def words(html: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.decode()))


def page(client: Client, link: Link) -> str:
    response = client.get(f"/beoordelen/{link.pk}/heropenen")
    assert response.status_code == 200
    return words(response.content)


def test_everything_that_hangs_on_it_is_shown_with_what_becomes_of_it(
    client_for: SignIn, coordinator: Actor, outreach_worker: Actor, case: Case, link: Link
) -> None:
    let_work(outreach_worker, case)
    on_list(case, WorkListState.FINAL)
    outreach.record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
    )
    said = page(client_for(coordinator), link)
    assert f"Zaak {case.number}, Kerkstraat 12A Wordt afgesloten als verkeerd gekoppeld" in said
    assert "Bezoek op maandag 2 november, middag Blijft doorgestreept" in said
    assert "Brief: verstuurd, maandag 2 november 2026 let op Wordt vastgelegd als" in said
    assert "is nu gekoppeld aan J.P. de Vries" in said


def test_after_confirming_the_signal_stands_beside_its_candidates(
    client_for: SignIn, coordinator: Actor, case: Case, link: Link
) -> None:
    client = client_for(coordinator)
    done = client.post(f"/beoordelen/{link.pk}/heropenen", {"reason": "wrong_person"})
    assert (done.status_code, done["Location"]) == (302, f"/beoordelen/{link.pk}")
    assert "Losgemaakt en hersteld" in words(client.get(done["Location"]).content)
    shown = words(client.get(f"/zaken/{case.pk}").content)
    assert "Uitkomst: verkeerd gekoppeld." in shown
    assert "J.P. de Vries" not in shown


def test_without_a_reason_nothing_happens(
    client_for: SignIn, coordinator: Actor, case: Case, link: Link
) -> None:
    assert client_for(coordinator).post(f"/beoordelen/{link.pk}/heropenen").status_code == 422
    with tenant(CODE):
        assert Case.objects.get().status == "open"


def test_what_is_in_review_already_goes_there(
    client_for: SignIn, coordinator: Actor, link: Link
) -> None:
    client = client_for(coordinator)
    client.post(f"/beoordelen/{link.pk}/heropenen", {"reason": "wrong_person"})
    again = client.get(f"/beoordelen/{link.pk}/heropenen")
    assert (again.status_code, again["Location"]) == (302, f"/beoordelen/{link.pk}")


def test_a_leak_is_told_to_who_reopened(
    client_for: SignIn, coordinator: Actor, outreach_worker: Actor, case: Case, link: Link
) -> None:
    let_work(outreach_worker, case)
    outreach.record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
    )
    done = client_for(coordinator).post(
        f"/beoordelen/{link.pk}/heropenen", {"reason": "resident_says"}, follow=True
    )
    assert "Er is een mogelijk datalek vastgelegd: DL-2026-0001." in words(done.content)


def test_the_case_offers_it_beside_each_signal_to_who_may(
    client_for: SignIn, coordinator: Actor, outreach_worker: Actor, case: Case, link: Link
) -> None:
    let_work(outreach_worker, case)
    for actor, offered in ((coordinator, True), (outreach_worker, False)):
        shown = client_for(actor).get(f"/zaken/{case.pk}").content.decode()
        assert (f"/beoordelen/{link.pk}/heropenen" in shown) is offered
        assert ("Zeg het vandaag nog" in shown) is not offered


def test_who_may_not_review_gets_no_page(
    client_for: SignIn, outreach_worker: Actor, link: Link
) -> None:
    client = client_for(outreach_worker)
    assert client.get(f"/beoordelen/{link.pk}/heropenen").status_code == 403
    assert client.post(f"/beoordelen/{link.pk}/heropenen", {"reason": "x"}).status_code == 403
    with tenant(CODE):
        assert AuditLine.objects.filter(code="web.reopening", refused=True).count() == 2


def test_a_decision_that_is_not_there_is_not_found(client_for: SignIn, coordinator: Actor) -> None:
    assert client_for(coordinator).get(f"/beoordelen/{uuid4()}/heropenen").status_code == 404


def test_who_leads_a_team_does_not_see_whose_signal_it_is(
    client_for: SignIn, case: Case, link: Link
) -> None:
    client = client_for(person(Role.TEAM_LEAD))
    assert client.get("/beoordelen/beslist").status_code == 403
    assert client.get(f"/beoordelen/{link.pk}/heropenen").status_code == 403


def test_a_secret_address_is_marked(
    client_for: SignIn, coordinator: Actor, case: Case, link: Link
) -> None:
    client = client_for(coordinator)
    assert "Geheim adres" not in page(client, link)
    with tenant(CODE):
        Person.objects.filter(pk=link.person_id).update(secret=True)
    assert "Geheim adres: deel het met niemand" in page(client, link)


def test_only_reasons_that_fit_are_offered(
    client_for: SignIn, coordinator: Actor, link: Link
) -> None:
    client = client_for(coordinator)
    said = page(client, link)
    assert "Het signaal is van iemand anders" in said
    assert "Er past toch iemand" not in said
    assert "Verkeerde toets of knop" not in said
    with tenant(CODE):
        Link.objects.filter(pk=link.pk).update(decided_by=coordinator.id)
    assert "Verkeerde toets of knop" in page(client, link)


def test_a_slip_is_no_report_of_somebody_else_in_the_history(
    client_for: SignIn, coordinator: Actor, case: Case, link: Link
) -> None:
    with tenant(CODE):
        Link.objects.filter(pk=link.pk).update(decided_by=coordinator.id)
    client = client_for(coordinator)
    client.post(f"/beoordelen/{link.pk}/heropenen", {"reason": "pressed_wrong"})
    said = words(client.get(f"/zaken/{case.pk}").content)
    assert "verkeerde toets of knop" in said
    assert "iemand anders" not in said


def test_who_may_judge_a_leak_is_led_to_it_and_others_to_the_coordinator(
    client_for: SignIn, coordinator: Actor, outreach_worker: Actor, case: Case, link: Link
) -> None:
    let_work(outreach_worker, case)
    outreach.record_contact(
        actor=outreach_worker, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
    )
    client = client_for(coordinator)
    address = f"/beoordelen/{link.pk}/heropenen"
    done = client.post(address, {"reason": "resident_says"}, follow=True).content.decode()
    assert "Beoordeel het datalek</a>" in done
    assert "Meld het bij je" not in done
    shown = client.get(f"/zaken/{case.pk}").content.decode()
    assert "Bekijk het datalek</a>" in shown
    other = client_for(outreach_worker).get(f"/zaken/{case.pk}").content.decode()
    assert "mogelijk datalek vastgelegd: DL-2026-0001." in other
    assert "Bekijk het datalek</a>" not in other
