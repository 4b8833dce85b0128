# SPDX-License-Identifier: EUPL-1.2
"""A served practice town and a real browser. Without a Chromium these tests are not collected."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.db import connection
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    StorageState,
    ViewportSize,
    expect,
    sync_playwright,
)
from pytest_django.plugin import DjangoDbBlocker

from tests.conftest import CODE, MONDAY, at_database, made_by_migrations
from tests.journeys.files import doubtful_file, water_file
from tests.journeys.front_door import ON_THE_STREET, Calendar, Play, prepare_town, register
from tests.postgres import shared
from tests.proving import FULL, SEED
from tests.towns import told_town
from woonzeker import pipeline
from woonzeker.access import clock, jobs
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.services import DEMO_PASSWORD
from woonzeker.cli.check import browser_found
from woonzeker.connections.brp.fake import FakeBrp, People
from woonzeker.demo.brp import people_of
from woonzeker.demo.town import SMALL_SIZE, Town
from woonzeker.intake import services as intake
from woonzeker.matching import selectors as matching_shown
from woonzeker.matching import services as matching
from woonzeker.matching.rules import Question
from woonzeker.organisations.models import Partner
from woonzeker.settings import databases

CHROMIUM = browser_found()
collect_ignore_glob = [] if CHROMIUM else ["test_*.py"]

LEAD = system(CODE, "tests")
#: nothing but what we ask for leaves the browser, and root may run it
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


#: loaded so that their jobs are known
STAGES = (pipeline.take_in, pipeline.take_up, pipeline.score)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="package")
def town_database(django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    """A database with a small practice town, and what came to it since."""
    name = f"{connection.settings_dict['NAME']}_town"
    with django_db_blocker.unblock(), at_database(name, shared("town", _fill_town)):
        yield Town(size=SMALL_SIZE)
    databases.drop(os.environ["DATABASE_OWNER_URL"], name)


def _fill_town(name: str) -> None:
    with at_database(name, told_town()):
        _deliver_more()


def _deliver_more() -> None:
    """A file with a threat, and names that are not quite somebody's: a town this small has none."""
    _deliver("water.csv", water_file("M"))
    _deliver("twijfel.csv", doubtful_file("D", 4))
    with clock.standing_at(MONDAY), tenant(CODE):
        if (waits := matching_shown.next_in_queue(LEAD)) is not None:
            matching.decide_review(
                actor=LEAD, link=waits, choice=matching.Choice.ASK, question=Question.BIRTH
            )


def _deliver(filename: str, content: bytes) -> None:
    water = Partner.objects.filter(sector="water").order_by("name")[0]
    with clock.standing_at(MONDAY), jobs.inline():
        intake.receive_delivery(
            actor=LEAD, partner=water.pk, filename=filename, content=content, channel="web"
        )


