# SPDX-License-Identifier: EUPL-1.2
"""An admin asks, another releases the link, and who is invited sets up an app and comes in."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pyotp
import pytest
from django.db import connection, connections
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.conftest import MONDAY
from tests.journeys.conftest import served
from tests.journeys.test_look import TARGETS, barriers
from tests.journeys.ways import go
from woonzeker.access import clock
from woonzeker.demo.accounts import prepare
from woonzeker.settings import databases

Open = Callable[..., Page]
PHRASE = "vier tuinkabouters fietsen"


@pytest.fixture(scope="module")
def site(django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a practice town with its people and without its months."""
    owner, before = os.environ["DATABASE_OWNER_URL"], connection.settings_dict["NAME"]
    name = f"{before}_people"
    databases.drop(owner, name)
    databases.create(owner, name, template=databases.template(owner, os.environ["DATABASE_URL"]))
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = name
        try:
            with clock.standing_at(MONDAY):
                prepare()
            with served() as address:
                yield address
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = before
            databases.drop(owner, name)


@pytest.fixture
def look(pictures: Path) -> Callable[[Page, str], None]:
    """Keep a picture of a page at both widths, and find nothing that sticks out or bars the way."""

    def at(page: Page, name: str) -> None:
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(TARGETS) == []
        assert barriers(page) == []

    return at


def invite(page: Page, username: str, role: str) -> None:
    """Fill in the form; who asks gets no link."""
    page.goto("/gebruikers")
    go(page.get_by_role("link", name="Nodig iemand uit"))
    page.get_by_label("Naam", exact=True).fill("J. Mulder")
    page.get_by_label("Gebruikersnaam").fill(username)
    page.get_by_label(role).check()
    page.get_by_role("combobox", name="Team").select_option(label="Vroeg Eropaf")
    go(page.get_by_role("button", name="Vraag de uitnodiging aan"))
    expect(page.locator("main")).to_contain_text("wacht op een tweede persoon")
    expect(page.locator("main code")).to_have_count(0)


def release(page: Page) -> str:
    """Let the invitation that waits work; gives the link."""
    page.goto("/gebruikers")
    go(page.get_by_role("button", name="Geef vrij en toon de link").first)
    return str(page.locator("main code").text_content())


def set_up_app(page: Page) -> None:
    """Choose a password, type the secret into an app, and keep the recovery codes."""
    page.get_by_label("Kies een wachtwoord").fill(PHRASE)
    go(page.get_by_role("button", name="Verder naar de app"))
    said = page.locator("main").inner_text()
    secret = re.sub(r"\s", "", re.findall(r"\b(?:[A-Z2-7]{4}\s){7}[A-Z2-7]{4}\b", said)[0])
    page.locator("input[name=code]").fill(pyotp.TOTP(secret).now())
    go(page.locator("form.wz-form button[type=submit]"))


def test_somebody_who_is_invited_comes_in_with_their_own_role(
    open_page: Open, look: Callable[[Page, str], None]
) -> None:
    admin = open_page("beheer")
    invite(admin, "j.mulder", "medewerker huisbezoek")
    look(admin, "uitnodiging-gevraagd")
    lead = open_page("teamleider")
    link = release(lead)
    look(lead, "uitnodiging-link")
    page = open_page(start=link)
    look(page, "uitnodiging")
    set_up_app(page)
    expect(page.locator("main")).to_contain_text("herstelcodes")
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vandaag")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu.get_by_role("link", name="Looplijst")).to_be_visible()
    expect(menu.get_by_role("link", name="Gebruikers")).to_have_count(0)


def test_a_link_that_was_used_opens_nothing(
    open_page: Open, look: Callable[[Page, str], None]
) -> None:
    invite(open_page("beheer"), "k.jansen", "statisticus")
    link = release(open_page("privacy"))
    set_up_app(open_page(start=link))
    page = open_page(start=link, may_fail=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet")
    look(page, "uitnodiging-werkt-niet")


def test_a_role_ends_and_the_account_goes_off(
    open_page: Open, look: Callable[[Page, str], None]
) -> None:
    page = open_page("beheer", start="/gebruikers")
    look(page, "gebruikers")
    go(page.get_by_role("link", name="Fatma Yıldırım"))
    look(page, "gebruiker")
    page.get_by_text("Beëindig", exact=False).first.click()
    go(page.get_by_role("button", name="Beëindig de rol"))
    expect(page.get_by_text("De rol eindigt")).to_be_visible()
    go(page.get_by_role("button", name="Zet het account uit"))
    expect(page.locator("main")).to_contain_text("Dit account is uitgezet")
    look(page, "gebruiker-uit")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_team_lead_lets_a_colleague_in(
    open_page: Open, look: Callable[[Page, str], None], *, scripts: bool
) -> None:
    page = open_page("teamleider", start="/gebruikers", scripts=scripts)
    if scripts:
        look(page, "gebruikers-team")
    go(page.get_by_role("link", name="Samira el Hamdaoui"))
    go(page.get_by_role("button", name="Laat één keer binnen"))
    expect(page.locator("main code")).to_have_text(re.compile(r"^[A-Z2-9]{8}$"))
    if scripts:
        look(page, "binnenlaten")


def test_every_form_is_there_to_look_at(open_page: Open, look: Callable[[Page, str], None]) -> None:
    door = open_page(start="/aanmelden")
    look(door, "aanmelden-groepen")
    expect(door.get_by_label("Gebruikersnaam")).to_be_visible()
    expect(door.get_by_label("Wachtwoord", exact=True)).to_be_visible()
    page = open_page("beheer", start="/gebruikers/uitnodigen", may_fail=True)
    look(page, "uitnodigen")
    expect(page.get_by_label("Gebruikersnaam")).to_be_visible()
    go(page.get_by_role("button", name="Vraag de uitnodiging aan"))
    look(page, "uitnodigen-fout")
    expect(page.get_by_label("Gebruikersnaam")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("main code")).to_have_count(0)
    look(open_page("beheer", start="/"), "vandaag-beheer")
    officer = open_page("privacy", start="/gebruikers")
    look(officer, "gebruikers-privacy")
    expect(officer.get_by_role("link", name="Nodig iemand uit")).to_have_count(0)
