# SPDX-License-Identifier: EUPL-1.2
"""Words that somebody else wrote never run: on no page, in no file, whatever they look like."""

from __future__ import annotations

import csv
import html
import io
import os
import re
from collections.abc import Iterator
from contextvars import copy_context
from html.parser import HTMLParser
from itertools import count
from random import Random
from typing import Any

import pytest
from django.db.models import CharField, Model, TextField
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright
from tests.conftest import CODE
from tests.proof.cells import Address, addresses
from tests.proof.payloads import ODD_NAMES, PAYLOADS
from tests.proof.things import World
from tests.proving import SEED, many, some

from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.cases.models import Household
from woonzeker.cli.check import browser_found
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Partner, Team
from woonzeker.planning.models import Visit
from woonzeker.web.permissions import TABLE, Who, may_ever

CHROMIUM = browser_found()
LOOKERS = (Role.INTAKE_COORDINATOR, Role.TEAM_LEAD, Role.OUTREACH_WORKER, Role.PRIVACY_OFFICER,
           Role.FUNCTIONAL_ADMIN)  # fmt: skip
#: text that came from outside or was typed by a colleague, by table
TEXT: dict[type[Model], tuple[str, ...]] = {
    Person: ("surname", "given_names", "initials", "prefix", "street", "city"),
    Household: ("street", "city"),
    ArrearsSignal: ("surname", "given_names", "initials", "prefix", "street", "city",
                    "customer_number", "business_name"),
    Delivery: ("filename",),
    Visit: ("worker_name", "why"),
    Partner: ("name",),
    Team: ("name",),
    User: ("name",),
}  # fmt: skip
#: of so many pages a check reads one
HALF = 2
#: cells that a spreadsheet would take for a formula
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def plant(turn: int, words: tuple[str, ...] = PAYLOADS) -> None:
    """Other words in every text field of every row: each field has each of them in some turn."""
    number = count(turn * 37)
    with tenant(CODE):
        for model, names in TEXT.items():
            for row in model._default_manager.all():
                for name in names:
                    field = model._meta.get_field(name)
                    assert isinstance(field, CharField | TextField)
                    text = words[next(number) % len(words)].replace("\x00", "")
                    longest = field.max_length or 400
                    tail = f" {next(number)}" if field.unique or model in {Partner, Team} else ""
                    setattr(row, name, (text + tail)[:longest])
                row.save()


class Reader(HTMLParser):
    """Remembers every tag and attribute that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A script without a source, a handler or an address that runs is none of ours."""
        names = dict(attrs)
        if tag in {"script", "iframe", "style", "object", "embed"} and "src" not in names:
            self.odd.append(f"<{tag}>")
        for name, value in attrs:
            runs = (value or "").strip().lower().startswith(("javascript:", "data:text"))
            if name.startswith("on") or name in {"style", "srcdoc"} or runs:
                self.odd.append(f"<{tag} {name}>")


def pages() -> list[Address]:
    """Every address that somebody who signed in can look at."""
    return [
        each for each in addresses()
        if "GET" in TABLE[each.name] and TABLE[each.name]["GET"].who in {Who.RIGHT, Who.SIGNED_IN}
    ]  # fmt: skip


def answers(world: World, turn: str, part: int) -> Iterator[tuple[str, str, bytes]]:
    """Name, kind and body of every page and file that lookers get; in a check what two of them get
    of one in so many."""
    chance = Random(SEED)
    for address in some(pages(), part, turn):
        may = [role for role in LOOKERS if may_ever(world.actors[role.value], address.name)]
        for role in chance.sample(may, min(many(2, len(may)), len(may))):
            answer = world.browsers[role.value].get(address.url(world.things["own"]))
            assert answer.status_code < 500, f"{address.name} als {role}, zaad {SEED}"
            if answer.status_code == 200:
                yield address.name, answer.headers["Content-Type"], answer.content


def test_planted_words_are_never_part_of_the_page_itself(world: World) -> None:
    read = 0
    for turn in range(many(1, 20)):
        plant(SEED + turn)
        for name, kind, body in answers(world, "pages", HALF):
            if kind.startswith("text/html"):
                reader = Reader()
                reader.feed(body.decode())
                assert reader.odd == [], f"{name}, zaad {SEED + turn}"
                read += 1
    assert read > len(pages()) // many(HALF, 1)


def test_no_cell_of_a_file_is_a_formula(world: World) -> None:
    plant(SEED, ODD_NAMES)
    for name, kind, body in answers(world, "files", 3):
        if kind.startswith("text/csv"):
            rows = csv.reader(io.StringIO(body.decode("utf-8-sig")), delimiter=";")
            assert [cell for row in rows for cell in row if _FORMULA.match(cell)] == [], name


@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_stands_on_the_page_exactly_as_it_is(world: World, name: str) -> None:
    with tenant(CODE):
        Person.objects.filter(pk=world.things["own"].ids["person"]).update(
            surname=name, prefix="", initials=""
        )
    case = world.things["own"].ids["case"]
    page = world.browsers[Role.OUTREACH_WORKER.value].get(f"/zaken/{case}")
    assert name in html.unescape(page.content.decode())


def through(browser: Client) -> Any:
    """Answers what a real browser asks with what the program says to a signed-in one.

    In the context of the test: its connection sees what was not committed, that of the browser's
    own loop does not.
    """
    here = copy_context()

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix("http://testserver")
        said = here.copy().run(browser.get, address, follow=True)
        body = b"".join(said.streaming_content) if said.streaming else said.content
        route.fulfill(status=said.status_code, headers=dict(said.headers), body=body)

    return answer


@pytest.fixture
def page() -> Iterator[Page]:
    """A Chromium that reports what its policy stops."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's own loop runs in this thread
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = chromium.new_page()
        opened.add_init_script(
            "window.stopped = []; window.ran = []; window.pwned = () => ran.push(1);"
            "document.addEventListener('securitypolicyviolation',"
            " e => stopped.push(e.violatedDirective + ' ' + e.blockedURI));"
        )
        yield opened
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


if CHROMIUM:

    def test_a_real_browser_runs_nothing_and_stops_nothing(page: Page, world: World) -> None:
        """No script of a name runs, and the policy of the site has nothing to stop.

        The page comes first: within the loop of its browser a connection is another one, and what
        the world did not commit must be seen through the same.
        """
        dialogs: list[str] = []
        seen = 0
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        plant(SEED)
        role = Role.INTAKE_COORDINATOR.value
        page.route("**/*", through(world.browsers[role]))
        for address in some(pages(), 12, "browser"):
            url = address.url(world.things["own"])
            said = world.browsers[role].get(url, follow=True)
            if not said.headers["Content-Type"].startswith("text/html"):
                continue  # a file, which a browser downloads
            page.goto(f"http://testserver{url}")
            found = page.evaluate("[window.ran, window.stopped]")
            assert found == [[], []], f"{address.name}, zaad {SEED}"
            seen += page.locator(".wz-nav").count()
        assert dialogs == []
        assert seen > len(pages()) // many(24, 2)

    @pytest.mark.parametrize(("policy", "tells"), [("", "ran"), ("script-src 'none'", "stopped")])
    def test_the_browser_tells_what_ran_and_what_was_stopped(
        page: Page, policy: str, tells: str
    ) -> None:
        """The control: a page that does let a name run is seen."""
        headers = {"Content-Type": "text/html", "Content-Security-Policy": policy}
        body = f"<p>{PAYLOADS[0]}</p>"
        page.route("**/*", lambda route: route.fulfill(body=body, headers=headers))
        page.goto("http://testserver/")
        assert page.evaluate(f"window.{tells}.length") == 1
