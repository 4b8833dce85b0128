# SPDX-License-Identifier: EUPL-1.2
"""My day on a phone, as a browser without script sees it, and as its script asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.conftest import person
from tests.planning.households import resident
from tests.planning.rounds import MONDAY, Partners, at, households, visits, week
from tests.situations import let_work

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CaseTask
from woonzeker.help.models import ChildrenKnown
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome, ContactWish
from woonzeker.outreach.services import Wishes, record_contact, record_wish
from woonzeker.planning import services as planning
from woonzeker.planning.routes import DayPart
from woonzeker.web.selectors import my_day

pytestmark = pytest.mark.django_db
MORNING, EVENING = (MONDAY, DayPart.MORNING), (MONDAY, DayPart.EVENING)
Browsers = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def in_the_morning() -> Iterator[None]:
    """What a page offers depends on the hour: it is nine o'clock, unless a test says otherwise."""
    with at(9):
        yield


@pytest.fixture
def cases(partner_factory: Partners) -> list[Case]:
    """Two households with arrears."""
    return households(partner_factory(), 2)


@pytest.fixture
def phone(
    client_for: Browsers, coordinator: Actor, outreach_worker: Actor, cases: list[Case]
) -> Client:
    """The phone of a worker who has both doors this morning."""
    week(coordinator, outreach_worker, parts=[MORNING, EVENING])
    return client_for(outreach_worker)


def page(phone: Client) -> str:
    answer = phone.get("/mijn-dag")
    assert answer.status_code == 200
    assert len(answer.content) < 10_000 + 3_000 * len(visits())
    return " ".join(answer.content.decode().split())


def press(phone: Client, what: str, *, number: int = 0, **more: Any) -> Any:
    """Press a button at a door; with `json=True` as the script does."""
    headers = {"Accept": "application/json"} if more.pop("json", False) else {}
    words = {"press": what, "sent_key": str(uuid4()), **more}
    with at(10):
        return phone.post(f"/mijn-dag/{visits()[number].pk}", words, headers=headers)


def test_the_next_door_is_open_and_says_what_is_needed(phone: Client) -> None:
    seen = page(phone)
    assert "Vandaag · 2 deuren" in seen
    assert seen.count("<details open>") == 1
    for words in ("Iepenlaan 1", "A. Nowak", "Gaat over: achterstand bij huur.", "Eerste bezoek."):
        assert words in seen


def test_a_press_without_script_leads_to_the_next_door(phone: Client) -> None:
    answer = press(phone, "not_reached")
    assert answer.headers["Location"] == "/mijn-dag"
    seen = page(phone)
    assert "Vastgelegd: niemand bereikt." in seen
    assert "Vandaag · 1 deur" in seen


def test_a_script_gets_words_and_twice_is_once(phone: Client) -> None:
    key = str(uuid4())
    for _again in range(2):
        answer = press(phone, "card_left", json=True, sent_key=key, seconds_ago="60")
        assert answer.json() == {"state": "kept", "words": "Vastgelegd: kaartje in de bus."}
    with tenant("9999"):
        assert ContactAttempt.objects.count() == 1


@pytest.mark.parametrize(
    "said", [{"press": "appointment", "meet_on": "2026-11-05"}, {"press": "appointment|2026-11-05"}]
)
def test_an_appointment_keeps_its_day(phone: Client, said: dict[str, str]) -> None:
    press(phone, said.pop("press"), **said)
    with tenant("9999"):
        task = CaseTask.objects.get(kind="keep_appointment")
    assert task.due_on == MONDAY + timedelta(days=3)


def test_a_day_for_an_appointment_says_nothing_at_another_button(phone: Client) -> None:
    press(phone, "not_reached", meet_on="2026-11-05")
    with tenant("9999"):
        assert not CaseTask.objects.exists()


def test_a_script_hears_in_words_what_is_refused(phone: Client) -> None:
    press(phone, "talked")
    answer = press(phone, "moved", json=True)
    assert (answer.status_code, answer.json()["state"]) == (409, "refused")
    assert "al iets vastgelegd" in answer.json()["words"]


@pytest.mark.parametrize(
    "what", ["", "later|2026-99-99|avond", "later|morgen", "delete", "talked|"]
)
def test_an_unknown_button_is_refused(phone: Client, what: str) -> None:
    assert press(phone, what, json=True).status_code == (200 if what == "talked|" else 409)


def test_a_door_of_another_is_not_there_for_a_script(phone: Client, client_for: Browsers) -> None:
    stranger = client_for(person(Role.OUTREACH_WORKER, name="ander"))
    answer = press(stranger, "talked", json=True)
    assert (answer.status_code, answer.json()["state"]) == (403, "refused")


def test_coming_later_is_chosen_from_the_rest_of_the_week(phone: Client) -> None:
    with at(11):
        seen = page(phone)
    chosen = re.findall(r'value="(later\|[^"]+)"', seen)
    assert set(chosen) == {"later|2026-11-02|avond"}
    press(phone, chosen[0])
    assert "Avondronde" in page(phone)


