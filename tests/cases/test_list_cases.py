# SPDX-License-Identifier: EUPL-1.2
"""The list of cases: what stands first, what a filter keeps, what an address remembers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.cases.running import begun, make
from tests.conftest import CODE, person
from tests.situations import LEAD, resident

from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import CaseFilter, case_list
from woonzeker.cases.services import assign_team
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.organisations import services as organisations

pytestmark = pytest.mark.django_db


@pytest.fixture
def street(municipality: str) -> dict[int, Case]:
    """Four households: an ordinary one, a threat, health arrears of October, one that paid."""
    homes = {n: resident(f"1234AB{n}", house_number=n) for n in (12, 14, 16, 18)}
    made = {
        16: begun(homes[16], on=date(2026, 10, 5), sector="zorg", partner="Zeker"),
        12: begun(homes[12]),
        14: begun(homes[14], crisis=True),
        18: begun(homes[18], crisis=True),
    }
    make(made[18], "close_paid")
    return made


def numbers(**asked: object) -> list[str]:
    found = case_list(actor=LEAD, asked=CaseFilter(**asked))  # type: ignore[arg-type]
    return [row.address.removeprefix("Iepenlaan ") for row in found.rows]


def test_a_threat_stands_first_and_what_is_over_last(street: dict[int, Case]) -> None:
    assert numbers() == ["14", "16", "12", "18"]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"status": "closed"}, ["18"]),
        ({"threatening": True, "status": "open"}, ["14"]),
        ({"sector": "zorg"}, ["16"]),
        ({"step": 4}, []),
        ({"due_within_days": 0}, ["16"]),
        ({"due_within_days": 3}, ["14", "16"]),
        ({"words": "1234 AB 12"}, ["12"]),
        ({"words": "iepenlaan 16"}, ["16"]),
        ({"words": "Beukenlaan"}, []),
    ],
)
def test_a_filter_keeps_what_was_asked(
    street: dict[int, Case], asked: dict[str, object], left: list[str]
) -> None:
    assert numbers(**asked) == left


def test_a_case_is_found_by_its_number(street: dict[int, Case]) -> None:
    assert numbers(words=street[12].number) == ["12"]


def test_a_team_has_its_own_list(street: dict[int, Case], coordinator: Actor) -> None:
    west = organisations.add_team(actor=LEAD, name="West")
    assign_team(actor=coordinator, case=street[12].pk, team=west.pk)
    assert numbers(team=west.pk) == ["12"]


def test_a_case_goes_to_no_team_of_elsewhere(case: Case, coordinator: Actor) -> None:
    with pytest.raises(NotFound):
        assign_team(actor=coordinator, case=case.pk, team=case.pk)


def test_twenty_five_cases_stand_on_a_page(municipality: str) -> None:
    for number in range(1, 28):
        begun(resident(f"1234AB{number}", house_number=number))
    assert len(case_list(actor=LEAD, asked=CaseFilter()).rows) == 25
    assert len(case_list(actor=LEAD, asked=CaseFilter(), page=2).rows) == 2


def test_looking_at_the_list_leaves_one_line_with_the_number(
    street: dict[int, Case], coordinator: Actor
) -> None:
    case_list(actor=coordinator, asked=CaseFilter())
    with tenant(CODE):
        assert AuditLine.objects.get(code="cases.list", actor_id=coordinator.id).count == 4


def test_a_manager_sees_no_list_of_residents(manager: Actor) -> None:
    with pytest.raises(NotPermitted):
        case_list(actor=manager, asked=CaseFilter())


Page = Callable[[Actor], Client]


def test_the_address_keeps_the_filter(
    client_for: Page, coordinator: Actor, street: dict[int, Case]
) -> None:
    page = client_for(coordinator).get("/zaken?soort=zorg&status=open").content.decode()
    assert "Iepenlaan 16" in page
    assert "Iepenlaan 14" not in page
    assert '<option value="zorg" selected>' in page


def test_an_odd_filter_is_passed_over(
    client_for: Page, coordinator: Actor, street: dict[int, Case]
) -> None:
    odd = "/zaken?soort=maan&stap=99&termijn=x&page=abc"
    assert client_for(coordinator).get(odd).status_code == 200


def test_an_empty_list_says_what_to_do(client_for: Page, coordinator: Actor) -> None:
    assert "Maak een filter ruimer" in client_for(coordinator).get("/zaken").content.decode()


def test_nobody_sees_the_list_without_signing_in(municipality: str) -> None:
    assert Client().get("/zaken").status_code == 302


@pytest.mark.parametrize(
    "asked", [{"page": "9" * 5_000}, {"zoek": "Iepenlaan " + "9" * 90}, {"page": "-1"}]
)
def test_a_number_of_thousands_of_digits_still_gives_a_page(
    client_for: Callable[[Actor], Client], coordinator: Actor, asked: dict[str, str]
) -> None:
    assert client_for(coordinator).get("/zaken", asked).status_code == 200


def test_who_sees_no_signals_has_no_columns_for_them(
    case: Case, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    lead = person(Role.TEAM_LEAD, name="Tessa Lead")
    assert "Meldt" in client_for(coordinator).get("/zaken").content.decode()
    assert "Meldt" not in client_for(lead).get("/zaken").content.decode()


def test_an_empty_list_of_own_cases_says_why_it_is_empty(
    case: Case, outreach_worker: Actor, client_for: Callable[[Actor], Client]
) -> None:
    page = client_for(outreach_worker).get("/zaken").content.decode()
    assert "Je ziet hier alleen zaken die aan jou zijn gegeven." in page
    assert "Maak een filter ruimer" not in page


def test_who_sees_no_signals_is_offered_no_filter_on_them(
    case: Case, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    lead = person(Role.TEAM_LEAD, name="Tessa Lead")
    assert 'name="soort"' in client_for(coordinator).get("/zaken").content.decode()
    assert 'name="soort"' not in client_for(lead).get("/zaken").content.decode()
