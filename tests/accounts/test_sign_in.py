# SPDX-License-Identifier: EUPL-1.2
"""Signing in: the right password, the wrong one, and where one lands."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.accounts.conftest import PASSWORD, code_of, make, sign_in
from tests.conftest import CODE

from woonzeker.access.actors import system
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.accounts import services
from woonzeker.accounts.models import User
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import Membership


def test_password_and_code_lead_to_today(nadia: User, client: Client) -> None:
    assert sign_in(client, nadia) == "/"
    assert client.session["municipality"] == CODE


def test_the_password_alone_leads_nowhere(nadia: User, client: Client) -> None:
    client.post("/aanmelden", {"username": "nadia", "password": PASSWORD})
    assert client.get("/").headers["Location"].startswith("/aanmelden?")


def test_signing_in_leads_back_to_the_page_that_was_asked_for(nadia: User, client: Client) -> None:
    assert sign_in(client, nadia, onward="/beoordelen") == "/beoordelen"
    assert client.get("/aanmelden?next=/zaken").headers["Location"] == "/zaken"


def test_who_works_in_two_municipalities_can_go_from_one_to_the_other(
    nadia: User, client: Client
) -> None:
    sign_in(client, nadia)
    lead = system("0001", "tests")
    organisations.establish(actor=lead, name="Elders")
    organisations.give_role(actor=lead, user=nadia.pk, role=Role.REVIEWER, from_on=date(2026, 1, 1))
    assert client.post("/gemeente", {"municipality": "0001"}).headers["Location"] == "/"
    assert client.session["municipality"] == "0001"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://elders.nl/", "//elders.nl/", "/\\elders.nl", "javascript:alert(1)", "\thttps://e.nl"],
)
def test_another_site_is_never_the_way_on(nadia: User, client: Client, elsewhere: str) -> None:
    assert sign_in(client, nadia, onward=elsewhere) == "/"


def test_a_wrong_password_says_so_and_keeps_the_name(nadia: User, client: Client) -> None:
    response = client.post("/aanmelden", {"username": "nadia", "password": "fout"})
    assert "klopt niet" in response.content.decode()
    assert 'value="nadia"' in response.content.decode()


def test_nobody_is_recognised_by_an_unknown_name(municipality: str) -> None:
    assert services.recognise(username="niemand", password=PASSWORD) is None


def test_a_practice_account_does_not_work_where_the_work_is_real(
    nadia: User, settings: LazySettings
) -> None:
    User.objects.update(is_demo=True)
    settings.WOONZEKER_MODE = "production"
    assert services.recognise(username="nadia", password=PASSWORD) is None
    assert services.practice_code(nadia) == ""


def test_beginning_to_work_leaves_a_line(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    with tenant(CODE):
        assert AuditLine.objects.filter(code="web.begin_work", actor_id=str(nadia.pk)).exists()


def test_signing_out_forgets_who_was_here(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    client.post("/afmelden")
    assert client.get("/").headers["Location"].startswith("/aanmelden")


def test_a_page_asks_a_stranger_to_sign_in_first(municipality: str, client: Client) -> None:
    assert client.get("/").headers["Location"] == "/aanmelden?next=%2F"


def test_somebody_without_a_role_is_told_whom_to_ask(municipality: str, client: Client) -> None:
    make("nadia")
    response = client.post("/aanmelden", {"username": "nadia", "password": PASSWORD}, follow=True)
    assert "nog geen rol" in response.content.decode()


def test_who_loses_their_last_role_is_out_at_the_next_request(nadia: User, client: Client) -> None:
    sign_in(client, nadia)
    Membership.objects.filter(user=nadia).delete()
    assert "nog geen rol" in client.get("/", follow=True).content.decode()


def test_the_page_offers_the_practice_accounts(nadia: User, client: Client) -> None:
    User.objects.update(is_demo=True, username="coordinator")
    assert "Kijk rond als" in client.get("/aanmelden").content.decode()


def test_the_code_of_a_practice_account_stands_on_the_page(nadia: User, client: Client) -> None:
    User.objects.update(is_demo=True)
    nadia.refresh_from_db()
    response = client.post("/aanmelden", {"username": "nadia", "password": PASSWORD}, follow=True)
    assert services.practice_code(nadia) in response.content.decode()


def test_the_code_of_a_real_account_stands_nowhere(nadia: User, client: Client) -> None:
    response = client.post("/aanmelden", {"username": "nadia", "password": PASSWORD}, follow=True)
    assert code_of(nadia) not in response.content.decode()


def test_a_resident_who_lands_here_finds_the_own_page(municipality: str, client: Client) -> None:
    assert 'href="/mijn"' in client.get("/aanmelden").content.decode()
