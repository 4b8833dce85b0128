# SPDX-License-Identifier: EUPL-1.2
"""The pages of the work list, as a browser without script sees them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from tests.planning.households import reported, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.organisations.models import Partner
from woonzeker.planning.models import Visit, WorkList, WorkListState

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)
Partners = Callable[..., Partner]


@pytest.fixture
def browser(client_for: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser in which the coordinator, who leads the team, has signed in."""
    return client_for(coordinator)


@pytest.fixture
def case(partner_factory: Partners) -> Case:
    """One household with rent arrears."""
    return reported(partner_factory(), resident(12), terms=3)


def send(browser: Client, worker: Actor, *parts: str, **more: str) -> str:
    """Plan this week with these day parts for the worker; where the browser goes next."""
    form = {"week": MONDAY.isoformat(), "minutes": "20", "others": "", **more}
    answer = browser.post("/looplijst", {**form, f"deel:{worker.id}": list(parts)})
    return answer.headers.get("Location", answer.content.decode())


@pytest.fixture
def work_list(browser: Client, outreach_worker: Actor, case: Case) -> str:
    """The address of a planned week with one door."""
    return send(browser, outreach_worker, f"{MONDAY}|ochtend", f"{MONDAY}|middag")


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def door() -> Visit:
    with tenant("9999"):
        return Visit.objects.get()


def test_the_page_says_how_many_wait_and_who_can_go(
    browser: Client, outreach_worker: Actor, case: Case
) -> None:
    seen = page(browser, "/looplijst")
    assert "Er wacht 1 huishouden op bezoek." in seen
    assert f'name="deel:{outreach_worker.id}" value="2026-11-02|middag" checked' in seen


def test_a_planned_week_shows_who_where_when_and_why(browser: Client, work_list: str) -> None:
    seen = page(browser, work_list)
    for words in (
        "Iepenlaan 12",
        "09:30",
        "Achterstand van 3 maandbedragen",
        "concept",
        "Stel vast",
    ):
        assert words in seen


def test_what_does_not_fit_says_why(
    browser: Client, outreach_worker: Actor, partner_factory: Partners, case: Case
) -> None:
    reported(partner_factory(), resident(14))
    seen = page(browser, send(browser, outreach_worker, f"{MONDAY}|ochtend", minutes="150"))
    assert "Past niet in deze week" in seen
    assert "Dit huishouden staat op plaats 2, met 8 punten." in seen


def test_somebody_can_come_along_by_name(
    browser: Client, outreach_worker: Actor, case: Case
) -> None:
    seen = page(browser, send(browser, outreach_worker, others="Rita Kuiper"))
    assert "Rita Kuiper, middag" in seen


def test_a_week_without_anybody_keeps_what_was_typed(
    browser: Client, outreach_worker: Actor, case: Case
) -> None:
    seen = send(browser, outreach_worker, minutes="35")
    assert "Kies minstens één dagdeel" in seen
    assert 'value="35"' in seen


def test_a_week_far_ahead_is_refused_in_words(browser: Client) -> None:
    answer = browser.get("/looplijst?week=2027-06-07")
    assert "Kies een week van nu tot vier weken vooruit." in answer.content.decode()


def test_a_visit_moves_by_a_plain_form(browser: Client, work_list: str) -> None:
    address = f"{work_list}/bezoek/{door().pk}"
    assert "Verplaats het bezoek aan Iepenlaan 12" in page(browser, address)
    tuesday = (MONDAY + timedelta(days=1)).isoformat()
    words = {"day_on": tuesday, "day_part": "avond", "worker": door().worker_id, "position": "1"}
    assert browser.post(address, words).headers["Location"] == work_list
    assert (door().day_on.isoformat(), door().day_part) == (tuesday, "avond")
    assert "verplaatst" in page(browser, work_list)


def test_a_move_with_a_mistake_says_what_is_wrong(browser: Client, work_list: str) -> None:
    address = f"{work_list}/bezoek/{door().pk}"
    seen = browser.post(address, {"day_on": "2026-12-01", "day_part": "avond"}).content.decode()
    assert "Er zijn nog 3 dingen die niet kloppen." in seen


