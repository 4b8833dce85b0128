# SPDX-License-Identifier: EUPL-1.2
"""A week from plan to door: planned, looked over, made final, printed, taken along on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.ways import go

Open = Callable[..., Page]


@pytest.fixture
def week(open_page: Open) -> Page:
    """Next week, planned; the page on which it can still be changed."""
    page = open_page("coordinator")
    page.goto("/looplijst?week=2026-11-09")
    go(page.get_by_role("button", name="Plan"))
    page.get_by_text("De week is gepland.").wait_for()
    return page


def test_a_planned_week_says_who_goes_where_and_why(week: Page) -> None:
    expect(week.get_by_role("heading", level=1)).to_contain_text("week 46")
    row = week.locator("main section tbody tr").first
    expect(row.get_by_role("link").first).to_be_visible()
    expect(row).to_contain_text("punt")


def test_a_door_can_be_moved_by_hand(week: Page) -> None:
    go(week.get_by_role("link", name="Verplaats").first)
    week.get_by_label("Dagdeel").select_option("middag")
    go(week.get_by_role("button", name="Verplaats"))
    expect(week.get_by_text("Het bezoek is verplaatst.")).to_be_visible()


def test_a_week_that_stands_is_printed(open_page: Open) -> None:
    page = open_page("coordinator")
    page.goto("/looplijst?week=2026-11-02")
    go(page.get_by_role("link", name="Bekijk de looplijst"))
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    go(page.get_by_role("link", name="Druk af"))
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")
