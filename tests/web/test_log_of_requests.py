# SPDX-License-Identifier: EUPL-1.2
"""Somebody's data goes through every address of the site, and none of it comes out in the log."""

from __future__ import annotations

import json
import logging
import re
import uuid
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.web.broken_urls import BROKEN, ROWS

from woonzeker.access.actors import Actor, system
from woonzeker.organisations import services as organisations
from woonzeker.settings.logs import configuration
from woonzeker.web import permissions

PLANTED = {
    "naam": "Wolkenstein-Ververs",
    "bsn": "123456782",
    "telefoon": "0612345698",
    "email": "w.ververs@voorbeeld.example",
    "adres": "Nachtegaalpad 77-3hg",
    "postcode": "9876ZX",
    "geboortedatum": "1961-04-17",
    "notitie": "heeft schulden bij zijn broer",
}
CSV = "signaal_id;achternaam;bsn\nx;{naam};{bsn}\n".format(**PLANTED).encode()
#: each field under the names that forms give to such things
FORM = {**PLANTED, **dict.fromkeys(
    ("username", "password", "search", "q", "zoek", "reason", "note", "filename", "gebruikersnaam"),
    PLANTED["naam"],
)}  # fmt: skip


@pytest.fixture
def log() -> Iterator[Callable[[], str]]:
    """All that loggers write at their most talkative, as in production."""
    stream, root = StringIO(), logging.getLogger()
    kept = root.handlers[:], root.level
    logging.config.dictConfig(configuration("DEBUG"))
    root.handlers[0].setStream(stream)  # type: ignore[attr-defined]
    logging.captureWarnings(True)
    yield stream.getvalue
    logging.captureWarnings(False)
    logging.config.dictConfig(settings.LOGGING)
    root.handlers[:], root.level = kept


def addresses() -> list[str]:
    """Every address of the site, with planted words where it takes words."""
    found = [_filled(route) for route in _routes(get_resolver().url_patterns, "")]
    return ["/" + each for each in found]


def _routes(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, route)
        else:
            yield route


def _filled(route: str) -> str:
    route = re.sub(r"<uuid:\w+>", str(uuid.uuid4()), route)
    route = re.sub(r"<int:\w+>", "1", route)
    return re.sub(r"<[\w:]+>", PLANTED["naam"], route)


def post_everywhere(client: Client) -> None:
    client.raise_request_exception = False
    for address in addresses():
        client.get(address, PLANTED)
        client.post(address, FORM)
        client.post(address, json.dumps({"signalen": [PLANTED]}), content_type="application/json")


def nothing_planted(told: str) -> bool:
    return [word for word in PLANTED.values() if word in told] == []


def test_nothing_of_a_stranger_is_told(municipality: str, log: Callable[[], str]) -> None:
    post_everywhere(Client())
    assert '"route": "aanmelden"' in log()
    assert nothing_planted(log())


def test_nothing_of_a_colleague_is_told(
    coordinator: Actor, client_for: Callable[[Actor], Client], log: Callable[[], str]
) -> None:
    post_everywhere(client_for(coordinator))
    assert nothing_planted(log())


def test_nothing_of_a_partner_is_told(municipality: str, log: Callable[[], str]) -> None:
    lead = system(municipality, "tests")
    agreement = organisations.agree(actor=lead, sector="water", name="Bron", from_on="2021-01-01")
    token = organisations.issue_token(actor=lead, agreement=agreement.pk)
    post_everywhere(Client(headers={"Authorization": f"Bearer {token}"}))
    assert nothing_planted(log())
    assert token not in log()


@pytest.mark.parametrize("view", BROKEN)
def test_nothing_is_told_when_a_page_breaks(
    view: Callable[..., object],
    db: None,
    log: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(settings, "ROOT_URLCONF", "tests.web.broken_urls")
    monkeypatch.setattr(permissions, "TABLE", {**permissions.TABLE, **ROWS})
    client = Client(raise_request_exception=False)
    client.post(f"/breek/{view.__name__}?naam={PLANTED['naam']}", FORM)
    assert f'"route": "breek/{view.__name__}"' in log()
    assert nothing_planted(log() + "".join(capfd.readouterr()))


def test_a_broken_page_can_be_found_in_the_log(
    db: None, log: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ROOT_URLCONF", "tests.web.broken_urls")
    monkeypatch.setattr(permissions, "TABLE", {**permissions.TABLE, **ROWS})
    Client(raise_request_exception=False).post("/breek/database", FORM)
    line = next(json.loads(each) for each in log().splitlines() if '"ERROR"' in each)
    assert line["error"].startswith("django.db.utils.DataError")
    assert any("broken_urls.py" in frame for frame in line["frames"])
    assert len(line["request_id"]) == 32
