# SPDX-License-Identifier: EUPL-1.2
"""The pages of keeping and forgetting: two people, case numbers at most, and no name of anybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.retention.planting import plant

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.matching.models import Person
from woonzeker.retention import selectors
from woonzeker.retention.models import ErasureRequest, Hold, RetentionRun
from woonzeker.retention.rules import KeptClass

pytestmark = pytest.mark.usefixtures("municipality")
SignIn = Callable[[Actor], Client]


@pytest.fixture
def officer(municipality: str) -> Actor:
    return person(Role.PRIVACY_OFFICER)


@pytest.fixture
def admin(municipality: str) -> Actor:
    return person(Role.FUNCTIONAL_ADMIN)


def said(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_each_term_says_that_the_law_names_none(client_for: SignIn, admin: Actor) -> None:
    page = said(client_for(admin), "/bewaren")
    assert page.count("de wet noemt geen termijn") >= len(KeptClass)
    assert "183 dagen" in page


@pytest.mark.parametrize("address", ["/bewaren", "/wissen", "/bewaren/voorbeeld/try"])
def test_who_works_with_residents_does_not_come_here(
    client_for: SignIn, coordinator: Actor, address: str
) -> None:
    assert client_for(coordinator).get(address).status_code == 403


def test_the_admin_sees_no_preview(client_for: SignIn, admin: Actor) -> None:
    assert client_for(admin).get("/bewaren/voorbeeld/case_with_help").status_code == 403


def test_the_preview_names_case_numbers_and_nobody(client_for: SignIn, officer: Actor) -> None:
    planted = plant(1)
    with clock.standing_at(date(2028, 1, 1)):
        page = said(client_for(officer), "/bewaren/voorbeeld/case_without_help")
    assert planted.number in page
    assert planted.mark not in page


def test_a_class_that_does_not_exist_is_not_found(client_for: SignIn, officer: Actor) -> None:
    assert client_for(officer).get("/bewaren/voorbeeld/everything").status_code == 404


def test_one_proposes_and_another_releases(
    client_for: SignIn, officer: Actor, admin: Actor
) -> None:
    client_for(admin).post("/bewaren/voorstel/try")
    with tenant(CODE):
        run = RetentionRun.objects.get()
    assert client_for(admin).post(f"/bewaren/vrijgeven/{run.pk}").status_code == 409
    assert client_for(officer).post(f"/bewaren/vrijgeven/{run.pk}").status_code == 302
    assert "vrijgegeven" in said(client_for(officer), "/bewaren")


def test_other_terms_are_decided_within_their_bounds(client_for: SignIn, admin: Actor) -> None:
    with tenant(CODE):
        policy = selectors.policy_today(CODE)
    days = {kept.value: policy.term(kept).days for kept in KeptClass}
    client, here = client_for(admin), "/bewaren/termijnen"
    wrong = client.post(here, {**days, "valid_from": "2026-11-02", "try": 9999})
    assert wrong.status_code == 422
    right = client.post(here, {**days, "valid_from": "2026-11-02", "try": 14})
    assert right.status_code == 302
    with tenant(CODE):
        assert selectors.policy_today(CODE).term(KeptClass.TRY).days == 14


def test_somebody_is_forgotten_from_the_page_by_two_people(
    client_for: SignIn, officer: Actor, admin: Actor
) -> None:
    planted = plant(1)
    asked = {"reference": str(planted.person), "ground": "request", "reason": "Gevraagd aan balie"}
    assert client_for(officer).post("/wissen/vragen", asked).status_code == 302
    with tenant(CODE):
        request = ErasureRequest.objects.get(refused_at=None)
    assert client_for(officer).post(f"/wissen/{request.pk}/goedkeuren").status_code == 409
    assert client_for(admin).post(f"/wissen/{request.pk}/goedkeuren").status_code == 302
    page = said(client_for(officer), "/wissen")
    assert "verzoek om te wissen" in page
    assert planted.mark not in page
    with tenant(CODE):
        assert not Person.objects.filter(pk=planted.person).exists()


def test_an_unknown_number_is_said_at_its_field(client_for: SignIn, officer: Actor) -> None:
    asked = {"reference": "2019-00001", "ground": "request", "reason": "x"}
    response = client_for(officer).post("/wissen/vragen", asked)
    assert response.status_code == 422
    assert "hier niet bekend" in response.content.decode()


def test_somebody_is_held_and_let_go(client_for: SignIn, officer: Actor) -> None:
    planted, client = plant(1), client_for(officer)
    kept = {"reference": planted.number, "why": "court", "until_on": "2026-12-01"}
    assert client.post("/wissen/vasthouden", kept).status_code == 302
    assert "er loopt een zaak bij de rechter" in said(client, "/wissen")
    with tenant(CODE):
        hold = Hold.objects.get()
    assert client.post(f"/wissen/vasthouden/{hold.pk}/einde").status_code == 302
    assert "Wordt vastgehouden" not in said(client, "/wissen")


def test_only_a_privacy_officer_reads_why(client_for: SignIn, officer: Actor, admin: Actor) -> None:
    asked = {"reference": plant(1).number, "ground": "request", "reason": "Belde over haar man"}
    client_for(officer).post("/wissen/vragen", asked)
    assert "Belde over haar man" in said(client_for(officer), "/wissen")
    assert "Belde over haar man" not in said(client_for(admin), "/wissen")
