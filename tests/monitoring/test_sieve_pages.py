# SPDX-License-Identifier: EUPL-1.2
"""The pages of the sieve: the sentence first, each number its list, outside nothing small."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, client_of, person
from tests.situations import LEAD, let_work, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.monitoring.models import PublishedYear, SieveRow
from woonzeker.monitoring.rules.sieve_counts import Chosen, grid_of, median_days, stays_of
from woonzeker.monitoring.rules.sieve_row import passage_of
from woonzeker.monitoring.selectors.sieve import medians
from woonzeker.monitoring.selectors.sieve import sieve as counted

LATER = MONDAY + timedelta(days=9)


@pytest.fixture
def households(municipality: str) -> list[Case]:
    """Twelve households with rent arrears, of whom one was summoned unseen and one paid."""
    for number in range(12):
        linked_signal(resident(f"1234AB{number}"), partner="Woon", sector="huur")
    cases.take_up(actor=LEAD, on=MONDAY)
    with tenant(CODE):
        found = list(Case.objects.order_by("number"))
    with clock.standing_at(LATER):
        cases.advance(actor=LEAD, case=found[0].pk, move="dagvaarding_served")
        cases.advance(actor=LEAD, case=found[1].pk, move="close_paid")
    return found


@pytest.fixture
def browser(manager: Actor) -> Client:
    """The manager's browser."""
    return client_of(manager)


def page(browser: Client, address: str = "/zeef") -> str:
    with clock.standing_at(LATER):
        answer = browser.get(address)
    assert answer.status_code == 200, answer.content.decode()[:400]
    return " ".join(answer.content.decode().split())


def test_the_sentence_says_who_is_where(households: list[Case], browser: Client) -> None:
    text = page(browser)
    assert "in 2026 binnenkwamen: 12. Nu in beeld: 11. Zonder contact een stap gezakt: 1." in text
    assert "Bekijk wie zonder contact zakte" not in text
    assert "/zeef/lijst" not in text


def test_no_point_of_the_drawing_has_a_broken_number(
    households: list[Case], browser: Client
) -> None:
    drawn = re.findall(r'points="([^"]+)"', page(browser))
    assert drawn
    assert all(re.fullmatch(r"(\d+,\d+ ?)+", points) for points in drawn)
    assert "style=" not in page(browser)


def test_who_leads_opens_the_list_behind_a_number(households: list[Case]) -> None:
    browser = client_of(person(Role.TEAM_LEAD))
    found = re.findall(r'href="(/zeef/lijst[^"]+)"', page(browser))
    assert found
    listed = page(browser, found[0].replace("&amp;", "&"))
    assert households[2].number in listed


def test_the_start_page_of_a_manager_says_how_many_sank(
    households: list[Case], browser: Client
) -> None:
    found = re.findall(r'<a href="([^"]+)">1<span[^>]*> zonder contact', page(browser, "/"))
    assert found == ["/zeef?periode=alles"]
    assert "Zonder contact een stap gezakt: 1." in page(browser, found[0])
    both = client_of(person(Role.MANAGER, Role.TEAM_LEAD, name="both"))
    assert '<a href="/zeef/lekken">1<span' in page(both, "/")


@pytest.mark.parametrize("days", ["periode=2025", "periode=alles", "periode=2026-k4"])
def test_a_number_of_any_days_opens_as_many_as_it_says(households: list[Case], days: str) -> None:
    with tenant(CODE):
        first = SieveRow.objects.get(case=households[0])
        first.entered_on = date(2025, 3, 1)
        first.save()
    browser = client_of(person(Role.TEAM_LEAD))
    text = page(browser, f"/zeef?{days}")
    lists = re.findall(r'<a href="(/zeef/lijst[^"]+)">(\d+)</a>', text)
    assert lists
    for address, number in lists:
        listed = page(browser, address.replace("&amp;", "&"))
        assert listed.count('<th scope="row">') == int(number)


