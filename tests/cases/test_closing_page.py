# SPDX-License-Identifier: EUPL-1.2
"""Closing a case: every result with its definition, and who was not reached stays in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from tests.cases.running import again, make
from tests.conftest import CODE, MONDAY

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTerm, MatchingPeriod
from woonzeker.cases.selectors import ways_to_close
from woonzeker.process import RESULTS, Exit

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client_for: Callable[[Actor], Client], coordinator: Actor) -> Client:
    """A browser of the coordinator."""
    return client_for(coordinator)


@pytest.fixture
def sought(case: Case) -> Case:
    """A case of which the offer was made and nobody was reached."""
    make(case, "contact_sought")
    with tenant(CODE):
        CaseTerm.objects.filter(case=case, kind="offer").update(met_on=MONDAY)
    return case


def test_every_result_stands_there_with_what_it_means_and_what_it_asks(
    desk: Client, case: Case
) -> None:
    page = " ".join(desk.get(f"/zaken/{case.pk}/afsluiten").content.decode().split())
    words = page.replace("&#x27;", "'")
    for result in RESULTS:
        assert result.means in words
        assert result.asks in words


def test_what_cannot_be_yet_says_what_is_missing(coordinator: Actor, case: Case) -> None:
    found = {each.name: each for each in ways_to_close(actor=coordinator, case=case.pk)}
    advice = found["(Budget)advies en/of quick fix"]
    assert advice.choices == ()
    assert "nog met niemand gesproken" in advice.why_not


def test_a_result_with_reasons_has_a_button_for_each(coordinator: Actor, case: Case) -> None:
    found = {each.name: each for each in ways_to_close(actor=coordinator, case=case.pk)}
    codes = [code for code, _words in found["Niet opgepakt: andere reden"].choices]
    assert codes[:2] == ["close_not_taken_up:detention", "close_not_taken_up:no_lawful_stay"]
    assert codes[-1] == "close_moved_unknown"


def test_whom_nobody_reached_waits_in_sight_for_the_next_signal(desk: Client, sought: Case) -> None:
    answer = desk.post(f"/zaken/{sought.pk}/afsluiten", {"move": "close_no_contact"}, follow=True)
    assert "wacht zichtbaar op het volgende signaal" in answer.content.decode()
    assert (again(sought).status, again(sought).result) == ("waiting", "")
    with tenant(CODE):
        assert MatchingPeriod.objects.get().result == "no_contact"


def test_who_waits_for_a_signal_is_not_put_in_a_drawer_by_hand(desk: Client, sought: Case) -> None:
    for _time in range(2):
        answer = desk.post(f"/zaken/{sought.pk}/afsluiten", {"move": "close_no_contact"})
    assert answer.status_code == 422
    assert "blijft in beeld" in answer.content.decode()
    assert again(sought).status == "waiting"


def test_a_death_goes_by_the_same_page_and_asks_who_stays_behind(desk: Client, case: Case) -> None:
    desk.post(f"/zaken/{case.pk}/afsluiten", {"move": "close_deceased"})
    assert again(case).result in {"deceased", ""}


@pytest.mark.parametrize("way", [Exit.REPEATED, Exit.UNJUSTIFIED])
def test_a_signal_that_had_no_business_here_is_closed_so(
    desk: Client, case: Case, way: Exit
) -> None:
    desk.post(f"/zaken/{case.pk}/afsluiten", {"move": f"close_{way}"})
    assert again(case).result == way


def test_a_manager_sees_no_way_to_close(
    client_for: Callable[[Actor], Client], manager: Actor, case: Case
) -> None:
    assert client_for(manager).get(f"/zaken/{case.pk}/afsluiten").status_code == 403


def test_after_reopening_the_page_tells_how_it_ended_before(desk: Client, case: Case) -> None:
    desk.post(f"/zaken/{case.pk}/afsluiten", {"move": "close_paid"})
    desk.post(f"/zaken/{case.pk}/stap", {"move": "reopen_on_request"})
    page = desk.get(f"/zaken/{case.pk}").content.decode()
    assert "Eerder afgesloten" in page
    assert "betaald" in page
