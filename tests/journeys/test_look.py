# SPDX-License-Identifier: EUPL-1.2
"""Every page at 360 and 1280 pixels: nothing sticks out, no barrier is found, a picture is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

Open = Callable[..., Page]
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
#: who looks, the address, and the link on it that is followed to the page that is meant
PAGES = {
    "aanmelden": ("", "/aanmelden", ""),
    "stijl": ("", "/stijl", ""),
    "vandaag-coordinator": ("coordinator", "/", ""),
    "vandaag-huisbezoek": ("huisbezoek", "/", ""),
    "vandaag-manager": ("manager", "/?toon=huishoudens", ""),
    "zaken": ("coordinator", "/zaken", ""),
    "zaken-leeg": ("coordinator", "/zaken?zoek=bestaatniet", ""),
    "zaak": ("coordinator", "/zaken?status=open", "main table a"),
    "zaak-dreigend": ("coordinator", "/zaken?status=open&dreigend=on", "main table a"),
    "zaak-afgesloten": ("coordinator", "/zaken?status=closed", "main table a"),
    "nieuw": ("coordinator", "/vandaag/nieuw", ""),
    "beoordelen": ("coordinator", "/beoordelen", ""),
    "beoordeling": ("coordinator", "/beoordelen", "main a[href^='/beoordelen/']"),
    "register": ("coordinator", "/register", ""),
    "niet-gevonden": ("coordinator", "/bestaat-niet", ""),
    "geen-toegang": ("manager", "/zaken", ""),
}
#: targets that a thumb must hit, but for links inside a sentence
TARGETS = """() => [...document.querySelectorAll('button, .utrecht-button, select, nav a, input')]
    .filter(each => each.offsetParent && each.type !== 'hidden' && !each.closest('label'))
    .map(each => [each.outerHTML.slice(0, 80), each.getBoundingClientRect().height])
    .filter(([, height]) => height > 0 && height < 43.5)
    .filter(([html]) => !/type="(checkbox|radio)"/.test(html))"""


@pytest.fixture(params=PAGES)
def named(request: pytest.FixtureRequest) -> str:
    """The name of a page."""
    return str(request.param)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_fits_and_has_no_barrier(
    open_page: Open, pictures: Path, named: str, width: int
) -> None:
    page = go(open_page, named, width)
    page.screenshot(path=pictures / f"{named}-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
    assert page.evaluate(TARGETS) == []


def go(open_page: Open, named: str, width: int) -> Page:
    """Open the page with this name, following the link that leads to it."""
    username, address, link = PAGES[named]
    page = open_page(username, width=width, may_fail=named in {"niet-gevonden", "geen-toegang"})
    page.goto(address)
    if link:
        page.goto(str(page.locator(link).first.get_attribute("href")))
    page.evaluate("document.fonts.ready")
    return page


def barriers(page: Page) -> list[str]:
    """What axe finds: the rule and the first place where it is broken."""
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]