def test_the_number_of_who_sank_opens_those_of_the_same_days(households: list[Case]) -> None:
    browser = client_of(person(Role.TEAM_LEAD))
    text = page(browser, "/zeef")
    found = re.findall(r'href="(/zeef/lekken[^"]*)">Bekijk wie', text)
    assert found == ["/zeef/lekken?periode=2026"]
    assert households[0].number in page(browser, found[0])
    assert "Niemand zakte zonder contact" in page(browser, "/zeef/lekken?periode=2025")
    assert browser.get("/zeef/lekken?periode=ooit").status_code == 409
    assert browser.get("/zeef/lekken?weg=nuisance").status_code == 409


def test_who_may_know_of_a_road_opens_the_list_of_its_lane(households: list[Case]) -> None:
    coordinates = person(Role.EVICTION_COORDINATOR)
    let_work(coordinates, households[0])
    browser = client_of(coordinates)
    with tenant(CODE):
        SieveRow.objects.update(lanes=["arrears", "nuisance"])
    found = re.findall(r'href="(/zeef/lijst[^"]+)"', page(browser, "/zeef?weg=nuisance"))
    text = page(browser, found[0].replace("&amp;", "&"))
    assert "Je ziet er 1 van de 12" in text
    assert households[0].number in text
    worker = client_of(person(Role.DEBT_COUNSELLOR))
    assert worker.get("/zeef/lijst?weg=nuisance").status_code == 409
    assert worker.get("/zeef/lijst?weg=carer").status_code == 200


def test_a_number_of_a_lane_opens_no_list(households: list[Case]) -> None:
    browser = client_of(person(Role.TEAM_LEAD))
    with tenant(CODE):
        SieveRow.objects.update(lanes=["nuisance", "arrears"])
    text = page(browser, "/zeef?weg=nuisance")
    assert "binnenkwamen: 12." in text
    assert "/zeef/lijst" not in text
    assert browser.get("/zeef/lijst?weg=nuisance").status_code == 409
    assert browser.get("/zeef/lijst?sector=huur").status_code == 409


def test_a_list_never_goes_beyond_reach(households: list[Case], outreach_worker: Actor) -> None:
    let_work(outreach_worker, households[0])
    browser = client_of(outreach_worker)
    text = page(browser, "/zeef/lijst")
    assert "Je ziet er 1 van de 12" in text
    assert households[0].number in text
    assert households[1].number not in text
    assert "zonder dat er in die stap iemand gesproken is" in page(browser, "/zeef/lekken")
    assert browser.get("/zeef").status_code == 403


def test_a_manager_sees_no_list(households: list[Case], browser: Client) -> None:
    assert browser.get("/zeef/lijst").status_code == 403
    assert browser.get("/zeef/lekken").status_code == 403


def test_so_few_that_somebody_could_be_known_are_not_divided(
    municipality: str, browser: Client
) -> None:
    linked_signal(resident())
    cases.take_up(actor=LEAD, on=MONDAY)
    text = page(browser)
    assert "Minder dan 10 huishoudens" in text
    assert "<polygon" not in text
    assert browser.get("/zeef/bestand").status_code == 409
    assert "binnenkwamen: 1." in page(client_of(person(Role.TEAM_LEAD)))


def test_nobody_in_these_days_says_what_to_do(municipality: str, browser: Client) -> None:
    assert "Er is nog geen huishouden in deze periode." in page(browser)
    assert "Vul beide dagen in" in page(browser, "/zeef?van=2026-01-01")


def test_the_file_says_the_same(households: list[Case], browser: Client) -> None:
    text = page(browser, "/zeef/bestand")
    assert "3. " in text
    assert ";kwam tot deze stap;;12" in text


