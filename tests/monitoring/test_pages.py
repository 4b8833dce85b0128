# SPDX-License-Identifier: EUPL-1.2
"""The pages of the national delivery: each sees what is theirs, and numbers leave by two people."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client
from tests.conftest import CODE, client_of, person
from tests.monitoring.delivering import NUMBER, faults, linked_signal, numbered, taken_up

from woonzeker.access import clock, exports
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.monitoring import selectors
from woonzeker.monitoring.models import Delivered
from woonzeker.monitoring.rules import Period

PAGE = "/landelijke-levering?van=2026-07-01&tot=2026-12-31"
FILE = "/landelijke-levering/20260701-20261231/ddas"


@pytest.fixture
def browser(coordinator: Actor) -> Client:
    """The coordinator's browser."""
    return client_of(coordinator)


def test_somebody_sees_how_a_period_stands(browser: Client) -> None:
    linked_signal(numbered())
    page = browser.get(PAGE).content.decode()
    assert "Signalen die nog niet zijn opgepakt" in page
    assert f'href="{FILE}"' in page
    assert NUMBER not in page


def test_without_days_it_is_the_half_year_that_is_over(browser: Client) -> None:
    page = browser.get("/landelijke-levering").content.decode()
    assert 'value="2026-01-01"' in page
    assert 'value="2026-06-30"' in page


def test_the_wrong_way_round_is_said_near_the_day(browser: Client) -> None:
    page = browser.get("/landelijke-levering?van=2026-07-01&tot=2026-01-01").content.decode()
    assert "Kies een dag die niet voor de eerste ligt." in page


def test_a_small_file_is_given_at_once_and_recorded(browser: Client) -> None:
    linked_signal(numbered())
    answer = browser.get(FILE)
    message = json.loads(answer.content)
    assert faults(message) == []
    assert message["leveringen"][0]["vroegsignalen"][0]["client"] == {"burgerservicenummer": NUMBER}
    assert answer["Cache-Control"] == "no-store"
    with tenant(CODE):
        assert Delivered.objects.get().road == "page"
    assert "bestand van de bladzijde" in browser.get(PAGE).content.decode()


def test_a_large_file_asks_for_a_second_person(
    browser: Client, coordinator: Actor, privacy_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports, "needs_second", lambda *_asked, **_limits: True)
    for number in ("999990019", "999990020"):
        whom = numbered(number)
        linked_signal(whom)
        linked_signal(whom, partner="Stroom", sector="energie")
    asked = browser.get(FILE)
    assert "gaat over 2 mensen" in browser.get(asked["Location"]).content.decode()
    assert asked.status_code == 302
    assert asked["Location"].startswith("/uitvoer/vragen")
    with tenant(CODE):
        assert not Delivered.objects.exists()
    browser.post(asked["Location"], {"reason": "levering aan het CBS"})
    waiting = exports.to_decide(actor=privacy_officer)
    exports.approve(actor=privacy_officer, export=str(waiting[0].export.pk))
    assert FILE in browser.get("/uitvoer").content.decode()
    assert len(json.loads(browser.get(FILE).content)["leveringen"][0]["vroegsignalen"]) == 4


def test_figures_to_publish_hide_what_is_small(browser: Client) -> None:
    for number in range(12):
        linked_signal(numbered(f"9999{number:05}"), partner="Bron", sector="water")
    linked_signal(numbered(), partner="Stroom", sector="energie")
    with clock.standing_at(date(2027, 1, 4)):
        page = browser.get(PAGE).content.decode()
        published = browser.get("/landelijke-levering/20260701-20261231/cijfers").content.decode()
        inside = browser.get("/landelijke-levering/20260701-20261231/tellingen").content.decode()
    assert "Cijfers om te publiceren (CSV)" in page
    assert "signalen per maand;2026-11;Energie;1\r\n" in inside
    assert "signalen per maand;2026-11;Energie;minder dan 10 of verborgen" in published
    assert "signalen per maand;2026-11;totaal;15" in published


