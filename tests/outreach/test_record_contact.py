# SPDX-License-Identifier: EUPL-1.2
"""Recording contact with a household."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.conftest import CODE, MONDAY
from tests.planning.households import reported, resident
from tests.situations import let_work

from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseMove, CaseTask, CaseTerm
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.organisations.models import Partner, Team
from woonzeker.outreach import selectors
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.outreach.services import record_contact
from woonzeker.planning import services as planning
from woonzeker.planning.models import Visit, WrittenOffer

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(partner_factory: Callable[..., Partner]) -> Case:
    """A case that was taken up today."""
    return reported(partner_factory(), resident())


@pytest.fixture
def record(outreach_worker: Actor, case: Case) -> Callable[..., ContactAttempt]:
    """Record an attempt with the case, today unless said otherwise."""

    let_work(outreach_worker, case)

    def act(
        channel: str, outcome: str, day_part: str = "", on: date | None = None, **more: bool
    ) -> Any:
        return record_contact(
            actor=outreach_worker, case=case.pk, channel=Channel(channel),
            outcome=ContactOutcome(outcome), day_part=day_part, on=on, **more,
        )  # fmt: skip

    return act


Record = Callable[..., ContactAttempt]


def moves(case: Case) -> list[str]:
    """The codes of the moves of a case after it began."""
    with tenant(CODE):
        rows = CaseMove.objects.filter(case=case).order_by("sequence")
        return list(rows.values_list("code", flat=True))[1:]


def test_a_letter_meets_the_term_of_the_offer(record: Record, case: Case) -> None:
    record("letter", "sent")
    with tenant(CODE):
        assert CaseTerm.objects.get(case=case, kind="offer").met_on == MONDAY
    assert moves(case) == ["help_offered"]


@pytest.mark.parametrize(("said", "told"), [
    (("letter", "sent"), False), (("phone", "talked"), False), (("visit", "declined"), False),
    (("phone", "talked"), True), (("letter", "sent"), True),
])  # fmt: skip
def test_who_reported_is_told_only_when_somebody_says_so(
    record: Record, case: Case, said: tuple[str, str], told: bool
) -> None:
    record(*said, day_part="middag" if said[0] == "visit" else "", source_told=told)
    with tenant(CODE):
        met_on = CaseTerm.objects.get(case=case, kind="insight").met_on
    assert met_on == (MONDAY if told else None)


def test_after_a_talk_that_did_not_tell_it_somebody_must_and_then_the_term_is_met(
    record: Record, coordinator: Actor, case: Case
) -> None:
    record("phone", "talked")
    with tenant(CODE):
        task = CaseTask.objects.get(case=case, kind="tell_source")
        insight = CaseTerm.objects.get(case=case, kind="insight")
    assert task.due_on == insight.due_on
    cases.finish_task(actor=coordinator, task=task.pk)
    with tenant(CODE):
        assert CaseTerm.objects.get(pk=insight.pk).met_on == MONDAY


def test_a_talk_that_told_it_ends_the_task(record: Record, case: Case) -> None:
    record("phone", "talked")
    record("phone", "talked", source_told=True)
    with tenant(CODE):
        assert CaseTask.objects.get(case=case, kind="tell_source").done_on == MONDAY


def test_a_letter_settles_the_written_offer(record: Record, case: Case) -> None:
    with tenant(CODE):
        WrittenOffer.objects.create(case=case, planned_on=MONDAY, due_on=date(2026, 11, 30))
    record("letter", "sent")
    with tenant(CODE):
        assert WrittenOffer.objects.get(case=case).sent_on == MONDAY


def test_nobody_at_home_leaves_the_term_running(record: Record, case: Case) -> None:
    record("visit", "not_reached", "avond")
    with tenant(CODE):
        assert CaseTerm.objects.get(case=case, kind="offer").met_on is None
    assert moves(case) == ["contact_sought"]


def test_help_that_is_accepted_is_a_first_talk_as_well(record: Record, case: Case) -> None:
    record("phone", "accepted")
    assert moves(case) == ["contact_reached", "first_talk_held", "help_accepted"]


def test_a_visit_is_settled_on_its_work_list(
    record: Record, coordinator: Actor, case: Case
) -> None:
    team = Team.objects.get(name="Oost")
    planning.plan_week(actor=coordinator, team=team.pk, week=MONDAY)
    record("visit", "card_left", "middag")
    with tenant(CODE):
        assert Visit.objects.get(case=case).outcome in {"card_left", ""}


def test_a_closed_case_takes_no_contact(record: Record, coordinator: Actor, case: Case) -> None:
    cases.advance(actor=coordinator, case=case.pk, move="close_paid")
    with pytest.raises(Refused, match="afgesloten"):
        record("letter", "sent")


def test_contact_cannot_have_been_tomorrow(record: Record) -> None:
    with pytest.raises(Refused, match="toekomst"):
        record("letter", "sent", on=MONDAY + timedelta(days=1))


def test_an_odd_outcome_is_refused_in_words(record: Record) -> None:
    with pytest.raises(Refused, match="past niet"):
        record("phone", "card_left")


def test_a_case_of_nobody_is_not_found(outreach_worker: Actor) -> None:
    with pytest.raises(NotFound):
        record_contact(
            actor=outreach_worker, case=uuid.uuid4(), channel=Channel.PHONE,
            outcome=ContactOutcome.TALKED,
        )  # fmt: skip


def test_a_manager_records_nothing(manager: Actor, case: Case) -> None:
    with pytest.raises(NotPermitted):
        record_contact(
            actor=manager, case=case.pk, channel=Channel.PHONE, outcome=ContactOutcome.TALKED
        )


def test_the_timeline_has_the_newest_attempt_first(
    record: Record, outreach_worker: Actor, case: Case
) -> None:
    let_work(outreach_worker, case)
    record("letter", "sent", on=MONDAY)
    record("phone", "talked", "middag")
    lines = selectors.contacts_of(actor=outreach_worker, case=case.pk)
    assert {(line.channel, line.reached) for line in lines} == {
        ("brief", False),
        ("telefoon", True),
    }


def test_reach_is_counted_by_channel(record: Record, manager: Actor) -> None:
    record("phone", "not_reached")
    record("phone", "accepted")
    (phone,) = selectors.reach_by_channel(actor=manager, since=MONDAY, until=MONDAY)
    assert (phone.tried, phone.reached, phone.accepted) == (2, 1, 1)
