# SPDX-License-Identifier: EUPL-1.2
"""What people press when a home is at stake: messages of a bailiff, safeguards, signatures."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.conftest import CODE
from tests.journeys.front_door import Play, follow, go_to_case, press, says, unfold
from tests.journeys.ways import go, menu
from woonzeker.access.actors import system
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import PolicyKind

ROOM = system(CODE, "tests")


def open_messages(play: Play, *kinds: str) -> None:
    """What this municipality agreed with its bailiffs: that they may tell this much."""
    agreed = {
        "ground": "agreement", "source": "convenant 2026", "confidence": "verified",
        "from": "2026-01-01", "until": None,
    }  # fmt: skip
    shipped = organisations.shipped_policy(PolicyKind.MESSAGES)
    types = {**shipped["types"], **dict.fromkeys(kinds, agreed)}
    with play.calendar.stands():
        organisations.decide_policy(
            actor=ROOM, kind=PolicyKind.MESSAGES, data={"types": types},
            valid_from=play.calendar.today,
        )  # fmt: skip


def put(page: Page, **cells: str) -> None:
    """Fill in or choose, by the words with which a label begins (`_` for a space)."""
    for words, said in cells.items():
        field = page.get_by_label(re.compile(f"^{re.escape(words.replace('_', ' '))}")).first
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(label=said)
        else:
            field.fill(said)


def bailiff_tells(play: Play, what: str, home: tuple[str, str], **cells: str) -> Page:
    """Somebody at the bailiff fills in one message and sends it; gives the page with the receipt.

    `home` is a postcode and a number; cells are fields by the words that stand at them.
    """
    page = play.as_("deurwaarder")
    menu(page, "Berichten")
    go(page.get_by_role("link", name="Stuur een bericht"))
    go(page.get_by_role("link", name=what))
    page.get_by_label("Postcode").fill(home[0])
    page.get_by_label("Huisnummer").fill(home[1])
    put(page, **cells)
    go(page.get_by_role("button", name="Verstuur"))
    says(page, "Ontvangen")
    return page


def hand_to(page: Page, name: str) -> None:
    """Give the case that is open to a colleague."""
    given = unfold(page, "Geef de zaak aan iemand")
    given.get_by_label("Aan wie").select_option(label=name)
    go(given.get_by_role("button", name="Geef door"))
    says(page, "De zaak is toegewezen.")


def at_case(play: Play, username: str, home: str) -> Page:
    """Somebody signs in and finds a case in the list."""
    page = play.as_(username)
    go_to_case(page, home)
    return page


def back_to_case(page: Page) -> None:
    """By the crumbs above a page that hangs under the case."""
    go(page.locator("main").get_by_role("link", name=re.compile(r"^(Zaak\b.*|\d{4}-\d{6})$")).first)


def spoke_by_phone(page: Page, what: str, *, told: bool = False) -> None:
    """From the case: note that somebody called, and what came of it."""
    follow(page, "Leg contact vast")
    called = unfold(page, "Anders: gebeld")
    called.get_by_label("Hoe", exact=True).select_option(label="telefoon")
    called.get_by_label("Wat kwam ervan").select_option(label=what)
    called.get_by_label("Hierbij is verteld wie wat meldde").set_checked(told)
    go(called.get_by_role("button", name="Leg vast"))
    says(page, f"Vastgelegd: {what}")


def vouch(page: Page, question: str, answer: str, **cells: str) -> None:
    """On the list of safeguards: one question, its answer, and what that answer asks."""
    go(page.locator("main").get_by_role("link", name=re.compile(re.escape(question))).first)
    go(page.locator("main").get_by_role("link", name=answer, exact=True))
    put(page, **cells)
    press(page, "Leg vast")
    says(page, "Waarborgen")


def put_before_manager(page: Page) -> None:
    """On the page of a signature: put the case before the manager."""
    page.get_by_label("Welke manager?").select_option(label="Joost van Leeuwen")
    press(page, "Leg voor")
    says(page, "Voorgelegd. De manager ziet de zaak nu om te tekenen.")


def two_sign(play: Play, home: str, what: str) -> None:
    """The coordinator of evictions asks the manager, who signs; then the coordinator signs."""
    page = at_case(play, "ontruimingen", home)
    follow(page, "Waarborgen")
    follow(page, f"Waarvoor je tekent: {what}")
    put_before_manager(page)
    manager = play.as_("manager")
    follow(manager, "Bekijk wat is voorgelegd")
    follow(manager, case_number(page))
    assert home not in manager.locator("main").inner_text()
    press(manager, "Ik teken")
    says(manager, "Je handtekening staat.")
    press(page, "Ik teken")
    says(page, "Je handtekening staat.")


def case_number(page: Page) -> str:
    """The number of the case that a page is about."""
    found = re.search(r"\d{4}-\d{6}", page.locator("main").inner_text())
    assert found is not None
    return found[0]
