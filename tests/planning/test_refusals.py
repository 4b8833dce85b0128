# SPDX-License-Identifier: EUPL-1.2
"""Who refused in person is left alone until a new signal, a request of their own or danger."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.conftest import CODE, MONDAY
from tests.planning.rounds import week
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseAssignment
from woonzeker.cases.services import Home
from woonzeker.cases.services.moving import make_move
from woonzeker.errors import Refused
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Team
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.planning import services
from woonzeker.planning.models import DROPPED, Visit, VisitRequest
from woonzeker.planning.routes import DayPart
from woonzeker.planning.selectors.refusals import visits_ended_on
from woonzeker.process import find_move

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(municipality: str) -> Person:
    return resident("1234AB 12")


@pytest.fixture
def case(coordinator: Actor, person: Person) -> Case:
    linked_signal(person)
    cases.take_up(actor=coordinator, on=MONDAY)
    with tenant(CODE):
        return Case.objects.get()


def _refuse(actor: Actor, case: Case, channel: Channel = Channel.VISIT) -> None:
    outreach.record_contact(
        actor=actor, case=case.pk, channel=channel, outcome=ContactOutcome.DECLINED,
        day_part="ochtend" if channel is Channel.VISIT else "",
    )  # fmt: skip


def _ended(case: Case) -> bool:
    with tenant(CODE):
        return visits_ended_on(case.pk) is not None


def test_after_a_refusal_at_the_door_no_visit_can_be_asked(coordinator: Actor, case: Case) -> None:
    _refuse(coordinator, case)
    with pytest.raises(Refused, match="wil"):
        services.request_visit(actor=coordinator, case=case.pk, reason="nog eens proberen")


def test_a_visit_that_was_asked_is_withdrawn(coordinator: Actor, case: Case) -> None:
    services.request_visit(actor=coordinator, case=case.pk, reason="nog eens")
    _refuse(coordinator, case)
    with tenant(CODE):
        assert VisitRequest.objects.get().status == "withdrawn"


def test_who_was_to_ring_there_loses_reach_with_the_visit(
    coordinator: Actor, outreach_worker: Actor, case: Case
) -> None:
    week(coordinator, outreach_worker, parts=[(MONDAY + timedelta(days=3), DayPart.MORNING)])
    _refuse(coordinator, case)
    with tenant(CODE):
        struck = Visit.objects.get()
        assert (struck.outcome, struck.outcome_at is None) == (DROPPED, False)
        assert not CaseAssignment.objects.filter(visit_id=struck.pk, ended_at=None).exists()


def test_a_refusal_on_the_phone_does_not_end_visits(coordinator: Actor, case: Case) -> None:
    _refuse(coordinator, case, Channel.PHONE)
    assert not _ended(case)


def test_a_new_signal_lifts_it(coordinator: Actor, case: Case, person: Person) -> None:
    _refuse(coordinator, case)
    linked_signal(person, partner="Andere", amount_cents=90_000)
    cases.take_up(actor=coordinator, on=MONDAY)
    assert not _ended(case)


@pytest.mark.parametrize(
    ("move", "reason"),
    [("danger_found", "danger_child"), ("eviction_announced", ""), ("dagvaarding_served", "")],
)
def test_danger_bailiff_or_court_lift_it(
    coordinator: Actor, case: Case, move: str, reason: str
) -> None:
    _refuse(coordinator, case)
    assert _ended(case)
    cases.advance(actor=coordinator, case=case.pk, move=move, reason=reason)
    assert not _ended(case)


def test_danger_starts_the_clock_of_three_working_days(coordinator: Actor, case: Case) -> None:
    cases.advance(actor=coordinator, case=case.pk, move="danger_found", reason="danger_person")
    with tenant(CODE):
        case.refresh_from_db()
        assert case.threatening


def test_danger_needs_a_reason(coordinator: Actor, case: Case) -> None:
    with pytest.raises(Refused):
        cases.advance(actor=coordinator, case=case.pk, move="danger_found")


def test_after_danger_a_second_refusal_ends_visits_again(coordinator: Actor, case: Case) -> None:
    _refuse(coordinator, case)
    cases.advance(actor=coordinator, case=case.pk, move="danger_found", reason="danger_child")
    _refuse(coordinator, case)
    assert _ended(case)


def _plan(actor: Actor) -> list[Visit]:
    found = services.plan_week(actor=actor, team=Team.objects.get(name="Oost").pk, week=MONDAY)
    with tenant(CODE):
        return list(found.visits.all())


def test_a_plan_passes_over_who_refused_even_when_a_visit_stands_asked(
    coordinator: Actor, case: Case
) -> None:
    _refuse(coordinator, case)
    with tenant(CODE):
        VisitRequest.objects.create(case=case, reason="x", asked_on=MONDAY, status="open")
    assert _plan(coordinator) == []


def test_a_worry_puts_nobody_on_the_list_who_said_no_on_the_phone_until_danger_is_seen(
    coordinator: Actor, case: Case
) -> None:
    _refuse(coordinator, case, Channel.PHONE)
    with tenant(CODE):
        case.refresh_from_db()
        make_move(case, find_move("join_worry"), actor=LEAD, on=MONDAY)
    assert _plan(coordinator) == []
    cases.advance(actor=coordinator, case=case.pk, move="danger_found", reason="danger_child")
    assert len(_plan(coordinator)) == 1


def test_a_door_of_a_draft_goes_when_they_refuse_elsewhere(coordinator: Actor, case: Case) -> None:
    assert len(_plan(coordinator)) == 1
    _refuse(coordinator, case, Channel.ELSEWHERE)
    with tenant(CODE):
        assert not Visit.objects.filter(case=case).exists()


def test_a_household_that_asks_itself_without_a_signal_is_planned(coordinator: Actor) -> None:
    asked = cases.open_on_request(actor=coordinator, home=Home("1234AB", 12), threatening=True)
    assert [visit.case_id for visit in _plan(coordinator)] == [asked.pk]