def test_letting_a_week_stand_shows_the_doors_on_the_phone(
    browser: Client,
    client_for: Callable[[Actor], Client],
    outreach_worker: Actor,
    work_list: str,
) -> None:
    phone = client_for(outreach_worker)
    assert "Er staan geen deuren voor je klaar." in page(phone, "/mijn-dag")
    browser.post(f"{work_list}/vaststellen")
    with tenant("9999"):
        assert WorkList.objects.get().state == WorkListState.FINAL
    seen = page(phone, "/mijn-dag")
    assert "Vandaag · 1 deur" in " ".join(seen.split())
    assert "Iepenlaan 12" in seen
    assert "Eerste bezoek." in seen


def test_who_only_visits_goes_to_their_own_doors(
    client_for: Callable[[Actor], Client], outreach_worker: Actor
) -> None:
    assert client_for(outreach_worker).get("/looplijst").headers["Location"] == "/mijn-dag"


def test_who_only_visits_does_not_see_the_list_of_the_team(
    client_for: Callable[[Actor], Client], outreach_worker: Actor, work_list: str
) -> None:
    assert client_for(outreach_worker).get(work_list).status_code == 403


@pytest.mark.parametrize(
    ("ending", "kind", "begins"),
    [
        ("looplijst.pdf", "application/pdf", b"%PDF-"),
        ("looplijst.csv", "text/csv", b"\xef\xbb\xbf"),
    ],
)
def test_the_list_can_be_taken_along(
    browser: Client, work_list: str, ending: str, kind: str, begins: bytes
) -> None:
    answer = browser.get(f"{work_list}/{ending}")
    assert answer.content.startswith(begins)
    assert answer.headers["Content-Type"].startswith(kind)
    assert "looplijst-2026-45" in answer.headers["Content-Disposition"]


def test_the_printed_list_has_a_sheet_per_person_and_day(browser: Client, work_list: str) -> None:
    seen = page(browser, f"{work_list}/print")
    assert seen.count("wz-sheet__head") == 1
    assert "niemand thuis" in seen


def test_a_list_that_is_not_there_is_not_found(browser: Client) -> None:
    assert browser.get(f"/looplijst/{uuid4()}").status_code == 404


def test_a_visit_is_asked_for_on_a_page(browser: Client, case: Case) -> None:
    address = f"/zaken/{case.pk}/bezoek"
    assert "Zet op de looplijst" in page(browser, address)
    browser.post(address, {"reason": "belde terug", "day_part": "avond", "two_people": "on"})
    with tenant("9999"):
        request = case.visit_requests.get()
    assert (request.reason, request.day_part, request.two_people) == ("belde terug", "avond", True)


def test_priority_is_given_with_its_reason_and_taken_back(browser: Client, case: Case) -> None:
    address = f"/zaken/{case.pk}/voorrang"
    browser.post(address, {"reason": "net uit het ziekenhuis"})
    assert "net uit het ziekenhuis" in page(browser, address)
    with tenant("9999"):
        flag = case.flags.get()
    browser.post(f"{address}/{flag.pk}/einde")
    assert "net uit het ziekenhuis" not in page(browser, address)


def test_priority_is_taken_back_only_at_its_own_household(
    browser: Client, case: Case, partner_factory: Partners
) -> None:
    other = reported(partner_factory("water", "Bron"), resident(14))
    browser.post(f"/zaken/{case.pk}/voorrang", {"reason": "net uit het ziekenhuis"})
    with tenant("9999"):
        flag = case.flags.get()
    answer = browser.post(f"/zaken/{other.pk}/voorrang/{flag.pk}/einde")
    assert answer.status_code == 404
    assert "net uit het ziekenhuis" in page(browser, f"/zaken/{case.pk}/voorrang")


def test_on_thursday_next_week_is_offered_first(browser: Client, municipality: str) -> None:
    with clock.standing_at(MONDAY + timedelta(days=3)):
        assert "Plan week 46 van team Oost" in page(browser, "/looplijst")
