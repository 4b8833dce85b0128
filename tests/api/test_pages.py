# SPDX-License-Identifier: EUPL-1.2
"""The page for programmers, and the page where a municipality gives and takes back access."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.api.systems import access_of, made_for
from tests.conftest import CODE, person

from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.api.api import described
from woonzeker.organisations.models import Agreement, Partner, PartnerClient
from woonzeker.organisations.selectors import entry_for

KEYS = "/aanleveringen/sleutels"


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_call_can_be_tried(municipality: str) -> None:
    page = text(Client(), "/koppelen")
    for path, methods in described("http://testserver")["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}" in page


def test_a_call_that_sends_comes_with_an_example(municipality: str) -> None:
    page = text(Client(), "/koppelen?aanroep=post-aanleveringen")
    assert "S-2026-000123" in page
    assert "Idempotency-Key" in page


def test_an_unknown_call_opens_the_first(municipality: str) -> None:
    page = text(Client(), "/koppelen?aanroep=%00niets")
    assert page.index('name="aanroep" open>') == page.index('name="aanroep"')


def test_every_call_stands_on_the_page_so_that_choosing_one_keeps_the_access(
    municipality: str,
) -> None:
    page = text(Client(), "/koppelen")
    calls = sum(map(len, described("http://testserver")["paths"].values()))
    assert page.count("data-call ") == calls > 1
    assert page.count('name="aanroep" open>') == 1
    assert 'href="?' not in page
    marks = re.findall(r' id="([^"]+)"', page)
    assert len(marks) == len(set(marks))
    assert set(re.findall(r' for="([^"]+)"', page)) <= set(marks)


def test_the_page_runs_nothing_from_elsewhere(municipality: str) -> None:
    page = text(Client(), "/koppelen")
    assert "<script>" not in page
    assert 'src="http' not in page
    assert "style=" not in page


def test_the_bare_address_leads_to_the_page(municipality: str) -> None:
    assert Client().get("/api/v1/")["Location"] == "/koppelen"


@pytest.fixture
def desk(coordinator: Actor, client_for: Callable[[Actor], Client]) -> Client:
    return client_for(coordinator)


def agreement_of(partner: Partner) -> str:
    return str(Agreement.objects.get(partner=partner, municipality_id=CODE).pk)


def test_number_and_secret_are_shown_once(desk: Client, bron: Partner) -> None:
    made = desk.post(f"{KEYS}/{agreement_of(bron)}/koppeling").content.decode()
    secret = made.split('value="wzs_')[1].split('"')[0]
    number = PartnerClient.objects.get().client_id
    assert number in made
    page = text(desk, KEYS)
    assert number in page
    assert secret not in page


def test_the_page_says_when_a_system_last_came(desk: Client, bron: Partner) -> None:
    made = made_for(bron)
    assert "nog niet" in text(desk, KEYS)
    access_of(made)
    assert "nog niet" not in text(desk, KEYS)


def test_a_system_is_taken_back(desk: Client, bron: Partner) -> None:
    made = made_for(bron)
    token = access_of(made)
    where = f"{KEYS}/{agreement_of(bron)}/koppeling/intrekken"
    assert desk.post(where, {"client": str(made.client.pk)}).status_code == 302
    assert entry_for(token) is None
    assert made.client.client_id not in text(desk, KEYS)


@pytest.mark.parametrize("client", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_what_is_not_there_is_not_taken_back(desk: Client, bron: Partner, client: str) -> None:
    where = f"{KEYS}/{agreement_of(bron)}/koppeling/intrekken"
    assert desk.post(where, {"client": client}).status_code == 404


def test_a_wrong_number_is_not_let_in(desk: Client, bron: Partner) -> None:
    where = f"{KEYS}/{agreement_of(bron)}/koppeling/toelaten"
    answer = desk.post(where, {"number": "wzc-verzonnen"}, follow=True)
    assert "niet van deze partner" in answer.content.decode()


def test_a_number_that_comes_in_already_is_let_in_again(desk: Client, bron: Partner) -> None:
    made = made_for(bron)
    where = f"{KEYS}/{agreement_of(bron)}/koppeling/toelaten"
    desk.post(where, {"number": made.client.client_id})
    assert made.client.places.count() == 1


@pytest.mark.parametrize("path", ["", "/toelaten", "/intrekken"])
def test_who_visits_doors_gives_no_access(
    bron: Partner, municipality: str, client_for: Callable[[Actor], Client], path: str
) -> None:
    visitor = client_for(person(Role.OUTREACH_WORKER))
    assert visitor.post(f"{KEYS}/{agreement_of(bron)}/koppeling{path}").status_code == 403
