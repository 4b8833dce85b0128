# SPDX-License-Identifier: EUPL-1.2
"""What a shield closes is closed before there is a case too: in deliveries and in the review list.

A signal stays counted and stands in the lists of a colleague.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cases.running import begun
from tests.conftest import CODE, MONDAY, client_of, person
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.cases import selectors as tasks
from woonzeker.cases import services
from woonzeker.cases.models import Case, CaseTask, Shield
from woonzeker.errors import NotPermitted
from woonzeker.intake import selectors as intake
from woonzeker.intake.models import ArrearsSignal, Delivery, SetAsideLine
from woonzeker.intake.rules import tells_of
from woonzeker.matching import selectors as matching
from woonzeker.matching.models import Link, LinkResult, Person
from woonzeker.privacy import selectors as privacy
from woonzeker.privacy import services as requests
from woonzeker.privacy.models import Identified, RequestKind

pytestmark = pytest.mark.django_db
DOOR = {"postcode": "1234AB", "house_number": 12, "street": "Iepenlaan"}


@pytest.fixture
def nowak(municipality: str) -> Person:
    return resident(surname="Nowakova")


@pytest.fixture
def case(nowak: Person) -> Case:
    return begun(nowak, **DOOR)


@pytest.fixture
def shielded(coordinator: Actor, case: Case) -> Case:
    """A case that the coordinator closed to themselves: their own kin."""
    services.shield_from_me(actor=coordinator, case=case.pk, why="kin")
    return case


@pytest.fixture
def colleague(municipality: str) -> Actor:
    return person(Role.INTAKE_COORDINATOR, name="Collega")


def waiting(about: Person, **facts: Any) -> Link:
    """A signal that waits for a reviewer, with somebody beside it."""
    signal = linked_signal(about, **facts)
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(
            result=LinkResult.REVIEW, person=None,
            candidates=[
                {"person": str(about.pk), "score": 1.0, "reasons": [], "presence": "resident"}
            ],
        )  # fmt: skip
        return Link.objects.select_related("signal").get(signal=signal)


def accepted(actor: Actor, signal: ArrearsSignal) -> list[str]:
    found = intake.accepted_signals(actor=actor, delivery=signal.delivery_id)
    with tenant(CODE):
        return [each.surname for each in found]


def queued(actor: Actor) -> list[Link]:
    found = matching.review_queue(actor=actor)
    with tenant(CODE):
        return list(found)


def decided(actor: Actor) -> list[str]:
    return [link.signal.surname for link in matching.decided_links(actor=actor)]


def test_a_line_of_a_shielded_household_is_a_colleagues(
    shielded: Case, nowak: Person, coordinator: Actor, colleague: Actor
) -> None:
    known = linked_signal(nowak)
    assert accepted(coordinator, known) == []
    assert accepted(colleague, known) == ["Nowakova"]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({**DOOR, "surname": "Noak"}, False),
        ({"house_number": 3, "surname": "NOWAKOVA", "born_on": "1991-05-04"}, False),
        ({**DOOR, "surname": "Buur", "house_letter": "B"}, True),
        ({"house_number": 3, "surname": "Nowakova", "born_on": "1950-01-01"}, True),
    ],
)
def test_a_line_that_nobody_linked_yet_is_known_by_its_door_or_by_name_and_birth(
    shielded: Case, coordinator: Actor, facts: dict[str, Any], shown: bool
) -> None:
    signal = linked_signal(resident("9999ZZ1", house_number=1, postcode="9999ZZ"), **facts)
    assert bool(accepted(coordinator, signal)) is shown


def test_who_lives_there_is_shielded_with_them(
    shielded: Case, coordinator: Actor, colleague: Actor
) -> None:
    housemate = waiting(resident(surname="Huisgenoot"), house_number=99)
    assert queued(coordinator) == []
    assert queued(colleague) == [housemate]


def test_the_review_list_passes_a_shielded_household_by(
    shielded: Case, nowak: Person, coordinator: Actor, colleague: Actor
) -> None:
    link = waiting(nowak)
    with tenant(CODE):
        assert matching.next_in_queue(coordinator) is None
        assert matching.next_in_queue(colleague) == link.pk
        assert matching.queue_counts(coordinator).waiting == 1, "it stays counted"
    assert (decided(coordinator), decided(colleague)) == ([], ["Nowakova"])


def test_a_link_by_its_own_address_is_refused(
    shielded: Case, nowak: Person, coordinator: Actor, colleague: Actor
) -> None:
    link = waiting(nowak)
    with pytest.raises(NotPermitted):
        matching.review_item(actor=coordinator, link=link.pk)
    assert client_of(coordinator).get(f"/beoordelen/{link.pk}").status_code == 403
    assert matching.review_item(actor=colleague, link=link.pk).link == link


def test_other_households_stay_where_they_were(shielded: Case, coordinator: Actor) -> None:
    link = waiting(resident("1234AB99", house_number=99), house_number=99)
    assert queued(coordinator) == [link]
    assert matching.review_item(actor=coordinator, link=link.pk).link == link


def test_pages_hold_no_word_of_them_and_say_why(
    shielded: Case, nowak: Person, coordinator: Actor, client_for: Callable[[Actor], Client]
) -> None:
    waiting(nowak)
    delivery = linked_signal(nowak).delivery_id
    browser = client_for(coordinator)
    for url in ("/beoordelen", "/beoordelen/beslist", f"/aanleveringen/{delivery}/geaccepteerd"):
        page = browser.get(url).content.decode()
        assert "Nowakova" not in page, url
        assert "voor jou is afgeschermd" in page, url


def test_the_home_of_a_colleague_is_closed_to_all_but_the_named(
    case: Case, nowak: Person, coordinator: Actor, colleague: Actor
) -> None:
    with tenant(CODE):
        Shield.objects.create(
            case=case, open_to=[colleague.id, "7"], why="colleague", set_at=clock.now(), set_by="7"
        )
    known = linked_signal(nowak)
    assert (accepted(coordinator, known), accepted(colleague, known)) == ([], ["Nowakova"])


def test_a_shield_that_was_lifted_closes_nothing(
    shielded: Case, nowak: Person, coordinator: Actor
) -> None:
    with tenant(CODE):
        Shield.objects.update(ended_at=clock.now() - timedelta(minutes=1))
    assert accepted(coordinator, linked_signal(nowak)) == ["Nowakova"]


def test_a_task_about_them_that_no_case_keeps_is_a_colleagues(
    shielded: Case, nowak: Person, coordinator: Actor, colleague: Actor
) -> None:
    with tenant(CODE):
        task = CaseTask.objects.create(
            signal=linked_signal(nowak), kind="alert_helper", asked_on=MONDAY, due_on=MONDAY
        )
    lists = [tasks.task_list(actor=actor) for actor in (coordinator, colleague)]
    assert [[each.id for each in rows] for rows in lists] == [[], [task.pk]]
    with pytest.raises(NotPermitted):
        services.finish_task(actor=coordinator, task=task.pk)
    assert services.finish_task(actor=colleague, task=task.pk).done_on == MONDAY


def test_a_returned_line_of_them_keeps_its_number_and_no_cells(
    shielded: Case, coordinator: Actor, colleague: Actor, nowak: Person
) -> None:
    with tenant(CODE):
        delivery = Delivery.objects.get(signals=linked_signal(nowak))
        delivery.headers = ["naam", "postcode", "huisnummer"]
        delivery.save()
        for number, cells in ((1, ["Nowakova", "1234 ab", "12"]), (2, ["Buur", "1234AB", "14"])):
            SetAsideLine.objects.create(
                delivery=delivery, number=number, outcome="returned", reason="incomplete",
                sentence="?", raw={"cells": cells},
            )  # fmt: skip
    mine = intake.returned_csv(actor=coordinator, delivery=delivery.pk).decode("utf-8-sig")
    assert mine.splitlines()[1].startswith("afgeschermd;;;1;")
    assert mine.splitlines()[2].startswith("Buur;1234AB;14;2;")
    assert "Nowakova" in intake.returned_csv(actor=colleague, delivery=delivery.pk).decode()
    assert "Nowakova" in intake.returned_csv(actor=LEAD, delivery=delivery.pk).decode()


def test_cells_tell_of_somebody_by_door_or_by_surname_and_year() -> None:
    homes, called = [("1234AB", 12, "")], [("NOWAKOVA", "1991-05-04")]
    assert tells_of(["x", "Iepenlaan 12", "1234 ab"], homes, called)
    assert tells_of(["Mw. Nowakova", "4-5-1991"], homes, called)
    assert not tells_of(["Nowakovas", "4-5-1991", "1234AB", "112"], homes, called)


def test_who_asks_for_their_data_is_found_by_a_colleague(
    shielded: Case, nowak: Person, coordinator: Actor, colleague: Actor
) -> None:
    asked: dict[str, Any] = {
        "surname": "Nowakova", "born_on": None, "postcode": "1234AB", "house_number": 12,
    }  # fmt: skip
    found = []
    for actor in (coordinator, colleague):
        made = requests.take_request(
            actor=actor, kind=RequestKind.ACCESS, channel="desk", received_on=MONDAY
        )
        requests.identify(actor=actor, rights_request=made.pk, how=Identified.DESK, on=MONDAY)
        found += [len(privacy.find_person(actor=actor, rights_request=made.pk, **asked))]
    assert found == [0, 1]
    requests.point_out(actor=colleague, rights_request=made.pk, person=nowak.pk)
    with pytest.raises(NotPermitted):
        privacy.request_view(actor=coordinator, rights_request=made.pk)


def test_the_shields_cost_a_page_one_question(
    shielded: Case, coordinator: Actor, colleague: Actor
) -> None:
    link = waiting(resident("1234AB99", house_number=99), house_number=99)
    asked = {}
    for actor in (coordinator, colleague):
        with CaptureQueriesContext(connection) as queries:
            client_of(actor).get(f"/beoordelen/{link.pk}")
        asked[actor] = [each["sql"] for each in queries if "cases_shield" in each["sql"]]
    assert [len(each) for each in asked.values()] == [1, 1]