def test_no_moment_is_offered_at_which_the_household_does_not_want_it(
    phone: Client, cases: list[Case]
) -> None:
    with tenant("9999"):
        ContactWish.objects.create(
            case=visits()[0].case, day_parts=["ochtend"], said_by="resident",
            recorded_at=clock.now(), recorded_by="x",
        )  # fmt: skip
    with at(10):
        doors = re.findall(r'data-door="([^"]+)"(.*?)</form>', page(phone))
    offered = {door for door, form in doors if "later|2026-11-02|avond" in form}
    assert offered == {str(visits()[1].pk)}


def test_running_late_says_what_becomes_of_the_doors(phone: Client) -> None:
    with at(11, 40):
        assert phone.post("/mijn-dag/uitloop").headers["Location"] == "/mijn-dag"
    seen = page(phone)
    assert "0 deuren blijven vandaag. Naar een ander moment: maandag 2 november (avond)" in seen


def test_a_round_that_does_not_fit_any_more_says_so(phone: Client) -> None:
    with at(11, 40):
        assert "Dit past niet meer in de tijd." in page(phone)
    with at(9, 35):
        assert "Dit past niet meer in de tijd." not in page(phone)


def test_language_children_and_care_stand_at_the_door(
    phone: Client, coordinator: Actor, cases: list[Case]
) -> None:
    with tenant("9999"):
        now = clock.now()
        ContactWish.objects.create(
            case=cases[0], language="pl", said_by="resident", recorded_at=now, recorded_by="x"
        )
        ChildrenKnown.objects.create(
            case=cases[0], answer="yes", source="parent", asked_on=MONDAY, asked_by="x",
            recorded_at=now,
        )  # fmt: skip
    seen = page(phone)
    assert "Spreekt Pools." in seen
    assert "er wonen kinderen" in seen
    assert "A. Nowak" in seen


def test_the_number_of_their_own_is_called_and_a_wrong_one_is_not(
    phone: Client, outreach_worker: Actor, cases: list[Case]
) -> None:
    record_wish(actor=outreach_worker, case=cases[0].pk, wishes=Wishes(phone="0622334455"))
    assert "tel:0622334455" in page(phone)
    record_contact(
        actor=outreach_worker, case=cases[0].pk, channel=Channel.PHONE, day_part="ochtend",
        outcome=ContactOutcome.NO_NUMBER,
    )  # fmt: skip
    assert "tel:" not in page(phone)


def test_what_nobody_knows_of_children_is_not_said(phone: Client) -> None:
    assert "kinderen" not in page(phone)


def test_children_in_the_register_are_told(phone: Client) -> None:
    resident(1, born_on="2020-01-01", surname="Kind")
    assert "er wonen kinderen" in page(phone)
    assert "Kind" not in page(phone).replace("kinderen", "")


def test_who_may_not_know_of_safety_still_goes_with_two(
    client_for: Browsers, coordinator: Actor, outreach_worker: Actor, cases: list[Case]
) -> None:
    peer = person(Role.PEER_EXPERT)
    let_work(outreach_worker, *cases)
    for case in cases:
        planning.take_care(actor=outreach_worker, case=case.pk, kind="two_people")
    week(coordinator, outreach_worker, peer, parts=[MORNING])
    assert "Let op: ga met z&#x27;n tweeën." in page(client_for(outreach_worker))
    seen = page(client_for(peer))
    assert "Let op" not in seen
    assert "samen met W0" in seen


def test_a_peer_expert_sees_no_debts_and_no_telephone(
    client_for: Browsers, coordinator: Actor, cases: list[Case]
) -> None:
    peer = person(Role.PEER_EXPERT)
    week(coordinator, peer, parts=[MORNING])
    seen = page(client_for(peer))
    assert "Iepenlaan 1" in seen
    assert "Gaat over" not in seen
    assert "tel:" not in seen


def test_tomorrows_round_shows_no_buttons(
    client_for: Browsers, coordinator: Actor, outreach_worker: Actor, cases: list[Case]
) -> None:
    week(coordinator, outreach_worker, parts=[(MONDAY + timedelta(days=1), DayPart.MORNING)])
    seen = page(client_for(outreach_worker))
    assert "Dit is je eerstvolgende ronde." in seen
    assert 'name="press"' not in seen


def test_more_doors_take_no_more_queries(
    coordinator: Actor, outreach_worker: Actor, partner_factory: Partners
) -> None:
    counts = []
    households(partner_factory(), 8)
    week(coordinator, outreach_worker, parts=[MORNING, EVENING], minutes=15)
    for number in (0, 5):
        with at(10), CaptureQueriesContext(connection) as asked:
            day = my_day(actor=outreach_worker)
        counts.append((len(asked), day.left))
        for visit in visits()[:number]:
            planning.settle_visit(
                actor=coordinator, case=visit.case_id, on=MONDAY, outcome="talked"
            )
    assert counts[0] == counts[1] or counts[0][0] >= counts[1][0]


def test_the_page_names_nobody_to_the_script(phone: Client) -> None:
    """What the script keeps comes from these attributes alone: opaque words."""
    given = re.findall(r'data-(?:owner|door)="([^"]*)"', page(phone))
    assert given
    assert all(re.fullmatch(r"[0-9a-f-]{16,36}", each) for each in given)


def test_the_old_address_leads_on(phone: Client) -> None:
    assert phone.get("/looplijst/mijn").headers["Location"] == "/mijn-dag"