@pytest.mark.parametrize(
    "chosen",
    [
        Chosen(date(2026, 1, 1), date(2026, 12, 31)),
        Chosen(date(2026, 1, 1), date(2026, 12, 31), sector="huur", landlord="corporation"),
        Chosen(date(2026, 1, 1), date(2026, 12, 31), sector="energie"),
        Chosen(date(2026, 1, 1), date(2026, 12, 31), lane="arrears", repeat=False),
        Chosen(date(2025, 1, 1), date(2025, 12, 31)),
    ],
    ids=str,
)
def test_the_database_counts_as_the_rules_do(
    households: list[Case], manager: Actor, chosen: Chosen
) -> None:
    with tenant(CODE):
        rows = [passage_of(row) for row in SieveRow.objects.values()]
        taken = [row for row in rows if chosen.takes(row)]
        found = counted(actor=manager, chosen=chosen).sieve
        middle = medians(manager, chosen)
    assert sum(grid_of(taken).values()) == found.entered
    assert median_days(stays_of(taken)) == middle


def test_a_year_of_evictions_stands_beside_the_country(
    households: list[Case], browser: Client
) -> None:
    text = page(browser, "/zeef/ontruimingen/2026")
    assert "zoals de corporaties tellen (Aedes)" in text
    assert "Door de jaren heen" in text
    file = page(browser, "/zeef/ontruimingen/2026/bestand")
    assert "Aedes" in file
    assert '2024;Ontruimd (KBvG);0;;"2.972' in file
    assert browser.get("/zeef/ontruimingen/2019").status_code == 404


def test_a_number_of_a_year_of_evictions_opens_its_list(households: list[Case]) -> None:
    with clock.standing_at(LATER):
        cases.advance(actor=LEAD, case=households[0].pk, move="home_lost")
    coordinates, worker = person(Role.EVICTION_COORDINATOR), person(Role.DEBT_COUNSELLOR)
    for actor in (coordinates, worker):
        let_work(actor, households[0])
    browser = client_of(coordinates)
    text = page(browser, "/zeef/ontruimingen/2026")
    found = re.findall(r'href="(/zeef/ontruimingen/2026/lijst[^"]+)"', text)
    assert any("regel=no_court" in each for each in found)
    for each in found:
        assert households[0].number in page(browser, each.replace("&amp;", "&"))
    there = "/zeef/ontruimingen/2026/lijst?tabel={}&regel={}"
    assert "bij jou of je team" in page(browser, there.format("endings", "key"))
    assert browser.get(there.format("endings", "other")).status_code == 404
    lead = client_of(person(Role.TEAM_LEAD))
    assert lead.get(there.format("reasons", "arrears")).status_code == 404
    for no_list in (client_of(worker), client_of(person(Role.MANAGER))):
        assert no_list.get(there.format("endings", "no_court")).status_code == 403


def test_a_year_leaves_once(households: list[Case], browser: Client) -> None:
    address = "/zeef/raad/2026"
    assert "Dit jaar loopt nog" in page(browser, address)
    assert browser.post(address).status_code == 409
    with clock.standing_at(date(2027, 2, 1)):
        assert "Zo zou het eruitzien" in browser.get(address).content.decode()
        assert browser.post(address).status_code == 302
        assert browser.post(address).status_code == 409
        told = browser.get(address).content.decode()
        file = browser.get(f"{address}/bestand").content.decode()
    assert "Gepubliceerd op" in told
    assert "de zeef" in file
    with tenant(CODE):
        kept = {row.what: row.tables for row in PublishedYear.objects.all()}
    assert kept["lost"] == {}
    assert all(
        number is None or number % 5 == 0
        for table in kept["sieve"]["tables"]
        for cells in table["cells"]
        for number in cells
    )


def test_only_a_manager_lets_a_year_leave(households: list[Case]) -> None:
    lead = client_of(person(Role.TEAM_LEAD))
    with clock.standing_at(date(2027, 2, 1)):
        assert "Publiceer 2026" not in lead.get("/zeef/raad/2026").content.decode()
        assert lead.post("/zeef/raad/2026").status_code == 403
        assert lead.get("/zeef/raad/2026/bestand").status_code == 409


@pytest.mark.parametrize("role", [Role.STATISTICIAN, Role.PRIVACY_OFFICER])
def test_who_counts_sees_the_sieve(
    households: list[Case], client_for: Callable[[Actor], Client], role: Role
) -> None:
    assert "binnenkwamen: 12." in page(client_for(person(role)))
