# SPDX-License-Identifier: EUPL-1.2
"""A large file: who takes it is led to a question, a colleague says yes, and it can be fetched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.planning.households import reported, resident

from woonzeker.access import clock, exports
from woonzeker.access.actors import Actor
from woonzeker.access.models import Export
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.organisations.models import Partner
from woonzeker.planning.models import WorkList

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)
Browsers = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Here two people are many, so that a test needs no fifty households."""
    before = list(exports._policy)
    exports.governed_by(lambda _municipality: {"export_four_eyes_above": 2})
    yield
    exports._policy[:] = before


@pytest.fixture
def browser(client_for: Browsers, coordinator: Actor) -> Client:
    return client_for(coordinator)


@pytest.fixture
def colleague(client_for: Browsers, municipality: str) -> Client:
    """A browser of somebody who may decide."""
    return client_for(person(Role.PRIVACY_OFFICER))


@pytest.fixture
def pdf(browser: Client, outreach_worker: Actor, partner_factory: Callable[..., Partner]) -> str:
    """The address of a work list of three doors on paper."""
    for number in (12, 14, 16):
        reported(partner_factory(), resident(number), terms=3)
    form = {"week": MONDAY.isoformat(), "minutes": "20", "others": ""}
    browser.post("/looplijst", {**form, f"deel:{outreach_worker.id}": [f"{MONDAY}|ochtend"]})
    with tenant(CODE):
        return f"/looplijst/{WorkList.objects.get().pk}/looplijst.pdf"


def token_of(browser: Client, pdf: str) -> str:
    """What stands in the address of the question."""
    query = urlsplit(browser.get(pdf).headers["Location"]).query
    return parse_qs(query)["bestand"][0]


def asked(browser: Client, pdf: str) -> str:
    """Ask for the file with a reason; the id of the question."""
    browser.post(
        "/uitvoer/vragen", {"bestand": token_of(browser, pdf), "reason": "ronde van maandag"}
    )
    with tenant(CODE):
        return str(Export.objects.get().pk)


def test_a_large_file_leads_to_a_question(browser: Client, pdf: str) -> None:
    answer = browser.get(pdf)
    assert answer.headers["Location"].startswith("/uitvoer/vragen?bestand=")
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "3 mensen" in page
    assert "teamleider of de privacyfunctionaris" in page


def test_a_question_without_a_reason_is_not_sent(browser: Client, pdf: str) -> None:
    answer = browser.post("/uitvoer/vragen", {"bestand": token_of(browser, pdf)})
    assert answer.status_code == 200
    with tenant(CODE):
        assert not Export.objects.exists()


def test_a_colleague_says_yes_with_one_press_and_the_file_comes(
    browser: Client, colleague: Client, pdf: str
) -> None:
    question = asked(browser, pdf)
    assert "ronde van maandag" in colleague.get("/uitvoer").content.decode()
    colleague.post(f"/uitvoer/{question}/akkoord")
    assert "/print" in browser.get("/uitvoer").content.decode()
    assert browser.get(pdf).content.startswith(b"%PDF")


def test_saying_yes_asks_for_a_fresh_proof(browser: Client, colleague: Client, pdf: str) -> None:
    question = asked(browser, pdf)
    with clock.really_at(clock.real() + timedelta(minutes=11)):
        assert colleague.post(f"/uitvoer/{question}/akkoord").status_code == 403
    with tenant(CODE):
        assert Export.objects.get().approved_at is None


def test_a_colleague_says_no(browser: Client, colleague: Client, pdf: str) -> None:
    colleague.post(f"/uitvoer/{asked(browser, pdf)}/afwijzen")
    assert "afgewezen" in browser.get("/uitvoer").content.decode()
    assert browser.get(pdf).status_code == 302


def test_who_asked_does_not_decide(browser: Client, pdf: str) -> None:
    assert browser.post(f"/uitvoer/{asked(browser, pdf)}/akkoord").status_code == 403


def test_who_only_visits_decides_nothing(
    browser: Client, client_for: Browsers, outreach_worker: Actor, pdf: str
) -> None:
    answer = client_for(outreach_worker).post(f"/uitvoer/{asked(browser, pdf)}/akkoord")
    assert answer.status_code == 403


def test_the_sheet_asks_for_its_own_yes(browser: Client, colleague: Client, pdf: str) -> None:
    colleague.post(f"/uitvoer/{asked(browser, pdf)}/akkoord")
    assert browser.get(pdf.replace(".pdf", ".csv")).status_code == 302


def test_the_paper_says_who_took_it_along(browser: Client, colleague: Client, pdf: str) -> None:
    colleague.post(f"/uitvoer/{asked(browser, pdf)}/akkoord")
    page = browser.get(pdf.replace("looplijst.pdf", "print")).content.decode()
    assert "Meegenomen door Intake_Coordinator, maandag 2 november 2026" in page
    assert "lijst 1 van 1" in page


def test_a_made_up_question_is_refused(browser: Client) -> None:
    answer = browser.get("/uitvoer/vragen?bestand=WyJ4Il0:x:y")
    assert answer.status_code == 409


SOURCE = Path(__file__).resolve().parents[2] / "src" / "woonzeker"
#: files without anybody in them
NOBODY = {
    "privacy/views/leaks.py": "counts and codes of a data leak, without names",
    "outreach/views/peers.py": "hours of colleagues, for their pay",
    "api/gate.py": "the answer to a partner's own request, once more",
    "feedback/views/files.py": "proofs of a partner's own; those of staff ask `exports.take`",
    "landlords/views/papers.py": "a landlord's own letters and proofs, which no municipality sees",
    "legal/views/calendars.py": "days in court of a colleague, without anybody in them",
    "housing/views/goods_item.py": "a photo of one thing, shown on its own page",
    "housing/views/lists.py": "a letter of one resident, in their own name",
    "legal/views/roads.py": "a paper of one resident to fill in, on which nobody stands",
    "monitoring/views/sieve.py": "counts, and what left of a year",
    "monitoring/views/national.py": "counts, and a delivery that `monitoring` itself counts out",
    "organisations/views/agreements.py": "a signed agreement of an organisation",
    "web/views/many_homes.py": "an example without anybody in it",
    "outreach/views/letters.py": "one letter to one household; letters by the run are counted",
}
PAGES_OF_NOBODY = {"style.html", "recovery_codes.html"}


def test_every_file_that_leaves_is_counted() -> None:
    found = {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("*.py")
        if "Content-Disposition" in (text := file.read_text(encoding="utf-8"))
        and "exports.take(" not in text
    }
    assert found == set(NOBODY)


def test_every_page_for_a_printer_is_counted() -> None:
    """A page that offers to print itself is a file too."""
    pages = {file.name for file in SOURCE.rglob("*.html") if "data-print" in file.read_text()}
    takes = [
        text
        for file in SOURCE.rglob("*.py")
        if "exports.take(" in (text := file.read_text(encoding="utf-8"))
    ]
    uncounted = {page for page in pages if not any(f"/{page}" in text for text in takes)}
    assert uncounted == PAGES_OF_NOBODY
