# SPDX-License-Identifier: EUPL-1.2
"""Every answer, of whatever address, tells the browser what it may do with it: nothing more."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import URLPattern, URLResolver, get_resolver
from tests.proving import some

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.web.edges import MOST_BYTES, expires, refused_unread

pytestmark = pytest.mark.django_db
ANY_ID = str(uuid.UUID(int=7))
WANTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Every address of the site, with something in each place."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each, route)
        elif isinstance(each, URLPattern):
            filled = re.sub(r"<uuid:\w+>", ANY_ID, route)
            filled = re.sub(r"<(?:slug|str):\w+>", "iets", filled)
            yield "/" + re.sub(r"\(\?P<rest>.*\)|[\^$]|<int:\w+>", "1", filled)


#: what every site may read, and is the same for everybody (NL API Design Rules, publish-openapi)
PUBLIC = {"/api/v1/openapi.json"}
ADDRESSES = [*routes(get_resolver()), "/bestaat-niet", "/static/ui/icon.svg"]
#: of so many addresses a check asks one, others for each question; a proof asks all
PART = 3


def csp_of(answer: HttpResponse) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split(";")
    return dict(part.strip().partition(" ")[::2] for part in parts)


@pytest.fixture(params=["stranger", "coordinator"])
def browser(
    request: pytest.FixtureRequest, client_for: Callable[[Actor], Client], coordinator: Actor
) -> Client:
    """A browser in which nobody signed in, and one in which the coordinator did."""
    browser = Client() if request.param == "stranger" else client_for(coordinator)
    browser.raise_request_exception = False
    return browser


@pytest.mark.parametrize("method", ["get", "post", "put", "options"])
def test_every_address_answers_with_every_header(browser: Client, method: str) -> None:
    missing = []
    for address in some(ADDRESSES, PART, method):
        answer = getattr(browser, method)(address)
        wanted = WANTED if not address.startswith("/static/") else WANTED | {"Cache-Control": ""}
        if address in PUBLIC and answer.status_code == 200:
            wanted = wanted | {"Cross-Origin-Resource-Policy": "cross-origin"}
        missing += [
            (address, name, answer.headers.get(name))
            for name, value in wanted.items()
            if value not in answer.headers.get(name, "absent")
        ]
        policy = csp_of(answer)
        if policy["default-src"] != "'none'" or "unsafe" in str(policy):
            missing.append((address, "csp", str(policy)))
    assert missing == []


def test_the_policy_lets_a_browser_run_and_load_only_what_is_ours(browser: Client) -> None:
    policy = csp_of(browser.get("/"))
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}


def test_what_a_page_could_ask_of_a_device_is_off(browser: Client) -> None:
    said = browser.get("/").headers["Permissions-Policy"]
    assert all(each.endswith("=()") for each in said.split(", "))
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(said.split(", "))


def test_every_answer_with_words_names_its_letters(browser: Client) -> None:
    for address in some(ADDRESSES, PART, "letters"):
        kind = browser.get(address).headers.get("Content-Type", "")
        if kind.startswith("text/") and not address.startswith("/static/"):
            assert "charset=utf-8" in kind, address


def test_no_answer_lets_another_site_read_along(browser: Client) -> None:
    for address in some(ADDRESSES, PART, "another site"):
        if address in PUBLIC:
            continue
        answer = browser.get(address, headers={"origin": "https://elders.example"})
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "TRACK", "BREW"])
def test_a_strange_method_is_refused(browser: Client, method: str) -> None:
    assert browser.generic(method, "/").status_code == 405


def test_a_request_that_is_too_large_is_not_read() -> None:
    large = RequestFactory().post("/aanleveringen/nieuw", CONTENT_LENGTH=str(MOST_BYTES + 1))
    answer = refused_unread(large)
    assert answer is not None
    assert answer.status_code == 413
    assert not hasattr(large, "_files")


@override_settings(SECURE_SSL_REDIRECT=True)
def test_a_program_is_not_sent_on_to_https_but_refused() -> None:
    assert Client().get("/api/v1/openapi.json").status_code == 403
    assert Client().get("/").headers["Location"].startswith("https://")


@override_settings(
    SECURE_SSL_REDIRECT=True, SECURE_HSTS_SECONDS=31_536_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True
)
def test_over_https_a_browser_remembers_it_for_a_year() -> None:
    said = Client().get("/healthz", secure=True).headers["Strict-Transport-Security"]
    assert said == "max-age=31536000; includeSubDomains"


def test_signing_out_empties_the_browser(
    client_for: Callable[[Actor], Client], coordinator: Actor
) -> None:
    answer = client_for(coordinator).post("/afmelden")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_a_weak_spot_can_be_told() -> None:
    answer = Client().get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"].startswith("mailto:")
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    assert fields["Preferred-Languages"] == "nl, en"
    ends = datetime.fromisoformat(fields["Expires"]).astimezone(UTC)
    assert timedelta(days=30) < ends - clock.now() < timedelta(days=366)


def test_it_always_holds_for_more_than_a_month_and_less_than_a_year() -> None:
    day = date(2026, 1, 1)
    for number in range(800):
        today = day + timedelta(days=number)
        assert timedelta(days=30) < expires(today) - today < timedelta(days=366)


@override_settings(WOONZEKER_MODE="production", WOONZEKER_SECURITY_CONTACT="")
def test_where_nobody_set_it_there_is_none() -> None:
    assert Client().get("/.well-known/security.txt").status_code == 404


def test_there_is_no_switch_that_shows_faults_to_a_browser() -> None:
    assert settings.DEBUG is False
