# SPDX-License-Identifier: EUPL-1.2
"""How the walk along a closure is pressed: its days, and what somebody fills in where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from playwright.sync_api import Locator, Page, expect

from tests.conftest import CODE
from tests.journeys.front_door import (
    Play,
    follow,
    go_to_case,
    press,
    says,
    unfold,
)
from tests.journeys.ways import go
from woonzeker.access.tenancy import tenant
from woonzeker.housing.models import Place

HOME = "Iepenlaan 30"
#: two people who work on it, one at a desk and one in the street
#: until when she can answer the mayor, and the day on which the home is to be closed
VIEW_BY, CLOSES = date(2026, 11, 16), date(2026, 12, 7)
#: when the mayor decided, and until when the home stays closed
DECIDED, OPENS = date(2026, 11, 23), date(2027, 3, 7)
#: when the landlord ended the lease
DISSOLVED = date(2026, 12, 14)
#: the first day in a home of her own
MOVES = date(2027, 6, 1)
#: the first night in the place
BOOKED = date(2026, 12, 6)
FAMILY_PLACE, MOVERS = "De Linde 1", "Verhuisteam Meerveld"
TOLD = "Wie zei of liet dit zien?"
GOODS = (
    ("spullen van kinderen", "ledikant, wit"),
    ("foto's en albums", "doos met foto's"),
    ("meubels", "kast, kapotte deur"),
)
ANTON, SAMIRA = "Anton Kroes", "Samira el Hamdaoui"


def further(page: Page, step: str) -> None:
    """Open what was taken of a road before, to tell more of it."""
    line = page.locator("main li").filter(has_text=step).first
    go(line.get_by_role("link", name="Vul aan"))


def taken(page: Page, step: str, told: Mapping[str, str]) -> None:
    """Write down that a step was taken, with what belongs to it; choices by their words."""
    go(page.locator("#weg").get_by_role("link", name=step, exact=True))
    for label, answer in told.items():
        tell(page, label, answer)
    press(page, "Leg vast")


def tell(page: Page | Locator, label: str, answer: str) -> None:
    """Fill in one box, or choose in it by the words."""
    named = page.get_by_label(label, exact=True)
    box = named if named.count() else page.get_by_label(label)
    if box.evaluate("each => each.tagName") == "SELECT":
        box.select_option(label=answer)
    else:
        box.fill(answer)


def the_road_of(play: Play) -> Page:
    """The page of the closure, as its coordinator finds it from the case."""
    page = play.as_("ontruimingen")
    go_to_case(page, HOME)
    follow(page, "Andere wegen")
    go(page.locator("#loopt").get_by_role("link", name="Sluiting door de burgemeester"))
    return page


def in_another_tab(page: Page) -> Page:
    """The same person with a second page open."""
    other = page.context.new_page()
    other.goto("/")
    return other


def look_for_a_place(page: Page) -> None:
    """For a mother with a child, from the night before the home is closed."""
    follow(page, "Plek zoeken")
    tell(page, "Eerste nacht", str(BOOKED))
    for label, answer in (
        ("Kinderen die meekomen", "1"), ("Huisdieren", "nee"), ("Nodig: zonder trap", "nee"),
    ):  # fmt: skip
        tell(page, label, answer)
    page.get_by_label("een schuldregeling").check()
    press(page, "Zoek plekken")


def the_shelter() -> str:
    """The place that the page offers to no family."""
    with tenant(CODE):
        return str(Place.objects.get(kind="shelter").pk)


def of_a_line(page: Page, role: Literal["button", "link"], words: str, line: str) -> Locator:
    """What is pressed in one line of a list, by its words and what it is of."""
    named = re.compile(rf"^{re.escape(words)}\s*:\s*{re.escape(line)}$")
    return page.locator("main").get_by_role(role, name=named)


def the_day_of(page: Page) -> None:
    """The page of the day on which they leave, from the case."""
    go_to_case(page, HOME)
    go(page.locator("#dak").get_by_role("link", name="Dag van vertrek"))


def answered(page: Page, question: str, answer: str, told: Mapping[str, str]) -> None:
    """Answer one safeguard with what that answer brings along."""
    line = page.locator("main li").filter(has_text=question).filter(has_text="Leg vast")
    go(line.get_by_role("link", name="Leg vast").first)
    follow(page, answer)
    for label, words in told.items():
        tell(page, label, words)
    press(page, "Leg vast")


def where(page: Page, words: str, on: date) -> None:
    """Say where they are on a day, as she told it herself."""
    tell(page, "Waar zijn ze nu?", words)
    tell(page, "Op welke dag was dat zo?", str(on))
    tell(page, TOLD, "mevrouw Kuipers")
    press(page, "Leg vast")


def filled(page: Page, folded: str, told: Mapping[str, str]) -> None:
    """Unfold a form, fill it in and send it; an empty answer is something to tick."""
    box = unfold(page, folded)
    for label, words in told.items():
        if words:
            tell(box, label, words)
        else:
            box.get_by_label(label, exact=True).check()
    go(box.get_by_role("button", name="Leg vast"))
    says(page, "Vastgelegd")


def the_wardrobe(page: Page) -> None:
    """The line of the one thing that she does not want back."""
    go(page.locator("#spullen").get_by_role("link", name=re.compile("kast, kapotte deur$")))


def counted(page: Page, words: str, number: str) -> None:
    """A line of a table says this number."""
    line = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=words)).first
    expect(line.get_by_role("cell").first).to_have_text(number)
