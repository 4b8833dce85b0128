# SPDX-License-Identifier: EUPL-1.2
"""What a landlord still does once a report went, and taking a step away on purpose."""

from __future__ import annotations

from html import unescape
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, browser_at
from tests.landlords.letting import PDF, file_of, in_arrears, landlord, postcodes, talked

from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.access.tenancy import tenant
from woonzeker.errors import Refused
from woonzeker.intake.models import Delivery
from woonzeker.landlords import selectors, services
from woonzeker.landlords.models import ArrearsFile, FileState

pytestmark = pytest.mark.django_db
ROOT = "/partner/verhuurder"


@pytest.fixture
def ria(municipality: str) -> Actor:
    postcodes()
    return landlord()


@pytest.fixture
def client(ria: Actor) -> Client:
    return browser_at(ria)


def put(actor: Actor, file: UUID, state: FileState) -> None:
    """A file in a state in which the municipality has it, or almost."""
    went = {"reported_on": MONDAY, "delivery": uuid4()} if state == FileState.SENT else {}
    with desk(actor.desk):
        ArrearsFile.objects.filter(pk=file).update(state=state, **went)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_what_was_reported_can_be_said_to_be_solved(ria: Actor, client: Client) -> None:
    file = in_arrears(ria)
    put(ria, file, FileState.SENT)
    assert "Het is opgelost" in page(client, f"{ROOT}/dossier/{file}")
    answer = client.post(f"{ROOT}/dossier/{file}/opgelost", follow=True)
    said = unescape(answer.content.decode())
    assert "Laat het uw contact bij de gemeente weten." in said
    assert "opgelost op 2 nov 2026" in said
    assert "Achterstand van" not in said
    assert file_of(ria, file).state == FileState.CLOSED
    with tenant(CODE):
        assert not Delivery.objects.exists()


def test_a_solved_report_keeps_its_statement_for_the_judge(ria: Actor, client: Client) -> None:
    file = in_arrears(ria)
    put(ria, file, FileState.SENT)
    services.close_file(actor=ria, arrears=file)
    said = page(client, f"{ROOT}/dossier/{file}")
    assert "Opgelost op" in said
    assert "Verklaring voor de rechter" in said
    assert "Er is niets gemeld" not in said
    assert "niet betaald, sinds" not in said


def test_a_report_that_waits_is_taken_back_first(ria: Actor) -> None:
    file = in_arrears(ria)
    put(ria, file, FileState.HELD)
    with pytest.raises(Refused, match="Neem haar eerst terug"):
        services.close_file(actor=ria, arrears=file)


def test_a_step_goes_only_after_a_question(ria: Actor, client: Client) -> None:
    file = in_arrears(ria)
    talked(ria, file)
    [step] = selectors.file(actor=ria, arrears=file).efforts
    services.keep_proof(actor=ria, effort=step.id, content=PDF)
    where = f"{ROOT}/dossier/{file}/stap/{step.id}/weg"
    assert where in page(client, f"{ROOT}/dossier/{file}")
    asked = page(client, where)
    assert "Weet u het zeker?" in asked
    assert "Er hoort 1 bestand bij." in asked
    assert selectors.file(actor=ria, arrears=file).efforts
    assert client.post(where).headers["Location"] == f"{ROOT}/dossier/{file}"
    assert not selectors.file(actor=ria, arrears=file).efforts


def test_a_step_of_another_file_is_not_found_here(ria: Actor, client: Client) -> None:
    file, other = in_arrears(ria), in_arrears(ria)
    talked(ria, other)
    [step] = selectors.file(actor=ria, arrears=other).efforts
    where = f"{ROOT}/dossier/{file}/stap/{step.id}/weg"
    assert client.get(where).status_code == 404
    assert client.post(where).status_code == 404
    assert selectors.file(actor=ria, arrears=other).efforts