@pytest.mark.parametrize("days", ["20260701-20261231", "20260701-20260731"])
def test_what_is_not_over_or_no_quarter_is_not_published(browser: Client, days: str) -> None:
    answer = browser.get(f"/landelijke-levering/{days}/cijfers")
    assert answer.status_code == 409
    assert "hele kwartalen die voorbij zijn" in answer.content.decode()
    assert "Cijfers om te publiceren (CSV)" not in browser.get(PAGE).content.decode()


def test_a_long_list_says_that_there_is_more(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "MOST_ROWS", 2)
    for number in ("999990019", "999990020"):
        linked_signal(numbered(number))
    address = "/landelijke-levering/20260701-20261231/onvolledig/undecided"
    assert "Dit zijn de eerste 2." in browser.get(address).content.decode()


def test_each_count_opens_the_list_behind_it(browser: Client) -> None:
    whom = numbered()
    period = taken_up(whom, linked_signal(whom), result="advice")
    address = "/landelijke-levering/20260701-20261231/onvolledig/no_attempt"
    assert f'href="{address}"' in browser.get(PAGE).content.decode()
    listed = browser.get(address).content.decode()
    assert f"/zaken/{period.case_id}" in listed
    assert "maand vanaf" in listed


@pytest.mark.parametrize("word", ["onvolledig/niets", "ddas"])
def test_what_is_no_list_or_period_says_so(browser: Client, word: str) -> None:
    days = "20260701-20261231" if "/" in word else "gisteren"
    assert browser.get(f"/landelijke-levering/{days}/{word}").status_code == 409


@pytest.mark.parametrize("role", [Role.STATISTICIAN, Role.MANAGER])
def test_who_counts_gets_figures_and_no_people(municipality: str, role: Role) -> None:
    linked_signal(numbered())
    browser = client_of(person(role))
    page = browser.get(PAGE).content.decode()
    assert "Tellingen voor binnen" in page
    assert FILE not in page
    assert "/onvolledig/" not in page
    assert browser.get(FILE).status_code == 403
    assert browser.get("/landelijke-levering/20260101-20260630/cijfers").status_code == 200


def test_the_administrator_says_who_delivers_and_counts_nothing(municipality: str) -> None:
    admin = person(Role.FUNCTIONAL_ADMIN)
    browser = client_of(admin)
    page = browser.get("/landelijke-levering").content.decode()
    assert "Vul in wie levert" in page
    assert "Wat er te leveren is" not in page
    filled = {
        "organisation": "Gemeente Meerveld", "kvk": "12345678", "naam": "Noor",
        "telefoonnummer": "0351234567", "email": "noor@meerveld.example", "functietitel": "",
    }  # fmt: skip
    assert browser.post("/landelijke-levering/organisatie", filled).status_code == 302
    with tenant(CODE):
        policy = selectors.national_policy(admin)
    assert policy.contacts == (
        {"naam": "Noor", "telefoonnummer": "0351234567", "email": "noor@meerveld.example"},
    )
    assert not policy.pull
    assert 'value="12345678"' in browser.get("/landelijke-levering/organisatie").content.decode()


def test_a_number_of_the_chamber_of_commerce_has_eight_digits(municipality: str) -> None:
    browser = client_of(person(Role.FUNCTIONAL_ADMIN))
    page = browser.post("/landelijke-levering/organisatie", {"kvk": "1234"}).content.decode()
    assert "Een KvK-nummer heeft acht cijfers." in page


def test_more_than_a_page_can_carry_is_for_the_command(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("woonzeker.monitoring.services.delivering.MOST_ON_PAGE", 0)
    linked_signal(numbered())
    answer = browser.get(FILE)
    assert answer.status_code == 409
    assert "te groot voor een bladzijde" in answer.content.decode()


def test_figures_count_in_the_words_of_the_model(coordinator: Actor) -> None:
    linked_signal(numbered())
    tables = selectors.figures(
        actor=coordinator, period=Period(date(2026, 7, 1), date(2026, 12, 31))
    )
    assert tables[1].counts == {("Water", "Nog niet opgepakt"): 1}
