# SPDX-License-Identifier: EUPL-1.2
"""Which households a print run writes to: after a new report, after post that came back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.conftest import CODE, MONDAY
from tests.outreach.runs import letters, made, of_person, posted
from tests.planning.households import reported, resident
from tests.situations import LEAD

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case, CasePerson, CaseTask, CaseTerm
from woonzeker.cases.services import advance
from woonzeker.organisations.models import Partner
from woonzeker.outreach.models import Channel, ContactOutcome, Letter
from woonzeker.outreach.rules.printing import SoFar, asks_ladder, is_due
from woonzeker.outreach.selectors.due import due_for
from woonzeker.outreach.services import book_return, record_contact
from woonzeker.planning.models import WrittenOffer

DAY = date(2026, 11, 20)
SENT = SoFar(written=True, posted_on=MONDAY)


@pytest.mark.parametrize(("so_far", "due"), [
    (SoFar(written=True, posted_on=MONDAY, ladder_is_done=True), True),
    (SENT, False),
    (SoFar(written=True, ladder_is_done=True), False),
    (SoFar(written=True, posted_on=MONDAY, ladder_is_done=True, offer_waits=True), False),
    (SoFar(written=True, posted_on=MONDAY, ladder_is_done=True, reached=True), False),
    (SoFar(written=True, posted_on=MONDAY, ladder_is_done=True, last_offered=True), False),
])  # fmt: skip
def test_a_last_offer_goes_after_a_posted_first_letter_when_all_was_tried(
    so_far: SoFar, due: bool
) -> None:
    assert is_due("last_offer", so_far, on=DAY) is due


def test_the_ladder_is_asked_only_where_it_decides() -> None:
    assert asks_ladder("last_offer", SENT, on=DAY)
    assert not asks_ladder("reminder", SENT, on=DAY)
    assert not asks_ladder("first", SoFar(offer_waits=True), on=DAY)


def test_a_promised_offer_goes_out_whatever_was_said_before_the_report() -> None:
    assert is_due("first", SoFar(reached=True, offer_waits=True), on=DAY)
    assert not is_due("first", SoFar(reached=True, ladder_says_letter=True), on=DAY)


@pytest.mark.django_db
def test_a_household_of_which_the_case_reopened_gets_a_first_letter_again(
    maker: Actor, second: Actor, due: Callable[..., Case], partner_factory: Callable[..., Partner]
) -> None:
    case = due(1)
    posted(maker, second)
    advance(actor=LEAD, case=case.pk, move="close_paid", on=MONDAY)
    with clock.standing_at(DAY):
        _reported_again(partner_factory("water", "Bron"), case)
        of_person(case, checked_at=clock.now())
        assert letters(made(maker)) == [("made", "")]
        assert letters(made(maker, "reminder")) == []


@pytest.mark.django_db
def test_a_talk_before_the_case_closed_does_not_count_for_the_next_time(
    maker: Actor, due: Callable[..., Case], partner_factory: Callable[..., Partner]
) -> None:
    case = due(1)
    _talk(case)
    with tenant(CODE):
        assert due_for("first", on=MONDAY) == []
    advance(actor=LEAD, case=case.pk, move="close_paid", on=MONDAY)
    with clock.standing_at(DAY):
        _reported_again(partner_factory("water", "Bron"), case)
        with tenant(CODE):
            assert [each.case for each in due_for("first", on=DAY)] == [case]


@pytest.mark.django_db
def test_a_new_letter_goes_once_the_address_was_found_out(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    case = due(1)
    _come_back(maker, posted(maker, second).pk)
    with tenant(CODE):
        assert WrittenOffer.objects.get(case=case).sent_on is None
        assert due_for("first", on=MONDAY) == []
        CaseTask.objects.filter(kind="check_address").update(done_on=MONDAY)
        assert [each.case for each in due_for("first", on=MONDAY)] == [case]


@pytest.mark.django_db
def test_only_whose_letter_came_back_is_written_to_again(
    maker: Actor, second: Actor, due: Callable[..., Case], partner_factory: Callable[..., Partner]
) -> None:
    case = due(1)
    reported(partner_factory("water", "Bron"), resident(1, initials="B.", checked_at=clock.now()))
    run = posted(maker, second)
    with tenant(CODE):
        lost, _kept = Letter.objects.filter(run=run).order_by("person__initials")
    book_return(actor=maker, mark=lost.mark, why="other")
    with tenant(CODE):
        CaseTask.objects.filter(kind="check_address").update(done_on=MONDAY)
        found = due_for("first", on=MONDAY)
    assert [(each.case, [one.pk for one in each.people]) for each in found] == [
        (case, [lost.person_id])
    ]


@pytest.mark.django_db
def test_who_is_due_is_found_with_as_many_questions_for_many_as_for_one(
    due: Callable[..., Case],
) -> None:
    due(1)
    counts = []
    for number in (2, 3):
        with (
            tenant(CODE),
            CaptureQueriesContext(
                connection,
            ) as asked,
        ):
            due_for("first", on=MONDAY)
        counts.append(len(asked))
        due(number), due(number + 10)
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_the_last_offer_goes_when_the_weeks_are_over(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    case = due(1)
    posted(maker, second)
    assert letters(made(maker, "last_offer")) == []
    with clock.standing_at(MONDAY + timedelta(weeks=17)):
        of_person(case, checked_at=clock.now())
        assert letters(made(maker, "last_offer")) == [("made", "")]


def _reported_again(partner: Partner, case: Case) -> None:
    """A report and the promise of a letter for it."""
    with tenant(CODE):
        person = CasePerson.objects.get(case=case).person
    reported(partner, person)
    with tenant(CODE):
        last = CaseTerm.objects.filter(case=case, kind="offer", met_on=None).latest("due_on")
        WrittenOffer.objects.create(case=case, planned_on=clock.today(), due_on=last.due_on)


def _talk(case: Case) -> None:
    record_contact(actor=LEAD, case=case.pk, channel=Channel.PHONE, outcome=ContactOutcome.TALKED)


def _come_back(maker: Actor, run: object) -> None:
    with tenant(CODE):
        mark = Letter.objects.get(run=run).mark
    book_return(actor=maker, mark=mark, why="other")


@pytest.mark.django_db
@pytest.mark.parametrize("kept", [True, False])
def test_an_appointment_that_nobody_kept_does_not_stop_the_reminder(
    maker: Actor, second: Actor, due: Callable[..., Case], kept: bool
) -> None:
    case = due(1)
    posted(maker, second)
    record_contact(
        actor=LEAD, case=case.pk, channel=Channel.PHONE, day_part="ochtend",
        outcome=ContactOutcome.APPOINTMENT, meet_on=MONDAY + timedelta(days=2),
    )  # fmt: skip
    with clock.standing_at(MONDAY + timedelta(days=2)):
        outcome = ContactOutcome.TALKED if kept else ContactOutcome.NOT_REACHED
        record_contact(
            actor=LEAD, case=case.pk, channel=Channel.VISIT, day_part="ochtend", outcome=outcome
        )
    later = DAY + timedelta(days=14)
    with clock.standing_at(later), tenant(CODE):
        assert bool(due_for("reminder", on=later)) is not kept


@pytest.mark.django_db
def test_an_older_letter_went_out_when_its_run_was_posted(
    maker: Actor, second: Actor, due: Callable[..., Case]
) -> None:
    due(1)
    run = posted(maker, second)
    with tenant(CODE):
        Letter.objects.filter(run=run).update(
            posted_on=None, made_at=clock.now() - timedelta(days=5)
        )
        assert Letter.objects.get(run=run).sent_on == MONDAY
