# SPDX-License-Identifier: EUPL-1.2
"""Each role signs in and lands on what needs them today."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.ways import go

Open = Callable[..., Page]


@pytest.mark.parametrize(
    ("username", "place"),
    [("coordinator", "Zaken"), ("huisbezoek", "Looplijst"), ("manager", "Vandaag")],
)
def test_each_role_lands_on_its_own_page(open_page: Open, username: str, place: str) -> None:
    page = open_page(username)
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu.get_by_role("link", name=place)).to_be_visible()
    expect(page.get_by_text("Dit is een oefengemeente")).to_be_visible()


def test_a_practice_account_is_two_presses_away(open_page: Open) -> None:
    page = open_page()
    page.goto("/")
    go(page.get_by_role("button", name="Aanmelden als Marit Oosterhuis"))
    go(page.get_by_role("button", name="Verder met de oefencode"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vandaag")


def test_signing_out_ends_it(open_page: Open) -> None:
    page = open_page()
    go(page.get_by_role("button", name="Aanmelden als Joost van Leeuwen"))
    go(page.get_by_role("button", name="Verder met de oefencode"))
    go(page.get_by_role("button", name="Uitloggen"))
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden")


def test_the_keyboard_reaches_the_content_first(open_page: Open) -> None:
    page = open_page("coordinator")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Direct naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


def test_without_scripts_everything_can_be_read(open_page: Open) -> None:
    page = open_page("coordinator", scripts=False)
    go(page.get_by_role("link", name="Zaken"))
    go(page.locator("main table a").first)
    expect(page.get_by_role("heading", name="Achterstanden")).to_be_visible()


def test_a_password_can_be_shown_and_is_hidden_again_when_sent(open_page: Open) -> None:
    page = open_page(start="/aanmelden")
    field = page.get_by_label("Wachtwoord")
    field.fill("oefenen")
    page.get_by_role("button", name="Laat zien").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Verberg").click()
    expect(field).to_have_attribute("type", "password")


def test_a_registered_phone_stands_in_the_list_and_can_be_ended(open_page: Open) -> None:
    # an account that no later journey uses: ending the phone ends its session too
    page = open_page("schuldhulp", start="/account/telefoon", width=360)
    page.get_by_label("Naam van deze telefoon").fill("werktelefoon")
    page.get_by_label("Pincode", exact=True).fill("295173")
    page.get_by_label("Pincode nog een keer").fill("295173")
    go(page.get_by_role("button", name="Registreer deze telefoon"))
    expect(page.get_by_text("Deze telefoon is geregistreerd")).to_be_visible()
    go(page.get_by_role("button", name="Beëindig werktelefoon"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden")