@contextmanager
def served(calendar: Calendar | None = None) -> Iterator[str]:
    """The site on a free port; jobs run as soon as the request that asked for them is done."""
    site = get_wsgi_application()
    today = calendar or Calendar()

    def application(environ: dict[str, Any], start_response: Any) -> Any:
        with today.stands(), jobs.inline():
            return site(environ, start_response)

    server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet, connections_override={})
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="package")
def front_doors(django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a database with people at doors who nobody reported yet, to copy."""
    owner = os.environ["DATABASE_OWNER_URL"]
    name = f"{connection.settings_dict['NAME']}_doors"
    with django_db_blocker.unblock(), at_database(name, made_by_migrations()):
        prepare_town()
    yield name
    databases.drop(owner, name)


#: how long something may stay away from a page, in ms: a busy machine is no reason to fail. Shorter
#: than the twenty seconds after which a phone tries again, so that what only works then is seen
PATIENCE = 15_000
#: a small phone, held in one hand
PHONE: ViewportSize = {"width": 360, "height": 740}
#: a road is walked as a phone or at a desk, as the seed draws it; in a proof as both
AS = {"phone": PHONE["width"], "desk": 1280}
WALKED = list(AS) if FULL else [Random(SEED).choice(list(AS))]


#: what the console says of a form that was refused: its page says why
REFUSED = "the server responded with a status of 422"
#: the long walks, of which a check takes one
LONG_WALKS = "test_front_door_"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the long walks one is taken, as the seed draws it; all in a proof, or when named alone."""
    walks = sorted({each.path.name for each in items if each.path.name.startswith(LONG_WALKS)})
    if FULL or len(walks) < len(list(Path(__file__).parent.glob(f"{LONG_WALKS}*.py"))):
        return
    others = set(walks) - {Random(SEED).choice(walks)}
    left_out = [each for each in items if each.path.name in others]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [each for each in items if each.path.name not in others]


def own_width(username: str) -> int:
    """How wide the screen is that somebody works at."""
    return AS["phone" if username in ON_THE_STREET else "desk"]


def held(width: int) -> dict[str, Any]:
    """How a screen of this width is held."""
    return {"width": width, "phone": width == PHONE["width"]}


@pytest.fixture(params=[AS[each] for each in WALKED], ids=WALKED)
def play(
    request: pytest.FixtureRequest, front_doors: str, browser: Browser, pictures: Path,
    django_db_blocker: DjangoDbBlocker, settings: Any, tmp_path: Path,
) -> Iterator[Play]:  # fmt: skip
    """Weeks at front doors, in a town of one's own, as a phone or at a desk.

    Width 0 is as each works, and then a page may say what cannot be.
    """
    name, calendar, width = f"{front_doors}_play", Calendar(), request.param
    calendar.turn_to(MONDAY)
    (tmp_path / "register.csv").write_bytes(register())
    brp = FakeBrp(People(lambda: people_of(tmp_path / "register.csv")))
    with django_db_blocker.unblock(), at_database(name, front_doors), brp:
        settings.WOONZEKER_BRP_URL = brp.url
        with served(calendar) as address, opened(browser, address) as make:
            yield Play(
                lambda username: make(
                    username, **held(width or own_width(username)), may_fail=not width
                ),
                calendar, width, pictures, request.node.path.stem.removeprefix("test_front_door_"),
            )  # fmt: skip
    databases.drop(os.environ["DATABASE_OWNER_URL"], name)


@pytest.fixture(scope="package")
def site(town_database: Town) -> Iterator[str]:
    """The address of the served practice town."""
    with served() as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's own loop runs in this thread
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        expect.set_options(timeout=PATIENCE)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open a browser of one's own on the practice town."""
    with opened(browser, site) as make:
        yield make


@contextmanager
def opened(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open browsers of one's own, signed in as a practice account if one is named.

    Afterwards nothing may have been refused by the page's own policy, and no request may have gone
    to another host.
    """
    complaints: list[str] = []
    pages: list[Page] = []

    def make(
        username: str = "",
        *,
        start: str = "/",
        width: int = 1280,
        scripts: bool = True,
        may_fail: bool = False,
        phone: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 900} if not phone else PHONE,
            has_touch=phone,
            is_mobile=phone,
            java_script_enabled=scripts,
            locale="nl-NL",
            storage_state=signed_in(browser, site, username) if username else None,
        )
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: _note(said, complaints, may_fail=may_fail))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda asked: _stays(asked.url, site, complaints))
        pages.append(page)
        page.goto(start)
        return page

    yield make
    for page in pages:
        page.context.close()
    assert complaints == []


def _note(said: ConsoleMessage, complaints: list[str], *, may_fail: bool) -> None:
    """What the console warns of is a complaint; a page that must fail may say that it failed."""
    if said.type not in {"error", "warning", "assert"} or REFUSED in said.text:
        return
    if not (may_fail and "Failed to load resource" in said.text):
        complaints.append(said.text)


def _stays(url: str, site: str, complaints: list[str]) -> None:
    if not url.startswith((site, "data:", "blob:")):
        complaints.append(f"asked another host: {url}")


_states: dict[tuple[str, str], tuple[float, StorageState]] = {}
#: seconds after which one signs in anew: a session that nobody uses ends
FRESH = 10 * 60


def signed_in(browser: Browser, site: str, username: str) -> StorageState:
    """The cookies of a practice account that signed in by typing, as people do."""
    began, state = _states.get((site, username), (0.0, None))
    if state is None or time.monotonic() - began > FRESH:
        page = browser.new_page(base_url=site)
        page.goto("/aanmelden")
        page.get_by_label("Gebruikersnaam").fill(username)
        page.get_by_label("Wachtwoord").fill(DEMO_PASSWORD)
        page.locator("form.wz-form").get_by_role("button", name="Aanmelden").click()
        page.get_by_role("button", name="Verder met de oefencode").click()
        page.wait_for_url(lambda url: "/aanmelden" not in url and "/gemeente" not in url)
        state = page.context.storage_state()
        _states[site, username] = time.monotonic(), state
        page.close()
    return state


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of the pages are put; PICTURES names another folder."""
    named = os.environ.get("PICTURES")
    folder = Path(named) if named else tmp_path_factory.mktemp("pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
