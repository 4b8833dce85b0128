# SPDX-License-Identifier: EUPL-1.2
"""A drawn link is judged with the keyboard alone; the threshold is looked at and raised."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.ways import go

Open = Callable[..., Page]
SAMPLE = "/beoordelen/steekproef"


def judge(open_page: Open, key: str) -> Page:
    """The page after a key was pressed beside the first drawn link."""
    page = open_page("coordinator", start=SAMPLE)
    page.locator("html[data-keys=ready]").wait_for()
    page.keyboard.press(key)
    return page


def test_one_key_says_that_a_link_is_right_and_the_next_follows(open_page: Open) -> None:
    page = judge(open_page, "g")
    expect(page.get_by_text("Opgeslagen: goed.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt deze koppeling?")


def test_a_fault_offers_to_reopen_the_link_at_once(open_page: Open) -> None:
    page = judge(open_page, "f")
    go(page.get_by_role("link", name="Heropen de foute koppeling"))
    expect(page).to_have_url(re.compile(r"/beoordelen/[0-9a-f-]+/heropenen$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_coordinator_reads_the_sample_and_raises_the_threshold(open_page: Open) -> None:
    page = open_page("coordinator", start="/beoordelen")
    go(page.get_by_role("link", name="De drempel"))
    expect(page.get_by_role("table").first).to_contain_text("Gaat vanzelf")
    before = page.get_by_label("Vanaf hoeveel punten").input_value()
    set_to(page, "40")
    expect(page.get_by_text("Vanaf nu koppelt het programma vanaf 40,0 punten.")).to_be_visible()
    expect(page.get_by_role("cell", name="Marit Oosterhuis")).to_be_visible()
    set_to(page, before)  # what others do in this town is linked as it was
    expect(page.get_by_role("cell", name="Marit Oosterhuis")).to_have_count(2)


def set_to(page: Page, bits: str) -> None:
    """Set the threshold, and say that it is meant after reading what it means."""
    page.get_by_label("Vanaf hoeveel punten").fill(bits)
    go(page.get_by_role("button", name="Stel vast"))
    expect(page.get_by_role("heading", name="Weet je het zeker?")).to_be_visible()
    go(page.get_by_role("button", name="Ja, stel vast"))
