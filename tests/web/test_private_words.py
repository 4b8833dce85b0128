# SPDX-License-Identifier: EUPL-1.2
"""What somebody is called and where they live stays on the page: not in its address or title.

An address bar, a history, a bookmark, a log of a proxy and a folder with downloads all outlive the
page. Every page that can be reached is walked, as each role, looking for words that were planted:
in a check as some of them, drawn by the seed.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import unquote_plus, urljoin, urlsplit

import pytest
from django.test import Client
from tests.conftest import CODE, person
from tests.intake.deliveries import csv_of, line, take_in
from tests.planning.households import reported, resident
from tests.proving import some

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.organisations.models import Partner
from woonzeker.planning.models import WorkList

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)
PLANTED = ("Wolkenstein", "Nachtegaal", "9876ZX", "9876 ZX", "K77310", "0612345698")
MOST_PAGES = 250
ROLES = (
    Role.INTAKE_COORDINATOR, Role.REVIEWER, Role.TEAM_LEAD, Role.OUTREACH_WORKER, Role.MANAGER,
    Role.PRIVACY_OFFICER, Role.FUNCTIONAL_ADMIN,
)  # fmt: skip
Browsers = Callable[[Actor], Client]


@pytest.fixture
def filled(
    client_for: Browsers,
    coordinator: Actor,
    outreach_worker: Actor,
    partner_factory: Callable[..., Partner],
) -> Client:
    """Somebody with arrears, a planned visit, a returned line and a decision; their browser."""
    water = partner_factory("water", "Bron")
    known = resident(
        77, surname="Wolkenstein", street="Nachtegaalpad", postcode="9876ZX",
        address_key="9876ZX 77",
    )  # fmt: skip
    reported(water, known, terms=3)
    reported(partner_factory(), known, terms=3)
    odd = line(1, achternaam="Wolkenstein", straat="Nachtegaalpad", klantnummer="K77310", bedrag="")
    more = line(2, achternaam="Wolkenstein", postcode="9876 ZX")
    take_in(coordinator, water, csv_of([odd, more]))
    browser = client_for(coordinator)
    form = {"week": MONDAY.isoformat(), "minutes": "20", "others": ""}
    browser.post("/looplijst", {**form, f"deel:{outreach_worker.id}": [f"{MONDAY}|ochtend"]})
    return browser


def leads_to(page: str, address: str) -> Iterator[str]:
    """Every address that a page names: links, forms and what its scripts would ask."""
    for found in re.findall(r'(?:href|action|src|hx-get|hx-post)="([^"]*)"', page):
        yield urljoin(address, html.unescape(found))


def tells(text: str) -> list[str]:
    said = unquote_plus(text).casefold()
    return [word for word in PLANTED if word.casefold() in said]


def walk(browser: Client) -> tuple[list[str], int, bool]:
    """What was told where it should not be, how many pages were seen, and if any named somebody."""
    waiting, seen, wrong, named = ["/"], set(), [], False
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen or address.startswith("/static/"):
            continue
        seen.add(address)
        answer = browser.get(address)
        wrong += [f"{address}: {word}" for word in _beside(answer.headers, answer.content)]
        kind = answer.headers.get("Content-Type", "")
        if not kind.startswith("text/html"):
            continue
        page = answer.content.decode()
        named = named or bool(tells(re.sub(r"<title>.*?</title>", "", page, flags=re.DOTALL)))
        wrong += [f"{address} title: {word}" for word in tells("".join(_titles(page)))]
        for onward in leads_to(page, address):
            wrong += [f"{address} leads to {onward}: {word}" for word in tells(onward)]
            parts = urlsplit(onward)
            if not parts.netloc and not parts.scheme and parts.path:
                waiting.append(f"{parts.path}{'?' + parts.query if parts.query else ''}")
    return wrong, len(seen), named


def _titles(page: str) -> list[str]:
    return re.findall(r"<title>(.*?)</title>", page, flags=re.DOTALL) + re.findall(
        r'<meta[^>]* content="([^"]*)"', page
    )


def _beside(headers: object, content: bytes) -> list[str]:
    """Words in headers, and in what a PDF says about itself."""
    said = str(headers)
    if content.startswith(b"%PDF"):
        said += " ".join(_about_pdf(content))
    return tells(said)


def _about_pdf(content: bytes) -> Iterator[str]:
    yield from (each.decode("latin-1") for each in re.findall(rb"/Title\s*\((.*?)\)", content))
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            opened = zlib.decompress(packed)
        except zlib.error:
            opened = packed
        if b"xpacket" in opened or b"/Author" in opened:
            yield opened.decode("utf-8", "replace")


def test_no_word_of_a_resident_stands_in_an_address_title_or_file_name(
    filled: Client, client_for: Browsers
) -> None:
    wrong, pages, named = walk(filled)
    assert wrong == []
    assert pages > 25
    assert named, "the walk met nobody: it proves nothing"


@pytest.mark.parametrize("role", some(ROLES, 4))
def test_in_no_role(role: Role, filled: Client, client_for: Browsers) -> None:
    wrong, pages, _named = walk(client_for(person(role, name=f"{role.value}-2")))
    assert wrong == []
    assert pages > 3


@pytest.mark.parametrize("kind", ["looplijst.pdf", "looplijst.csv", "print"])
def test_a_list_that_is_taken_along_is_called_by_its_week(filled: Client, kind: str) -> None:
    with tenant(CODE):
        work_list = WorkList.objects.get().pk
    answer = filled.get(f"/looplijst/{work_list}/{kind}")
    assert answer.status_code == 200
    assert _beside(answer.headers, answer.content) == []
    if kind != "print":
        name = answer.headers["Content-Disposition"]
        assert re.fullmatch(r'attachment; filename="[a-z0-9.-]+"', name)


@pytest.mark.parametrize("address", ["/zaken", "/beoordelen/beslist"])
def test_what_somebody_searches_with_is_sent_and_not_put_in_the_address(
    filled: Client, address: str
) -> None:
    answer = filled.post(address, {"zoek": "Nachtegaalpad 77", "status": ""})
    onward = answer.headers["Location"]
    assert tells(onward) == []
    page = filled.get(onward).content.decode()
    assert "Nachtegaalpad 77" in page
    assert not [each for each in leads_to(page, address) if tells(each)]


def test_the_mark_of_somebody_elses_search_means_nothing(
    filled: Client, client_for: Browsers
) -> None:
    onward = filled.post("/zaken", {"zoek": "Nachtegaalpad 77"}).headers["Location"]
    other = client_for(person(Role.REVIEWER, Role.INTAKE_COORDINATOR, name="other"))
    assert 'value="Nachtegaalpad' not in other.get(onward).content.decode()


def test_other_filters_still_stand_in_the_address(filled: Client) -> None:
    answer = filled.post("/zaken", {"zoek": "", "status": "open", "dreigend": ""})
    assert answer.headers["Location"] == "/zaken?status=open"
