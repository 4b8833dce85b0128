# SPDX-License-Identifier: EUPL-1.2
"""An eviction notice at five to five on the Friday before Whitsun: everybody knows at once."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from playwright.sync_api import Page, expect

from tests.conftest import CODE, browser_at, seated
from tests.journeys.front_door import Play, says
from tests.journeys.test_look import TARGETS, barriers
from tests.journeys.ways import go
from tests.legal.bailiffs import bailiff
from woonzeker.access.actors import system
from woonzeker.legal.services import put_on_duty
from woonzeker.organisations.selectors import colleagues_of

FRIDAY, THURSDAY = date(2027, 5, 14), "donderdag 20 mei 2027"


def test_a_notice_before_whitsun_is_on_the_screen_at_once(play: Play) -> None:
    play.calendar.turn_to(FRIDAY, 16, 55)
    somebody_answers(play)
    coordinator = play.as_("coordinator")
    expect(coordinator.get_by_text("Ontruiming aangezegd")).to_have_count(0)
    the_bailiff_tells(play)
    for who in ("coordinator", "ontruimingen"):
        page = play.as_(who)
        says(page, "Ontruiming aangezegd")
        says(page, f"Voer het eerste gesprek uiterlijk {THURSDAY}.")
        fits(play, page, f"bericht-{who}")
    page = play.pages["coordinator"]
    go(page.get_by_role("link", name="Iepenlaan 30").first)
    says(page, "Dreigend: ontruiming op vrijdag 28 mei")
    says(page, "Van der Laan gerechtsdeurwaarders")
    fits(play, page, "bericht-zaak")


def somebody_answers(play: Play) -> None:
    """The coordinator has duty this week."""
    lead = system(CODE, "tests")
    [user] = [who for who, name in colleagues_of(lead, "team_lead") if name == "Marit Oosterhuis"]
    with play.calendar.stands():
        put_on_duty(
            actor=lead, user=user, phone="020 624 1111", from_on=FRIDAY, until_on=date(2027, 5, 20)
        )


def the_bailiff_tells(play: Play) -> None:
    """From a phone at the office: one form, and a receipt with a name to call."""
    page = at_the_bailiff(play)
    go(page.get_by_role("link", name="Stuur een bericht"))
    fits(play, page, "bericht-kiezen")
    go(page.get_by_role("link", name="Ontruiming aangezegd"))
    page.get_by_label("Postcode").fill("1234 AB")
    page.get_by_label("Huisnummer").fill("30")
    page.get_by_label("Dag van de ontruiming").fill("2027-05-28")
    page.get_by_label("Hoe laat").fill("10:00")
    page.get_by_label("Voorletters").fill("M.")
    page.get_by_label("Achternaam").fill("Kuipers")
    page.get_by_label("Uw kenmerk").fill("D-2027-118")
    fits(play, page, "bericht-formulier")
    go(page.get_by_role("button", name="Verstuur"))
    says(page, "Vandaag staat Marit Oosterhuis u te woord: 020 624 1111.")
    expect(page.get_by_text("Kuipers")).to_have_count(0)
    fits(play, page, "bericht-ontvangstbewijs")


def at_the_bailiff(play: Play) -> Page:
    """The browser of somebody who signed in at the desk of a bailiff."""
    with play.calendar.stands():
        session = browser_at(seated(bailiff(), name="dirk")).session
    page = play.open_as("")
    name, value = settings.SESSION_COOKIE_NAME, str(session.session_key)
    page.context.add_cookies([{"name": name, "value": value, "url": page.url}])
    page.goto("/partner/berichten")
    return page


def fits(play: Play, page: Page, name: str) -> None:
    """A picture; and the page fits a phone, with nothing in the way of anybody."""
    play.picture(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= play.width
    assert barriers(page) == []
    assert page.evaluate(TARGETS) == []
