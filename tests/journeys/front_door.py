# SPDX-License-Identifier: EUPL-1.2
"""A practice town with a handful of homes, in which somebody plays weeks at front doors."""

from __future__ import annotations

import csv
import io
import os
import re
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as dt_time
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from procrastinate.contrib.django import app

from tests.conftest import CODE, MONDAY
from tests.journeys.ways import go, menu
from woonzeker.access import clock, jobs
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.cases import tasks as cases_work
from woonzeker.demo.accounts import prepare
from woonzeker.demo.town.register import COLUMNS
from woonzeker.help import tasks as help_work
from woonzeker.housing import tasks as housing_work
from woonzeker.intake import services as intake
from woonzeker.legal import tasks as legal_work
from woonzeker.matching import services as matching
from woonzeker.organisations.models import Partner

LEAD = system(CODE, "tests")
#: what runs at night and in the early morning, by its name
NIGHTLY = (
    help_work.follow_everywhere.name, cases_work.warn_of_terms.name,
    legal_work.ask_every_morning.name, legal_work.follow_everywhere.name,
    legal_work.tell_every_hour.name, housing_work.follow_everywhere.name,
)  # fmt: skip
#: (first number of the BSN, initials, given names, surname, born, house number)
PEOPLE = (
    ("111222333", "S.", "Sanne", "Verhoeven", "1989-03-14", 12),
    ("123456782", "N.", "Noor", "Verhoeven", "2016-05-02", 12),
    ("999990044", "J.", "Jip", "Verhoeven", "2019-09-30", 12),
    ("999990019", "M.", "Miriam", "Kuipers", "1996-07-21", 30),
    ("999990020", "L.", "Liv", "Kuipers", "2026-04-11", 30),
    ("999990032", "H.", "Harm", "Postma", "1971-11-30", 48),
)
STREET, POSTCODE, CITY = "Iepenlaan", "1234AB", "Meerveld"
#: who works with a phone in the hand; the others sit at a desk
ON_THE_STREET = frozenset({"huisbezoek", "ervaring"})


def prepare_town() -> None:
    """The practice municipality with its people and partners, and five residents at three doors."""
    with clock.standing_at(MONDAY), jobs.inline():
        prepare()
        matching.import_register(actor=LEAD, on=MONDAY, content=register())


def register() -> bytes:
    """The extract of the register with these people."""
    rows = []
    for bsn, initials, given, surname, born, number in PEOPLE:
        rows.append({
            "bsn": bsn, "voorletters": initials, "voornamen": given, "geslachtsnaam": surname,
            "geboortedatum": born, "postcode": POSTCODE, "huisnummer": str(number),
            "straat": STREET, "woonplaats": CITY, "datum_vestiging_adres": "2019-01-01",
            "geheimhouding": "nee",
        })  # fmt: skip
    return _written(COLUMNS, rows, ",")


