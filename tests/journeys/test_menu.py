# SPDX-License-Identifier: EUPL-1.2
"""Who has many places to go finds the daily ones on a line and the rest behind one word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_look import barriers
from tests.journeys.ways import menu

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [360, 1280])
def test_every_place_is_two_presses_away(
    open_page: Callable[..., Page], pictures: Path, width: int
) -> None:
    page = open_page("coordinator", width=width)
    more = page.get_by_role("navigation", name="Hoofdmenu").locator("summary")
    expect(more).to_be_in_viewport()
    place = page.get_by_role("link", name="Wegwijzer", exact=True)
    expect(place).to_be_hidden()
    more.click()
    expect(place).to_be_visible()
    page.screenshot(path=pictures / f"menu-{width}.png")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(place).to_be_hidden()
    menu(page, "Wegwijzer")
    assert page.url.endswith("/wegwijzer")
    expect(more).to_have_class("wz-menu__here")


def test_without_scripts_it_opens_too(open_page: Callable[..., Page]) -> None:
    page = open_page("coordinator", scripts=False)
    menu(page, "Afspraken")
    assert page.url.endswith("/afspraken")
