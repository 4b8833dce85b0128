# SPDX-License-Identifier: EUPL-1.2
"""A case that begins without a signal: somebody asked for help."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from tests.cases.running import again, begun, make, terms_of
from tests.conftest import CODE, MONDAY
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services
from woonzeker.cases.models import Case, CaseMove, CasePerson, CaseTerm, MatchingPeriod
from woonzeker.cases.services import Home
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.law import terms
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.services import record_contact
from woonzeker.planning.models import WorkList
from woonzeker.planning.selectors import visits_ended_on
from woonzeker.planning.selectors.candidates import waiting_for_visit
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
    assert _due(case) == {"first_talk": terms.first_talk_due(MONDAY).due_on}


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


def test_a_letter_or_a_card_does_not_answer_who_asked_for_help(coordinator: Actor) -> None:
    case = services.open_on_request(actor=coordinator, home=HERE)
    for channel, outcome in (("letter", "sent"), ("card", "card_left")):
        record_contact(
            actor=coordinator, case=case.pk, channel=Channel(channel),
            outcome=ContactOutcome(outcome), on=MONDAY,
        )  # fmt: skip
    assert terms_of(case)["first_talk"][1] is None
    record_contact(
        actor=coordinator, case=case.pk, channel=Channel.PHONE,
        outcome=ContactOutcome.TALKED, on=MONDAY,
    )  # fmt: skip
    assert terms_of(case)["first_talk"][1] == MONDAY


def test_who_asks_while_the_case_waits_is_sought_again_and_planned(coordinator: Actor) -> None:
    case = begun(resident("1234AB 12"))
    make(case, "contact_sought", "help_offered")
    services.meet_terms(actor=LEAD, case=case.pk, kinds=frozenset({"offer"}), on=MONDAY)
    make(case, "wait_for_signal")
    services.open_on_request(actor=coordinator, home=HERE)
    assert again(case).status == "open"
    with tenant(CODE):
        assert MatchingPeriod.objects.get(case=case).result == ""
        assert case.number in waiting_for_visit(WorkList(team_id=None))


def test_danger_ends_the_wait(coordinator: Actor) -> None:
    case = make(begun(resident("1234AB 12")), "wait", reason="creditor")
    assert make(case, "danger_found", reason="danger_child").status == "open"


@pytest.mark.parametrize("closed", [False, True])
def test_a_worry_is_no_request_of_the_household_and_lifts_no_refusal(
    closed: bool, coordinator: Actor
) -> None:
    person = resident("1234AB 12")
    case = make(begun(person), "contact_reached", "visits_ended")
    if closed:
        services.close_case(actor=coordinator, case=case.pk, result=Exit.HELP_DECLINED)
    services.open_on_request(actor=coordinator, home=HERE, person=person.pk, worry=True)
    assert _codes(case)[-1] == ("reopen_on_worry" if closed else "join_worry")
    assert "first_talk" not in _due(case)
    with tenant(CODE):
        assert visits_ended_on(case.pk) == MONDAY


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
