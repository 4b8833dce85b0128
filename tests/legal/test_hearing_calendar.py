# SPDX-License-Identifier: EUPL-1.2
"""One's own hearings in one's own calendar: what leaves the house, for whom and until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.conftest import CODE, MONDAY, person
from tests.legal.test_hearings import household, set_hearing

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.models import User
from woonzeker.cases.models import Case, Shield
from woonzeker.legal.models import CalendarKey, TrackEvent
from woonzeker.legal.services import (
    assign_hearing,
    calendar_key,
    end_calendar_key,
    let_go_hearing,
    withdraw_message,
)
from woonzeker.organisations import services as organisations

pytestmark = pytest.mark.django_db
SignIn = Callable[[Actor], Client]
OTHER = "0002"
#: words of the case that may never stand in a calendar
NEVER = ("Iepenlaan", "1234AB", "Meerveld", "Woonstede", "Nowak", "2026-0", "achterstand")


@pytest.fixture
def case(coordinator: Actor) -> Case:
    """A household with a creditor by name."""
    return household(coordinator)


@pytest.fixture
def hearing(coordinator: Actor, case: Case) -> UUID:
    """A hearing to which the coordinator goes."""
    found = set_hearing(
        coordinator, case, schuldeiser="Woonstede",
        rechtbank="Rechtbank Amsterdam, zaak Nowak tegen Woonstede",
    )  # fmt: skip
    assign_hearing(actor=coordinator, hearing=found, user=coordinator.id)
    return found


def read(token: str) -> tuple[int, str]:
    """What a telephone without a session gets."""
    answer = Client().get(f"/agenda/{token}.ics")
    assert answer.cookies == {}
    assert "noindex" in answer["X-Robots-Tag"]
    return answer.status_code, answer.content.decode().replace("\r\n ", "")


def test_a_calendar_says_when_and_in_which_district_and_of_whom_nothing(
    coordinator: Actor, hearing: UUID
) -> None:
    status, text = read(calendar_key(actor=coordinator))
    assert status == 200
    assert "DTSTART:20261124T090000Z" in text
    assert "LOCATION:rechtbank Amsterdam\r\n" in text
    assert f"/zittingen/{hearing}" in text
    assert [word for word in NEVER if word in text] == []


def test_a_hearing_that_moved_is_the_same_appointment(
    coordinator: Actor, case: Case, hearing: UUID
) -> None:
    token = calendar_key(actor=coordinator)
    before = next(line for line in read(token)[1].split("\r\n") if line.startswith("UID:"))
    set_hearing(coordinator, case, schuldeiser="Woonstede", datum="2026-12-01")
    text = read(token)[1]
    assert before in text
    assert "DTSTART:20261201T090000Z" in text
    assert "SEQUENCE:1" in text


def test_what_was_taken_back_or_let_go_leaves_the_calendar(
    coordinator: Actor, hearing: UUID
) -> None:
    token = calendar_key(actor=coordinator)
    let_go_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
    assert "VEVENT" not in read(token)[1]
    assign_hearing(actor=coordinator, hearing=hearing, user=coordinator.id)
    with tenant(CODE):
        message = TrackEvent.objects.get(pk=hearing).message_id
    assert message is not None
    withdraw_message(actor=coordinator, court_message=message, reason="misread")
    assert "VEVENT" not in read(token)[1]


def test_a_case_that_was_closed_to_somebody_leaves_their_calendar(
    coordinator: Actor, case: Case, hearing: UUID
) -> None:
    token = calendar_key(actor=coordinator)
    with tenant(CODE):
        Shield.objects.create(
            case=case, user_id=coordinator.id, why="kin", set_at=clock.now(), set_by="x"
        )
    assert "VEVENT" not in read(token)[1]


def test_a_key_shows_the_hearings_of_its_own_colleague_alone(
    coordinator: Actor, hearing: UUID
) -> None:
    assert "VEVENT" not in read(calendar_key(actor=person(Role.TEAM_LEAD)))[1]


def test_every_key_that_is_none_gets_the_same_answer(coordinator: Actor, hearing: UUID) -> None:
    token = calendar_key(actor=coordinator)
    organisations.establish(actor=system(OTHER, "tests"), name="Elders")
    wrong = [
        "x", "9999-x", token[:-1] + ("A" if token[-1] != "A" else "B"),
        token.replace(CODE, "0001", 1), token.replace(CODE, OTHER, 1),
    ]  # fmt: skip
    assert {read(each) for each in wrong} == {(404, "Niet gevonden.\n")}
    assert read(token)[0] == 200


def test_a_key_ends_with_a_new_one_a_year_later_and_when_somebody_leaves(
    coordinator: Actor,
) -> None:
    first = calendar_key(actor=coordinator)
    second = calendar_key(actor=coordinator)
    assert (read(first)[0], read(second)[0]) == (404, 200)
    with clock.standing_at(MONDAY + timedelta(days=366)):
        assert read(second)[0] == 404
    User.objects.filter(pk=coordinator.id).update(is_active=False)
    assert read(second)[0] == 404
    User.objects.filter(pk=coordinator.id).update(is_active=True)
    end_calendar_key(actor=coordinator)
    assert read(second)[0] == 404


def test_of_a_key_only_the_hash_is_kept(coordinator: Actor) -> None:
    token = calendar_key(actor=coordinator)
    read(token)
    with tenant(CODE):
        row = CalendarKey.objects.get()
    assert token not in {row.token_hash, row.user_id}
    assert row.used_on == MONDAY


def test_who_guesses_has_to_wait(coordinator: Actor) -> None:
    token = calendar_key(actor=coordinator)
    for _ in range(40):
        last = Client().get("/agenda/x.ics", REMOTE_ADDR="203.0.113.7")
    assert last.status_code == 429
    assert int(last["Retry-After"]) >= 60
    assert Client().get(f"/agenda/{token}.ics", REMOTE_ADDR="198.51.100.2").status_code == 200


def test_the_page_shows_the_link_once_and_stops_it(coordinator: Actor, client_for: SignIn) -> None:
    browser = client_for(coordinator)
    made = browser.post("/zittingen/agenda").content.decode()
    link = made.split('<code class="wz-code">')[1].split("</code>")[0]
    path = link.removeprefix("http://testserver")
    assert Client().get(path).status_code == 200
    assert "9999-" not in browser.get("/zittingen/agenda").content.decode()
    assert browser.post("/zittingen/agenda/stop").status_code == 302
    assert browser.post("/zittingen/agenda/stop").status_code == 302
    assert Client().get(path).status_code == 404


def test_who_is_signed_in_counts_for_nothing_there(
    coordinator: Actor, hearing: UUID, client_for: SignIn
) -> None:
    assert client_for(coordinator).get("/agenda/x.ics").status_code == 404
