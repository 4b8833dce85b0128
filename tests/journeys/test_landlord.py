# SPDX-License-Identifier: EUPL-1.2
"""A private landlord who never heard of the law, on a phone: from nothing to a statement.

Everything is counted: presses, letters that are typed, and words that were not on a page before.
Every later visit begins with signing in anew, with a code by mail; mail address and password stand
in the phone since the first time. Of a paper the page before said what is in it: opening it takes a
press and a look whether name and amount are right. With the time that each takes a slow reader on a
phone that makes minutes. The days in between, in which a tenant may answer and somebody looks who
the landlord is, are not the landlord's work; nor is what a mail program or a printer takes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from tests.conftest import CODE, MONDAY, at_database, establish, made_by_migrations, person
from tests.journeys.conftest import (
    PHONE,
    opened,
    served,
)
from tests.journeys.front_door import Calendar
from tests.journeys.test_look import TARGETS, barriers
from tests.journeys.ways import go
from woonzeker import pipeline
from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.intake.models import ArrearsSignal
from woonzeker.landlords import selectors, services
from woonzeker.organisations.models import PostcodeRange
from woonzeker.settings import databases

STAGES = (pipeline.deliver_report,)
#: seconds: for a press with the eyes on the page, for a letter on the keys of a phone, and words
#: that a slow reader reads in a minute (estimates; the bounds below leave room)
PRESS, LETTER, WORDS_A_MINUTE = 2.0, 0.5, 150
MOST_MINUTES, MOST_PRESSES, MOST_LETTERS = 10, 50, 140
MAIL, PASSWORD = "ria@voorbeeld.example", "vier gele giraffen"
#: begins what stands on a page for who practises alone
PRACTICE = "Hier kunt u oefenen"
#: seconds: for a look at a paper
LOOK = 10.0
LEASE = b"%PDF-1.7\nhuurcontract\n%%EOF\n"


@dataclass
class Hand:
    """One thumb: it counts what it does, and the eyes count what they read."""

    page: Page
    pictures: Path
    presses: int = 0
    letters: int = 0
    words: int = 0
    looks: int = 0
    seen: int = 0
    known: set[str] = field(default_factory=set)

    def read(self) -> None:
        """Read what stands there and did not before; it fits and anybody can use it."""
        lines = {each for each in self.page.inner_text("main").splitlines() if PRACTICE not in each}
        new = sum(len(line.split()) for line in lines - self.known)
        self.words += new
        print(f"{self.page.title()}: {new} words, {self.presses} presses")
        self.known |= lines
        self.seen += 1
        self.page.screenshot(path=self.pictures / f"verhuurder-{self.seen:02d}.png", full_page=True)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert barriers(self.page) == []
        assert self.page.evaluate(TARGETS) == []

    def type(self, label: str, text: str) -> None:
        """Press a field and type; a date is chosen with two presses."""
        place = self.page.get_by_label(label)
        is_day = place.get_attribute("type") == "date"
        self.presses += 2 if is_day else 1
        self.letters += 0 if is_day else len(text)
        place.fill(text)

    def choose(self, label: str) -> None:
        """Press one of a few."""
        self.presses += 1
        self.page.get_by_label(label).check()

    def press(self, name: str) -> None:
        """Press a button or a link, and read what comes."""
        self.presses += 1
        way = self.page.get_by_role("button", name=name, exact=True)
        if not way.count():
            way = self.page.get_by_role("link", name=name, exact=True)
        go(way)
        self.read()

    def open(self, name: str) -> None:
        """Press what gives a paper, and look whether it is one."""
        self.presses += 1
        way = self.page.get_by_role("link", name=name, exact=True)
        paper = self.page.request.get(str(way.get_attribute("href")))
        assert paper.body().startswith(b"%PDF-")
        self.looks += 1

    def remembered(self, label: str, text: str) -> None:
        """Press a field that the phone fills itself."""
        self.presses += 1
        self.page.get_by_label(label).fill(text)

    @property
    def minutes(self) -> float:
        """How long it took, as estimated."""
        hands = self.presses * PRESS + self.letters * LETTER + self.looks * LOOK
        return hands / 60 + self.words / WORDS_A_MINUTE


@pytest.fixture
def town(
    browser: Browser, django_db_blocker: DjangoDbBlocker, settings: Any, tmp_path: Path
) -> Iterator[tuple[Page, Calendar, Actor]]:
    """A municipality whose postcodes are known, a phone, and a folder in which mail stays."""
    name = f"{os.environ.get('PYTEST_XDIST_WORKER', 'one')}_landlord"
    settings.WOONZEKER_MAIL_URL = tmp_path.as_uri()
    settings.WOONZEKER_MAIL_FROM = "woonzeker@voorbeeld.example"
    calendar = Calendar()
    calendar.turn_to(MONDAY)
    with django_db_blocker.unblock(), at_database(name, made_by_migrations()):
        establish()
        with clock.standing_at(MONDAY):
            staff = person(Role.INTAKE_COORDINATOR)
            PostcodeRange.objects.create(
                first="9990AA", last="9999ZZ", municipality_code=CODE,
                imported_at=clock.now(), source="test",
            )  # fmt: skip
        with served(calendar) as address, opened(browser, address) as make:
            yield make(start="/partner/verhuurder", width=360, phone=True), calendar, staff
    databases.drop(os.environ["DATABASE_OWNER_URL"], name)


def test_from_nothing_to_a_report_with_a_statement_in_less_than_ten_minutes(
    town: tuple[Page, Calendar, Actor], pictures: Path, tmp_path: Path
) -> None:
    page, calendar, staff = town
    hand = Hand(page, pictures)
    hand.read()
    _begin(hand, tmp_path)
    _first_day(hand)
    calendar.turn_to(MONDAY + timedelta(days=18))
    _comes_back(hand, tmp_path)
    _last_day(hand, tmp_path)
    assert "Iemand bij de gemeente kijkt" in page.inner_text("main")
    _seen_by(staff, calendar)
    assert "Antwoord op uw melding" in _mails(tmp_path)[-1]
    _comes_back(hand, tmp_path)
    _takes_statement(hand)
    print(f"{hand.presses} presses, {hand.letters} letters, {hand.words} words: {hand.minutes:.1f}")
    assert hand.minutes < MOST_MINUTES
    assert hand.presses <= MOST_PRESSES
    assert hand.letters <= MOST_LETTERS
    with tenant(CODE):
        assert [each.surname for each in ArrearsSignal.objects.all()] == ["Verhoeven"]


def _mails(post: Path) -> list[str]:
    """What was mailed, the last at the end."""
    found = sorted(post.glob("*.eml"), key=lambda each: each.stat().st_mtime_ns)
    return [each.read_text("utf-8") for each in found]


def _type_code(hand: Hand, post: Path) -> None:
    code = re.search(r"^Uw code is (\d{6})", _mails(post)[-1], re.MULTILINE)
    assert code is not None
    hand.type("Code", code[1])
    hand.press("Verder")


def _begin(hand: Hand, post: Path) -> None:
    hand.type("Uw naam", "Ria Bakker")
    hand.type("Uw e-mailadres", MAIL)
    hand.type("Kies een wachtwoord", PASSWORD)
    hand.press("Begin")
    _type_code(hand, post)


def _comes_back(hand: Hand, post: Path) -> None:
    """On another day: the phone forgot who it was."""
    hand.page.context.clear_cookies()
    hand.page.goto("/")
    hand.read()
    hand.remembered("Gebruikersnaam", MAIL)
    hand.remembered("Wachtwoord", PASSWORD)
    hand.press("Aanmelden")
    _type_code(hand, post)
    hand.presses += 1
    go(hand.page.get_by_role("link", name=re.compile("Achterstand van")))
    hand.read()


def _first_day(hand: Hand) -> None:
    hand.type("Postcode", "9991AB")
    hand.type("Huisnummer", "12a")
    hand.type("Straat", "Kadestraat")
    hand.type("Plaats", "Meerveld")
    hand.press("Verder")
    hand.type("Voornaam", "Jamila")
    hand.type("Achternaam", "Verhoeven")
    hand.type("Telefoon", "0612345678")
    hand.press("Verder")
    hand.type("Hoeveel huur betaalt", "875,50")
    hand.type("Hoeveel huur is niet betaald", "1751")
    hand.type("Sinds wanneer?", "2026-09-01")
    hand.press("Verder")
    hand.choose("gebeld")
    hand.press("Verder")
    hand.press("Maak de brief")
    hand.open("Open de brief (pdf)")
    hand.press("De brief is weg")


def _last_day(hand: Hand, folder: Path) -> None:
    hand.press("Wat zei uw huurder?")
    hand.choose("Er kwam geen antwoord")
    hand.press("Verder")
    lease = folder / "contract.pdf"
    lease.write_bytes(LEASE)
    hand.page.get_by_label("Foto of pdf").set_input_files(lease)
    hand.presses += 3
    hand.press("Meld bij de gemeente")


def _takes_statement(hand: Hand) -> None:
    """The paper for the court, as it will be needed when it comes to that."""
    assert "De melding is bij de gemeente" in hand.page.inner_text("main")
    hand.press("Verklaring voor de rechter")
    hand.press("Maak de verklaring")
    hand.open("Bewaar als PDF")


def _seen_by(staff: Actor, calendar: Calendar) -> None:
    """Somebody at the municipality looks; the landlord waits for nothing."""
    with clock.standing_at(calendar.today), jobs.inline():
        [line] = selectors.checks(actor=staff)
        services.accept(actor=staff, landlord_check=line.id, contact="Marit, 14 0999")
