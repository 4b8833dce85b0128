# SPDX-License-Identifier: EUPL-1.2
"""A resident opens their own page, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import CODE, MONDAY
from tests.journeys.test_look import TARGETS, barriers
from tests.journeys.ways import go
from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import CasePerson
from woonzeker.demo.town import Town
from woonzeker.outreach.services import issue_code


@pytest.mark.parametrize("width", [360, 1280])
def test_a_resident_opens_the_page_and_asks_to_be_called(
    open_page: Callable[..., Page], town_database: Town, pictures: Path, width: int
) -> None:
    code, born = _letter(width)
    page = open_page(start="/mijn", width=width)
    page.get_by_label("Code uit de brief").fill(code)
    for label, part in zip(("Jaar", "Maand", "Dag"), born.split("-"), strict=True):
        page.get_by_label(label, exact=True).fill(part)
    go(page.get_by_role("button", name="Open de pagina"))
    _fits(page, pictures / f"eigen-pagina-{width}.png", width)
    go(page.get_by_role("link", name="Laat ons u bellen"))
    page.get_by_label("Op welk nummer?").fill("06-12345678")
    _fits(page, pictures / f"eigen-pagina-bellen-{width}.png", width)
    go(page.get_by_role("button", name="Bel mij"))
    assert "Wij bellen u binnen twee werkdagen." in page.inner_text("main")
    go(page.get_by_role("button", name="Sluit deze pagina"))
    page.goto("/mijn/overzicht")
    assert page.get_by_label("Code uit de brief").is_visible()


def _letter(width: int) -> tuple[str, str]:
    """The code in the letter to somebody of an open case, and their birthday."""
    with clock.standing_at(MONDAY), tenant(CODE):
        rows = CasePerson.objects.filter(
            case__status="open", person__died_on=None, person__departed_on=None
        ).select_related("person")
        found = rows.order_by("case__number")[0 if width < 1000 else 1]
        return issue_code(case=found.case_id, person=found.person_id), found.person.born_on


def _fits(page: Page, picture: Path, width: int) -> None:
    page.evaluate("document.fonts.ready")
    page.screenshot(path=picture, full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
    assert page.evaluate(TARGETS) == []
