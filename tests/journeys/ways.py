# SPDX-License-Identifier: EUPL-1.2
"""How a test goes from page to page in a browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def go(way: Locator) -> None:
    """Follow a link or send a form, and wait until the next page listens to what is pressed.

    A click alone comes back while the old page still stands: what is then looked at or pressed is
    now and then a page that is half there.
    """
    with way.page.expect_navigation(wait_until="load"):
        way.click()


def menu(page: Page, place: str) -> None:
    """Go somewhere by the menu; what stands behind the word for more is opened first."""
    bar = page.get_by_role("navigation", name="Hoofdmenu")
    link = bar.get_by_role("link", name=place, exact=True)
    if not link.count():
        bar.locator("summary").click()
    go(link)
