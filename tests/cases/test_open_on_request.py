# SPDX-License-Identifier: EUPL-1.2
"""A case that begins without a signal: somebody asked for help."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.conftest import CODE, MONDAY
from tests.situations import linked_signal, resident

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services
from woonzeker.cases.models import Case, CaseMove, CasePerson, CaseTerm
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.law import terms
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db
HERE = Home(postcode="1234 ab", house_number=12, street="Iepenlaan", city="Meerveld")


def _codes(case: Case) -> list[str]:
    with tenant(CODE):
        moves = CaseMove.objects.filter(case=case).order_by("sequence")
        return list(moves.values_list("code", flat=True))


def _due(case: Case) -> dict[str, date]:
    with tenant(CODE):
        return dict(CaseTerm.objects.filter(case=case).values_list("kind", "due_on"))


def test_a_request_makes_a_case_with_a_first_talk_within_four_weeks(coordinator: Actor) -> None:
    case = services.open_on_request(actor=coordinator, home=HERE)
    assert _codes(case) == ["accept_request"]
    assert _due(case) == {"offer": terms.first_talk_due(MONDAY).due_on}


def test_a_threatening_request_asks_a_talk_within_three_working_days(coordinator: Actor) -> None:
    case = services.open_on_request(actor=coordinator, home=HERE, threatening=True)
    assert case.threatening
    assert _due(case)["threatening_talk"] == terms.threatening_talk_due(MONDAY).due_on


def test_who_is_found_in_the_register_stands_in_the_case_at_the_address_of_the_register(
    coordinator: Actor,
) -> None:
    person = resident("1234AB 12")
    case = services.open_on_request(actor=coordinator, home=HERE, person=person.pk)
    with tenant(CODE):
        assert CasePerson.objects.get(case=case).person == person
        assert case.household.address_key == "1234AB 12"


def test_a_request_of_a_household_whose_case_runs_joins_it(coordinator: Actor) -> None:
    first = services.open_on_request(actor=coordinator, home=HERE)
    again = services.open_on_request(actor=coordinator, home=HERE)
    assert again == first
    assert _codes(first) == ["accept_request", "join_request"]


def test_a_closed_case_of_the_same_person_opens_again_and_keeps_its_story(
    coordinator: Actor,
) -> None:
    person = resident("1234AB 12")
    linked_signal(person)
    services.take_up(actor=coordinator, on=MONDAY)
    with tenant(CODE):
        first = Case.objects.get()
    services.close_case(actor=coordinator, case=first.pk, result=Exit.PAID)
    again = services.open_on_request(actor=coordinator, home=HERE, person=person.pk)
    assert again.pk == first.pk
    assert _codes(first)[-1] == "reopen_on_request"


def test_somebody_unknown_does_not_inherit_the_closed_case_of_others(coordinator: Actor) -> None:
    first = services.open_on_request(actor=coordinator, home=HERE)
    services.close_case(actor=coordinator, case=first.pk, result=Exit.PAID)
    assert services.open_on_request(actor=coordinator, home=HERE).pk != first.pk


def test_a_worry_that_two_people_weighed_begins_with_a_move_of_its_own(coordinator: Actor) -> None:
    assert _codes(services.open_on_request(actor=coordinator, home=HERE, worry=True)) == [
        "accept_worry"
    ]


def test_without_an_address_there_is_no_household(coordinator: Actor) -> None:
    with pytest.raises(Refused):
        services.open_on_request(actor=coordinator, home=Home(postcode="", house_number=0))


def test_somebody_who_is_not_in_the_register_is_not_found(coordinator: Actor) -> None:
    with pytest.raises(NotFound):
        services.open_on_request(actor=coordinator, home=HERE, person=uuid4())


def test_a_manager_opens_no_case(manager: Actor) -> None:
    with pytest.raises(NotPermitted):
        services.open_on_request(actor=manager, home=HERE)


def test_a_signal_that_comes_later_joins_the_case_of_the_request(coordinator: Actor) -> None:
    person = resident("1234AB 12")
    case = services.open_on_request(actor=coordinator, home=HERE, person=person.pk)
    linked_signal(person)
    services.take_up(actor=coordinator, on=MONDAY)
    assert _codes(case) == ["accept_request", "join_report"]


def test_a_task_that_ends_with_news_is_not_ticked_off(coordinator: Actor) -> None:
    case = services.open_on_request(actor=coordinator, home=HERE)
    with tenant(CODE):
        task = case.tasks.create(kind="check_handover", asked_on=MONDAY, due_on=MONDAY)
    with pytest.raises(Refused):
        services.finish_task(actor=coordinator, task=task.pk)