def _written(columns: Iterable[str], rows: list[dict[str, str]], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@dataclass
class Calendar:
    """The day on which the site stands, and the time of that day, which runs."""

    today: date = MONDAY
    runs: bool = False
    _began: datetime = field(default_factory=lambda: datetime.combine(MONDAY, dt_time(10)))
    _turned: float = field(default_factory=time.monotonic)

    def turn_to(self, day: date, hour: int = 10, minute: int = 0) -> None:
        """Another day, or another hour of it."""
        self.today, self.runs = day, True
        self._began = datetime.combine(day, dt_time(hour, minute))
        self._turned = time.monotonic()

    @property
    def time_of_day(self) -> dt_time | None:
        """What the clock says; None as long as nobody turned it: a practice morning."""
        passed = timedelta(seconds=time.monotonic() - self._turned)
        return (self._began + passed).time() if self.runs else None

    def stands(self) -> AbstractContextManager[None]:
        """Let all clocks stand so for what happens inside."""
        return clock.standing_at(self.today, self.time_of_day)


@dataclass
class Play:
    """A town in which days pass, and in which people sign in and work."""

    open_as: Callable[[str], Page]
    calendar: Calendar
    width: int
    pictures: Path
    name: str
    pages: dict[str, Page] = field(default_factory=dict)

    def as_(self, username: str) -> Page:
        """The browser of somebody, at the page where everybody begins."""
        if username not in self.pages:
            self.pages[username] = self.open_as(username)
        page = self.pages[username]
        go(page.get_by_role("link", name="woonzeker", exact=True))
        return page

    def pass_until(self, day: date, hour: int = 10) -> None:
        """Let days and their nights pass; it is morning, unless said otherwise."""
        self.calendar.turn_to(day, hour)
        with self.calendar.stands(), jobs.inline():
            for name in NIGHTLY:
                app.tasks[name].func(timestamp=int(time.time()))

    def pass_days(self, number: int) -> None:
        """Let this many days and their nights pass, one by one."""
        for _day in range(number):
            self.pass_until(self.calendar.today + timedelta(days=1))

    def report(self, partner: str, resident: str, **cells: str) -> None:
        """A file with one line of a partner comes in about somebody who lives in the town."""
        bsn, initials, _given, surname, born, number = next(p for p in PEOPLE if p[3] == resident)
        today = self.calendar.today
        row = {
            "signaal_id": f"{bsn}-{today:%m%d}", "soort": "signaal",
            "signaaldatum": today.isoformat(), "ontstaansdatum": "2026-08-01",
            "klantnummer": f"K-{bsn}", "voorletters": initials, "achternaam": surname,
            "geboortedatum": born, "straat": STREET, "huisnummer": str(number),
            "postcode": POSTCODE, "woonplaats": CITY, **cells,
        }  # fmt: skip
        with tenant(CODE):
            sender = Partner.objects.get(name=partner)
        with self.calendar.stands(), jobs.inline():
            intake.receive_delivery(
                actor=LEAD, partner=sender.pk, filename=f"{partner}.csv", channel="web",
                content=_written(tuple(row), [row], ";"), efforts_declared_on=today,
            )  # fmt: skip

    def picture(self, page: Page, stop: str) -> None:
        """Keep a picture of a page, when somebody wants pictures; nothing sticks out of it."""
        page.evaluate("document.fonts.ready")
        if "PICTURES" in os.environ:
            path = self.pictures / f"{self.name}-{stop}-{self.width or 'both'}.png"
            page.screenshot(path=path, full_page=True)
        shown = page.viewport_size
        assert shown is not None
        assert page.evaluate("document.documentElement.scrollWidth") <= shown["width"], stop


def follow(page: Page, words: str) -> None:
    """Follow the one link with these words."""
    go(page.locator("main").get_by_role("link", name=words, exact=True).first)


def press(page: Page, words: str) -> None:
    """Press the button with these words."""
    go(page.locator("main").get_by_role("button", name=words, exact=True).first)


def unfold(page: Page, words: str) -> Locator:
    """Open what is folded under these words, unless it is open; gives the whole of it."""
    folded = page.locator("main details").filter(has=page.locator("summary", has_text=words)).last
    if folded.get_attribute("open") is None:
        folded.locator("summary").first.click()
    return folded


def fill(page: Page, **answers: str) -> None:
    """Fill in fields by the words that stand at them (`_` for a space)."""
    for words, answer in answers.items():
        page.get_by_label(words.replace("_", " "), exact=True).fill(answer)


def plan_week(page: Page, monday: date, *, on: str, part: str, who: tuple[str, ...]) -> None:
    """Plan a week in which these people go out on one part of a day, and let it stand."""
    menu(page, "Looplijst")
    page.get_by_label("Week", exact=True).select_option(monday.isoformat())
    press(page, "Kies")
    ticked = page.locator("main input[type=checkbox]:checked")
    while ticked.count():
        ticked.first.uncheck()
    for name in who:
        page.get_by_role("group", name=f"{name}, {on}").get_by_label(part).check()
    press(page, "Plan de week")
    press(page, "Stel vast")
    says(page, "Iedereen ziet nu zijn eigen deuren")


def at_door(page: Page, outcome: str) -> None:
    """Open the day and press what came of the first door; the page says that it was kept."""
    follow(page, "Open mijn dag")
    door = page.locator("[data-visit]").first
    door.get_by_role("button", name=outcome).click()
    expect(door).to_have_attribute("data-state", "kept")
    expect(door.get_by_text("Vastgelegd:")).to_be_visible()


def offer_support(page: Page) -> None:
    """Offer independent support at the door; they want that, and are brought to it."""
    follow(page, "Bied onafhankelijke ondersteuning aan")
    offer = unfold(page, "Aanbod vastleggen")
    offer.get_by_label("Hoe aangeboden").select_option(label="huisbezoek")
    offer.get_by_label("Wat zeiden ze").select_option(label="wil het graag")
    go(offer.get_by_role("button", name="Leg vast"))
    says(page, "genoeg aangeboden")
    follow(page, "Terug naar de zaak")
    press(page, "Gedaan: Breng de inwoner bij de onafhankelijke ondersteuning")


def says(page: Page, words: str) -> None:
    """The page says this, somewhere in its middle."""
    said = r"\s+".join(map(re.escape, words.split()))
    expect(page.locator("main")).to_contain_text(re.compile(said, re.IGNORECASE))


def go_to_case(page: Page, address: str) -> None:
    """Find a household in the list of cases, by its address."""
    menu(page, "Zaken")
    page.get_by_label("Adres of zaaknummer").fill(address)
    with page.expect_navigation():
        page.get_by_label("Adres of zaaknummer").press("Enter")
    go(page.locator("main table").get_by_role("link", name=address).first)
    page.get_by_role("heading", level=1, name=f"Huishouden {address}").wait_for()
