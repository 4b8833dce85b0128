# SPDX-License-Identifier: EUPL-1.2
"""A letter went to the wrong door: the signal is taken off, judged anew, and the leak handled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_look import TARGETS, barriers
from tests.journeys.ways import go

Open = Callable[..., Page]


@pytest.fixture
def written_to(open_page: Open) -> Page:
    """The page of a household that gets a visit for its only signal, and got a letter today."""
    page = open_page("coordinator", start="/looplijst?week=2026-11-02")
    go(page.get_by_role("link", name="Bekijk de looplijst"))
    waits = page.locator("main tr").filter(has=page.get_by_role("link", name="Verplaats"))
    doors = waits.locator("a[href^='/zaken/']")
    for address in [str(each.get_attribute("href")) for each in doors.all()]:
        page.goto(address)
        if page.get_by_role("link", name="hoort hier niet").count() == 1:
            break
    else:
        pytest.fail("nobody on the list was reported once")
    here = page.url
    page.goto(f"{here}/contact")
    page.get_by_text("Anders: gebeld, geschreven").click()
    page.get_by_label("Hoe", exact=True).select_option("letter")
    page.get_by_label("Wat kwam ervan").select_option("sent")
    go(page.get_by_role("button", name="Leg vast"))
    page.goto(here)
    return page


def looked_at(page: Page, pictures: Path, name: str) -> None:
    """At both widths nothing sticks out, no barrier is found, and a picture is kept."""
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert barriers(page) == []
        assert page.evaluate(TARGETS) == []


def test_a_signal_at_the_wrong_door_is_put_right_to_the_end(
    written_to: Page, pictures: Path
) -> None:
    page = written_to
    looked_at(page, pictures, "zaak-losmaken")
    go(page.get_by_role("link", name="hoort hier niet").first)
    leaks = page.get_by_role("cell", name="Wordt vastgelegd als mogelijk datalek")
    expect(leaks.last).to_be_visible()
    looked_at(page, pictures, "heropenen")
    page.get_by_label("Het signaal is van iemand anders").check()
    go(page.get_by_role("button", name="Maak los en herstel"))
    expect(page.get_by_text("Losgemaakt en hersteld.")).to_be_visible()
    page.goto("/looplijst?week=2026-11-02")
    go(page.get_by_role("link", name="Bekijk de looplijst"))
    expect(page.get_by_text("De melding bleek van iemand anders.")).to_be_visible()
    looked_at(page, pictures, "looplijst-vervallen")
    page.goto("/datalekken")
    looked_at(page, pictures, "datalekken")
    go(page.get_by_role("link", name="DL-2026-0001"))
    looked_at(page, pictures, "datalek")
    page.get_by_label("Niet melden: een risico is niet waarschijnlijk").check()
    page.get_by_label("Waarom", exact=True).fill("De brief kwam ongeopend terug.")
    go(page.get_by_role("button", name="Leg het besluit vast"))
    page.get_by_label("Wat is er gedaan").fill("De partner levert voortaan geboortedata.")
    looked_at(page, pictures, "datalek-afsluiten")
    go(page.get_by_role("button", name="Sluit af"))
    expect(page.get_by_text("Het datalek is afgesloten.")).to_be_visible()
