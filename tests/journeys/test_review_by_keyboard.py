# SPDX-License-Identifier: EUPL-1.2
"""A reviewer decides with the keyboard alone: one key for each signal, the next one is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.conftest import CODE, MONDAY
from tests.journeys.conftest import LEAD
from tests.journeys.files import doubtful_file
from woonzeker.access import clock, jobs
from woonzeker.access.tenancy import tenant
from woonzeker.demo.town import Town
from woonzeker.intake import services as intake
from woonzeker.matching import selectors, services
from woonzeker.organisations.models import Partner

Open = Callable[..., Page]


@pytest.fixture
def doubts(
    town_database: Town, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest
) -> Iterator[None]:
    """Eight signals that are not certain, in front of whatever other journeys left waiting."""
    with django_db_blocker.unblock():
        with clock.standing_at(MONDAY), jobs.inline():
            with tenant(CODE):
                left = list(selectors.review_queue(actor=LEAD).values_list("pk", flat=True))
            for link in left:
                services.decide_review(actor=LEAD, link=link, choice=services.Choice.LATER)
            water = Partner.objects.filter(sector="water").order_by("name")[0]
            intake.receive_delivery(
                actor=LEAD,
                partner=water.pk,
                filename="twijfel.csv",
                content=doubtful_file(str(request.node.name)[5:20], 8),
                channel="web",
            )
        yield


def begun(open_page: Open) -> Page:
    """The page of the first signal, reached with Tab and Enter."""
    page = open_page("coordinator", start="/beoordelen")
    begin = page.get_by_role("link", name="Begin met beoordelen")
    for _ in range(40):
        page.keyboard.press("Tab")
        if begin.evaluate("each => each === document.activeElement"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    ready(page)
    return page


def ready(page: Page) -> None:
    """Wait until the page listens to keys."""
    page.locator("html[data-keys=ready]").wait_for(state="attached")


def press(page: Page, key: str) -> None:
    """Press one key and wait for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press(key)
    ready(page)


def counts() -> selectors.QueueCounts:
    with clock.standing_at(MONDAY), tenant(CODE):
        return selectors.queue_counts(LEAD)


def test_one_key_decides_and_the_next_signal_is_there(open_page: Open, doubts: None) -> None:
    page, before = begun(open_page), counts()
    for key in ("1", "n", "1", "n", "v", "l"):
        address = page.url
        press(page, key)
        assert page.url != address
        expect(page.get_by_role("heading", level=1)).to_be_focused()
    after = counts()
    assert after.decided_today - before.decided_today == 4
    assert (after.asked - before.asked, before.waiting - after.waiting) == (1, 5)


def test_a_choice_is_taken_back_with_one_key(open_page: Open, doubts: None) -> None:
    page = begun(open_page)
    address = page.url
    press(page, "n")
    press(page, "z")
    assert page.url == address
    expect(page.get_by_role("status")).to_contain_text("Je kunt opnieuw kiezen")


def test_what_a_case_works_with_is_reopened_with_the_same_key(
    open_page: Open, doubts: None
) -> None:
    page = begun(open_page)
    press(page, "1")
    with page.expect_navigation():
        page.keyboard.press("z")
    assert "/heropenen" in page.url
    expect(page.get_by_role("heading", name="Wat er verandert")).to_be_visible()


def test_keys_can_be_switched_off(open_page: Open, doubts: None) -> None:
    page = begun(open_page)
    page.get_by_label("Toetsen gebruiken").press("Space")
    before = counts()
    page.keyboard.press("n")
    page.reload()
    assert counts() == before
    page.get_by_label("Toetsen gebruiken").press("Space")


def test_a_key_that_is_held_down_decides_once(open_page: Open, doubts: None) -> None:
    page, before = begun(open_page), counts()
    with page.expect_navigation():
        page.keyboard.down("n")
        page.keyboard.down("n")
    page.keyboard.up("n")
    ready(page)
    assert counts().decided_today - before.decided_today == 1


def test_the_other_question_is_chosen_by_keyboard_too(open_page: Open, doubts: None) -> None:
    page, before = begun(open_page), counts()
    page.get_by_label("Vraag voor").focus()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    press(page, "Enter")
    page.goto("/beoordelen/gevraagd")
    expect(page.locator("main tbody").first).to_contain_text("Kloppen de naam")
    assert counts().asked == before.asked + 1


def test_an_answer_of_the_partner_is_written_down(open_page: Open, doubts: None) -> None:
    page = begun(open_page)
    press(page, "v")
    page.goto("/beoordelen/gevraagd")
    before = counts()
    page.get_by_role("link", name="Er is antwoord").last.press("Enter")
    page.get_by_label("Geboortedatum").fill("24-11-1980")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    assert counts().asked == before.asked - 1
