# SPDX-License-Identifier: EUPL-1.2
"""A coordinator reads a file in, sees what became of each line, and decides what was not sure."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.files import water_file
from tests.journeys.ways import go, menu

Open = Callable[..., Page]


def tag(request: pytest.FixtureRequest) -> str:
    """A short word for this test."""
    return str(request.node.name)[5:20]


@pytest.fixture
def result(open_page: Open, request: pytest.FixtureRequest) -> Page:
    """The page with the result of the water company's file."""
    page = open_page("coordinator")
    menu(page, "Aanleveringen")
    go(page.get_by_role("link", name="Lees een bestand in"))
    page.get_by_label("Bestand van de partner").set_input_files(
        {"name": "opgave.csv", "mimeType": "text/csv", "buffer": water_file(tag(request))}
    )
    options = page.get_by_label("Van welke partner?").locator("option", has_text="water:")
    page.get_by_label("Van welke partner?").select_option(options.first.get_attribute("value"))
    go(page.get_by_role("button", name="Inlezen"))
    page.get_by_text("4 regels gelezen").wait_for()
    return page


def test_a_file_is_read_and_each_line_has_an_outcome(
    result: Page, request: pytest.FixtureRequest
) -> None:
    table = result.get_by_role("region", name="4 regels gelezen")
    expect(table.get_by_role("row", name="Geaccepteerd")).to_contain_text("3")
    expect(table.get_by_role("row", name="Teruggegeven")).to_contain_text("1")
    with result.expect_download() as download:
        result.get_by_role("link", name="Download voor de partner").click()
    assert f"{tag(request)}-4".encode() in download.value.path().read_bytes()


def test_a_threat_comes_first_on_the_page_of_today(result: Page) -> None:
    menu(result, "Vandaag")
    threat = result.locator(".wz-card--next", has_text="nog geen bezoek of gesprek")
    expect(threat).to_have_count(1)
    go(threat.get_by_role("link").first)
    go(result.locator("main table a").first)
    now = result.get_by_role("heading", name="Nu: ")
    expect(now).to_contain_text(re.compile(r"uiterlijk \w+ \d+ (oktober|november)"))


def test_what_is_not_sure_is_decided_side_by_side(result: Page) -> None:
    menu(result, "Beoordelen")
    go(result.get_by_role("link", name="Begin met beoordelen"))
    go(result.get_by_role("button", name="Koppelen").first)
    expect(result.get_by_text("Vandaag beslist")).to_be_visible()
