# SPDX-License-Identifier: EUPL-1.2
"""Signing in: the right password, the wrong one, too many wrong ones, and where one lands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.conftest import CODE

from woonzeker.access.actors import system
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.accounts import services
from woonzeker.accounts.models import User
from woonzeker.accounts.rules import PAUSE, may_try
from woonzeker.organisations import services as organisations

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def nadia(municipality: str) -> User:
    lead = system(CODE, "tests")
    user = services.add_user(actor=lead, username="nadia", name="N. Aydin", password="regenboog")
    organisations.give_role(actor=lead, user=user.pk, role=Role.REVIEWER, from_on=date(2026, 1, 1))
    return user


def post(client: Client, password: str, onward: str = "/") -> str:
    response = client.post(
        "/aanmelden", {"username": "nadia", "password": password, "next": onward}, follow=True
    )
    return response.redirect_chain[-1][0] if response.redirect_chain else ""


def test_the_right_password_leads_to_today(nadia: User, client: Client) -> None:
    assert post(client, "regenboog") == "/"
    assert client.session["municipality"] == CODE


def test_signing_in_leads_back_to_the_page_that_was_asked_for(nadia: User, client: Client) -> None:
    assert post(client, "regenboog", "/gemeente") == "/"
    assert client.get("/aanmelden?next=/zaken").headers["Location"] == "/zaken"


def test_who_works_in_two_municipalities_can_go_from_one_to_the_other(
    nadia: User, client: Client
) -> None:
    post(client, "regenboog")
    lead = system("0001", "tests")
    organisations.establish(actor=lead, name="Elders")
    organisations.give_role(actor=lead, user=nadia.pk, role=Role.REVIEWER, from_on=date(2026, 1, 1))
    assert client.post("/gemeente", {"municipality": "0001"}).headers["Location"] == "/"
    assert client.session["municipality"] == "0001"


def test_another_site_is_never_the_way_on(nadia: User, client: Client) -> None:
    assert post(client, "regenboog", "https://elders.nl/") == "/"
    assert post(client, "regenboog", "//elders.nl/") == "/"


def test_a_wrong_password_says_so_and_keeps_the_name(nadia: User, client: Client) -> None:
    response = client.post("/aanmelden", {"username": "nadia", "password": "fout"})
    assert "klopt niet" in response.content.decode()
    assert 'value="nadia"' in response.content.decode()


def test_after_five_wrong_ones_the_right_one_waits_too(nadia: User) -> None:
    for _ in range(5):
        services.recognise(username="nadia", password="fout")
    assert services.recognise(username="nadia", password="regenboog") is None


@pytest.mark.parametrize(
    ("failures", "since", "may"),
    [(4, timedelta(0), True), (5, timedelta(0), False), (5, PAUSE, True), (99, PAUSE, True)],
)
def test_the_pause_is_a_quarter_of_an_hour(failures: int, since: timedelta, may: bool) -> None:
    assert may_try(failures=failures, failed_at=NOON - since, now=NOON) is may


def test_signing_in_well_forgets_the_wrong_tries(nadia: User) -> None:
    services.recognise(username="nadia", password="fout")
    assert services.recognise(username="nadia", password="regenboog") == nadia
    nadia.refresh_from_db()
    assert nadia.failures == 0


def test_nobody_is_recognised_by_an_unknown_name(municipality: str) -> None:
    assert services.recognise(username="niemand", password="regenboog") is None


def test_a_practice_account_does_not_work_where_the_work_is_real(
    nadia: User, settings: LazySettings
) -> None:
    User.objects.update(is_demo=True)
    settings.WOONZEKER_MODE = "production"
    assert services.recognise(username="nadia", password="regenboog") is None


def test_beginning_to_work_leaves_a_line(nadia: User, client: Client) -> None:
    post(client, "regenboog")
    with tenant(CODE):
        assert AuditLine.objects.filter(code="web.begin_work", actor_id=str(nadia.pk)).exists()


def test_signing_out_forgets_who_was_here(nadia: User, client: Client) -> None:
    post(client, "regenboog")
    client.post("/afmelden")
    assert client.get("/").headers["Location"].startswith("/aanmelden")


def test_a_page_asks_a_stranger_to_sign_in_first(municipality: str, client: Client) -> None:
    assert client.get("/").headers["Location"] == "/aanmelden?next=%2F"


def test_somebody_without_a_role_is_told_whom_to_ask(municipality: str, client: Client) -> None:
    services.add_user(
        actor=system(CODE, "tests"), username="nadia", name="N. Aydin", password="regenboog"
    )
    response = client.post(
        "/aanmelden", {"username": "nadia", "password": "regenboog"}, follow=True
    )
    assert "nog geen rol" in response.content.decode()


def test_the_page_offers_the_practice_accounts(nadia: User, client: Client) -> None:
    User.objects.update(is_demo=True, username="coordinator")
    assert "Kijk rond als" in client.get("/aanmelden").content.decode()
