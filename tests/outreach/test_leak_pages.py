# SPDX-License-Identifier: EUPL-1.2
"""The pages of data leaks: the one thing to do now, and no name of anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.outreach.leaking import leaked

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.outreach.models import DataLeak

pytestmark = pytest.mark.usefixtures("municipality")
SignIn = Callable[[Actor], Client]


@pytest.fixture
def leak(municipality: str) -> DataLeak:
    """A letter went to the wrong door."""
    return leaked()


def said(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_list_says_how_many_hours_there_are(
    client_for: SignIn, privacy_officer: Actor, leak: DataLeak
) -> None:
    page = said(client_for(privacy_officer), "/datalekken")
    assert "DL-2026-0001" in page
    assert "nog 71 uur" in page


def test_without_leaks_the_list_says_when_there_will_be_one(
    client_for: SignIn, privacy_officer: Actor
) -> None:
    assert "Er zijn geen datalekken." in said(client_for(privacy_officer), "/datalekken")


def test_each_step_is_done_on_the_page(
    client_for: SignIn, coordinator: Actor, leak: DataLeak
) -> None:
    client, here = client_for(coordinator), f"/datalekken/{leak.pk}"
    assert "Nu: beslis of dit gemeld wordt" in said(client, here)
    verdict = {"verdict": "report", "kinds": ["name"], "inform": "on", "reason": "Hoog risico."}
    assert client.post(f"{here}/beoordelen", verdict).status_code == 302
    assert "Nu: meld het bij de Autoriteit Persoonsgegevens" in said(client, here)
    at = leak.found_at.astimezone(clock.AMSTERDAM).strftime("%Y-%m-%dT%H:%M")
    sent = {"at": at, "reference": "AP-1"}
    assert client.post(f"{here}/gemeld", sent).status_code == 302
    assert "Nu: vertel het aan wie het betreft" in said(client, here)
    assert client.post(f"{here}/verteld", {"on": "2026-11-02"}).status_code == 302
    assert client.post(f"{here}/afsluiten", {"measures": "Meekijken."}).status_code == 302
    assert "Dit datalek is afgesloten" in said(client, here)


def test_what_is_wrong_is_said_near_the_form(
    client_for: SignIn, privacy_officer: Actor, leak: DataLeak
) -> None:
    client, here = client_for(privacy_officer), f"/datalekken/{leak.pk}"
    assert client.post(f"{here}/beoordelen", {"verdict": "report"}).status_code == 422
    early = {"at": "2026-11-01T09:00", "reference": "AP-1"}
    verdict = {"verdict": "report", "reason": "Hoog risico."}
    assert client.post(f"{here}/beoordelen", verdict).status_code == 302
    refused = client.post(f"{here}/gemeld", early)
    assert refused.status_code == 422
    assert "Melden kan niet voor het ontdekken" in refused.content.decode()


def test_a_step_out_of_turn_is_refused_on_a_page_of_its_own(
    client_for: SignIn, privacy_officer: Actor, leak: DataLeak
) -> None:
    here = f"/datalekken/{leak.pk}/afsluiten"
    refused = client_for(privacy_officer).post(here, {"measures": "Niets."})
    assert refused.status_code == 409
    assert "Beoordeel het datalek eerst." in refused.content.decode()


def test_nobody_is_named_and_a_privacy_officer_gets_no_way_into_the_case(
    client_for: SignIn, privacy_officer: Actor, coordinator: Actor, leak: DataLeak
) -> None:
    with tenant(CODE):
        surname = leak.signal.surname
    for actor, ways in ((privacy_officer, 0), (coordinator, 1)):
        page = said(client_for(actor), f"/datalekken/{leak.pk}")
        assert surname not in page
        assert page.count(f"/zaken/{leak.case_id}") == ways


@pytest.mark.parametrize("address", ["/datalekken", "/datalekken/{id}"])
def test_who_rings_doorbells_has_no_leaks(
    client_for: SignIn, outreach_worker: Actor, leak: DataLeak, address: str
) -> None:
    assert client_for(outreach_worker).get(address.format(id=leak.pk)).status_code == 403


def test_a_leak_that_is_not_there_is_not_found(client_for: SignIn, privacy_officer: Actor) -> None:
    assert client_for(privacy_officer).get(f"/datalekken/{uuid4()}").status_code == 404


def test_the_start_page_of_who_answers_for_it_shows_the_time(
    client_for: SignIn, privacy_officer: Actor, coordinator: Actor, leak: DataLeak
) -> None:
    for actor in (privacy_officer, coordinator):
        page = said(client_for(actor), "/")
        assert "1 datalek is nog niet afgerond" in page
        assert "Beslis voor donderdag 5 november 2026" in page


def test_who_watches_over_privacy_sees_on_the_start_page_that_nothing_is_open(
    client_for: SignIn, municipality: str
) -> None:
    page = said(client_for(person(Role.PRIVACY_OFFICER)), "/")
    assert "Er staat geen datalek open" in page
    assert "Aanleveringen" not in page


def test_the_form_of_the_supervisor_is_a_link_and_lateness_is_asked_only_when_late(
    client_for: SignIn, privacy_officer: Actor, leak: DataLeak
) -> None:
    client, here = client_for(privacy_officer), f"/datalekken/{leak.pk}"
    client.post(f"{here}/beoordelen", {"verdict": "report", "reason": "Hoog risico."})
    page = said(client, here)
    assert "datalekken.autoriteitpersoonsgegevens.nl" in page
    assert "Waarom later dan 72 uur" not in page
    with tenant(CODE):
        DataLeak.objects.update(report_due_at=clock.now() - timedelta(hours=2))
    assert "Waarom later dan 72 uur" in said(client, here)
