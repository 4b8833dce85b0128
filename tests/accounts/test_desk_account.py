# SPDX-License-Identifier: EUPL-1.2
"""Who has only a seat at a partner keeps their own account, at the desk and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pyotp
import pytest
from django.test import Client
from tests.conftest import CODE, browser_at, client_of, seated

from woonzeker.access.actors import Actor, system
from woonzeker.access.desks import desk
from woonzeker.access.models import DeskLine
from woonzeker.access.policy import Role
from woonzeker.accounts.models import RecoveryCode, SecondFactor, SignedIn, User
from woonzeker.accounts.services import enrol, fresh_secret
from woonzeker.accounts.services.second_step import secret_in
from woonzeker.organisations.models import Partner
from woonzeker.organisations.services import give_role

pytestmark = pytest.mark.django_db
OLD, NEW = "drie olifanten in de regen", "vier tuinkabouters fietsen"


@pytest.fixture
def at_desk(partner_factory: Callable[..., Partner]) -> Actor:
    actor = seated(partner_factory("water", "Bron"))
    user = User.objects.get(pk=actor.behind)
    user.set_password(OLD)
    user.save()
    return actor


@pytest.fixture
def browser(at_desk: Actor) -> Client:
    return browser_at(at_desk)


def test_the_account_is_reached_from_the_desk(browser: Client) -> None:
    session = browser.session
    session["user_name"] = "Sjaak"
    session.save()
    assert 'href="/partner/account"' in browser.get("/partner").content.decode()
    page = browser.get("/partner/account").content.decode()
    assert "sjaak" in page
    assert "Wijzig het wachtwoord" in page


def test_another_password_ends_the_other_sessions(browser: Client, at_desk: Actor) -> None:
    other = browser_at(at_desk)
    sent = browser.post("/partner/account/wachtwoord", {"old": OLD, "new": NEW})
    assert sent.status_code == 302
    assert User.objects.get(pk=at_desk.behind).check_password(NEW)
    assert other.get("/partner").status_code == 302
    assert browser.get("/partner").status_code == 200


def test_the_name_of_the_organisation_is_no_password(browser: Client) -> None:
    page = browser.post("/partner/account/wachtwoord", {"old": OLD, "new": "Bron Bron Bron Bron"})
    assert page.status_code == 200
    wrong = browser.post("/partner/account/wachtwoord", {"old": "nee", "new": NEW})
    assert "klopt niet" in wrong.content.decode()


def test_another_app_gives_new_recovery_codes(browser: Client, at_desk: Actor) -> None:
    page = browser.get("/partner/account/app").content.decode()
    secret = page.split('<b class="wz-code">')[1].split("</b>")[0].replace(" ", "")
    sent = browser.post("/partner/account/app", {"code": pyotp.TOTP(secret).now()})
    assert "Bewaar ze nu" in sent.content.decode()
    assert SecondFactor.objects.get(user_id=at_desk.behind).confirmed_at
    assert RecoveryCode.objects.filter(user_id=at_desk.behind).count() == 10


def test_new_recovery_codes_and_ending_sessions(browser: Client, at_desk: Actor) -> None:
    assert "Bewaar ze nu" in browser.post("/partner/account/herstelcodes").content.decode()
    browser_at(at_desk)
    browser_at(at_desk)
    last = SignedIn.objects.filter(ended_at=None).latest("began_at")
    assert browser.post(f"/partner/account/sessies/{last.pk}/einde").status_code == 302
    assert browser.post("/partner/account/sessies/einde").status_code == 302
    assert SignedIn.objects.filter(user_id=at_desk.behind, ended_at=None).count() == 1


def test_nobody_ends_the_session_of_another(browser: Client, coordinator: Actor) -> None:
    client_of(coordinator)
    other = SignedIn.objects.get(user_id=coordinator.id)
    assert browser.post(f"/partner/account/sessies/{other.pk}/einde").status_code == 404
    assert browser.post(f"/partner/account/sessies/{uuid4()}/einde").status_code == 404


def test_what_was_done_stands_at_the_desk(browser: Client, at_desk: Actor) -> None:
    browser.post("/partner/account/wachtwoord", {"old": OLD, "new": NEW})
    with desk(at_desk.desk):
        line = DeskLine.objects.get(code="accounts.change_password")
    assert line.actor_id == at_desk.behind


def test_the_page_of_colleagues_is_not_theirs(browser: Client, coordinator: Actor) -> None:
    assert browser.get("/account").status_code == 302
    assert client_of(coordinator).get("/partner/account").status_code == 302


def test_nothing_of_a_colleague_stands_on_the_page_of_a_partner(browser: Client) -> None:
    page = browser.get("/partner/account").content.decode()
    assert "wz-of-partner" in page
    for words in ("Werknummer", "werk aan de deur", 'href="/account', 'action="/account'):
        assert words not in page


def test_at_the_door_somebody_of_a_partner_is_told_whom_to_call(
    client: Client, at_desk: Actor
) -> None:
    enrolled(User.objects.get(pk=at_desk.behind))
    client.post("/aanmelden", {"username": "sjaak", "password": OLD})
    page = client.get("/aanmelden/code").content.decode()
    assert "wz-of-partner" in page
    assert "Bel de gemeente waarmee u een afspraak heeft" in page
    assert "teamleider" not in page


def test_who_works_in_a_municipality_too_is_a_colleague_at_the_door(
    client: Client, at_desk: Actor
) -> None:
    user = User.objects.get(pk=at_desk.behind)
    enrolled(user)
    give_role(
        actor=system(CODE, "tests"), user=user.pk, role=Role.REVIEWER, from_on=date(2026, 1, 1)
    )
    client.post("/aanmelden", {"username": "sjaak", "password": OLD})
    assert "teamleider" in client.get("/aanmelden/code").content.decode()


#: words with which only a colleague is spoken to
FAMILIAR = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    "path", ["account", "account/wachtwoord", "account/app", "collegas"], ids=str
)
def test_no_page_of_ones_own_account_at_a_desk_says_je(browser: Client, path: str) -> None:
    assert familiar(browser.get(f"/partner/{path}")) == []


def test_a_proof_that_a_page_of_partners_asks_says_no_je(browser: Client) -> None:
    assert familiar(browser.get("/bewijs", {"next": "/partner/collegas"})) == []
    again = browser.get("/bewijs", {"next": "/zaken"}).content.decode()
    assert "bij je gemeente" in again


def familiar(response: Any) -> list[str]:
    """The words of a page, its marks left out, that speak to a colleague."""
    assert response.status_code == 200
    words = re.sub(r"<[^>]*>", " ", response.content.decode())
    return FAMILIAR.findall(words)


def enrolled(user: User) -> None:
    """Give somebody an app that works."""
    secret = fresh_secret(user)
    enrol(user=user, sealed=secret, code=pyotp.TOTP(secret_in(secret, user)).now())
