# SPDX-License-Identifier: EUPL-1.2
"""Partners are told what became of their signals: once, provably, and not what others did."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.conftest import CODE
from tests.feedback.answering import (
    GROUND,
    LEAD,
    TUESDAY,
    accept_help,
    close,
    release_of,
    set_ground,
    taken_up,
    tell,
    told,
)
from tests.situations import linked_signal, resident

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import tenant
from woonzeker.cases.services import advance, close_case, take_up
from woonzeker.errors import NotPermitted
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import AnswerRelease, ToldAnswer
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.matching.models import Link, LinkResult
from woonzeker.outreach.models import Channel, ContactOutcome
from woonzeker.outreach.services import record_contact
from woonzeker.process import Exit

pytestmark = pytest.mark.django_db


def test_a_signal_is_in_progress_and_then_closed_with_its_day(municipality: str) -> None:
    signal, case = taken_up()
    assert told(signal) == ["in_progress"]
    with clock.standing_at(TUESDAY):
        close(case)
    assert told(signal) == ["in_progress", "closed"]
    with tenant(CODE):
        last = ToldAnswer.objects.get(signal=signal.pk, number=2)
    assert (last.on, last.told_on, last.basis) == (TUESDAY, TUESDAY, "case")


def test_telling_again_tells_nothing(municipality: str) -> None:
    signal, case = taken_up()
    assert (tell(), tell()) == (0, 0)
    close(case)
    assert tell() == 0
    assert len(told(signal)) == 2


def test_a_told_answer_cannot_be_changed_or_removed(municipality: str) -> None:
    taken_up()
    with tenant(CODE):
        rows = ToldAnswer.objects.all()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(code="deceased")
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()


def test_the_job_of_the_order_tells_as_well(municipality: str) -> None:
    person = resident()
    signal = linked_signal(person)
    with jobs.inline():
        take_up(actor=LEAD, on=clock.today())
    assert told(signal) == ["in_progress"]


def test_after_a_change_only_what_moved_these_days_is_looked_at(municipality: str) -> None:
    signal, case = taken_up()
    with clock.standing_at(TUESDAY):
        close_case(actor=LEAD, case=case.pk, result=Exit.PAID)
    with clock.standing_at(date(2026, 11, 9)):
        assert feedback.tell_answers(actor=LEAD, on=clock.today(), of_late=True) == 0
    with clock.standing_at(date(2026, 11, 4)):
        assert feedback.tell_answers(actor=LEAD, on=clock.today(), of_late=True) == 1
    assert told(signal) == ["in_progress", "closed"]


@pytest.mark.parametrize("job", ["feedback.tell_answers", "feedback.tell_all"])
def test_both_jobs_tell(municipality: str, job: str) -> None:
    signal = linked_signal(resident())
    take_up(actor=LEAD, on=clock.today())
    with jobs.inline():
        jobs.defer(job, actor=LEAD, once=True)
    assert told(signal) == ["in_progress"]


def test_only_the_system_tells(coordinator: Actor) -> None:
    with pytest.raises(NotPermitted):
        feedback.tell_answers(actor=coordinator, on=clock.today())


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (SignalResult.BELOW_THRESHOLD, "unjustified"),
        (SignalResult.OUTSIDE_WINDOW, "unjustified"),
        (SignalResult.OTHER, "not_taken_up"),
    ],
)
def test_a_signal_that_was_not_taken_up_says_so(
    municipality: str, result: SignalResult, code: str
) -> None:
    signal = linked_signal(resident(), result=result)
    tell()
    assert told(signal) == [code]


def test_who_waits_for_another_signal_counts_as_closed(municipality: str) -> None:
    with clock.standing_at(date(2026, 3, 2)):
        signal, case = taken_up()
        record_contact(
            actor=LEAD, case=case.pk, channel=Channel.LETTER, outcome=ContactOutcome.SENT
        )
    with clock.standing_at(date(2026, 6, 1)):
        advance(actor=LEAD, case=case.pk, move="wait_for_signal")
    tell()
    assert told(signal) == ["in_progress", "closed"]


def test_what_another_creditor_opened_again_stays_closed_for_this_one(municipality: str) -> None:
    person = resident()
    signal, case = taken_up(person=person, partner="Bron")
    close(case)
    with clock.standing_at(TUESDAY):
        other = linked_signal(person, partner="Energiek", sector="energie")
        take_up(actor=LEAD, on=TUESDAY)
        tell()
    assert told(signal) == ["in_progress", "closed"]
    assert told(other) == ["in_progress"]


@pytest.mark.parametrize("others", [False, True])
def test_a_second_signal_is_answered_the_same_whoever_else_reported(
    municipality: str, others: bool
) -> None:
    person = resident()
    _first, case = taken_up(person=person, partner="Bron")
    close(case)
    with clock.standing_at(TUESDAY):
        if others:
            taken_up(person=person, partner="Energiek", sector="energie")
    with clock.standing_at(date(2026, 11, 9)):
        again = linked_signal(person, partner="Bron", amount_cents=50_000)
        take_up(actor=LEAD, on=clock.today())
        tell()
    assert told(again) == ["in_progress"]


def test_a_repeat_while_its_own_signal_runs_is_a_repeat(municipality: str) -> None:
    person = resident()
    taken_up(person=person)
    with clock.standing_at(date(2026, 12, 1)):
        again = linked_signal(person)
        take_up(actor=LEAD, on=clock.today())
        tell()
        third = linked_signal(person)
        take_up(actor=LEAD, on=clock.today())
        tell()
    assert (told(again), told(third)) == (["repeat"], ["repeat"])


def test_the_same_twice_in_one_file_is_a_repeat(municipality: str) -> None:
    person = resident()
    first, again = linked_signal(person), linked_signal(person)
    with tenant(CODE):
        ArrearsSignal.objects.filter(pk=again.pk).update(delivery=first.delivery_id)
    take_up(actor=LEAD, on=clock.today())
    tell()
    assert (told(first), told(again)) == (["in_progress"], ["repeat"])


def test_a_signal_that_was_linked_wrongly_is_answered_anew(municipality: str) -> None:
    signal, case = taken_up()
    close(case)
    other = resident("1234AB99")
    with tenant(CODE), clock.standing_at(TUESDAY):
        row = ArrearsSignal.objects.get(pk=signal.pk)
        row.in_period.delete()
        ArrearsSignal.objects.filter(pk=signal.pk).update(result=SignalResult.OPEN)
        Link.objects.filter(signal=signal).update(person=other)
        tell()
    assert told(signal) == ["in_progress", "closed"]
    with clock.standing_at(TUESDAY):
        take_up(actor=LEAD, on=TUESDAY)
        tell()
    assert told(signal) == ["in_progress", "closed", "in_progress"]
    with tenant(CODE):
        assert ToldAnswer.objects.get(signal=signal.pk, number=3).reason == "reopened"


def test_a_death_waits_until_the_next_working_day(municipality: str) -> None:
    with clock.standing_at(date(2026, 11, 6)):
        signal = linked_signal(resident(died_on=date(2026, 10, 1)))
        take_up(actor=LEAD, on=clock.today())
        tell()
    found = release_of(signal)
    assert (found.code, found.due_on, told(signal)) == ("deceased", date(2026, 11, 9), [])


def test_who_is_not_in_the_register_waits_for_a_person(municipality: str) -> None:
    signal = linked_signal(resident())
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(result=LinkResult.NOBODY, person=None)
    tell()
    assert release_of(signal).code == "not_resident"
    with tenant(CODE):
        Link.objects.filter(signal=signal).update(result=LinkResult.REVIEW)
    tell()
    with tenant(CODE):
        assert not AnswerRelease.objects.filter(signal=signal).exists()


def test_more_is_told_with_a_ground_and_no_longer_without(municipality: str) -> None:
    signal, case = taken_up()
    accept_help(case.pk)
    tell()
    assert told(signal) == ["in_progress"]
    set_ground("reached")
    tell()
    assert told(signal) == ["in_progress", "in_progress+reached"]
    set_ground("help_accepted")
    tell()
    close(case, Exit.ADVICE)
    set_ground()
    tell()
    assert told(signal)[2:] == [
        "in_progress+help_accepted", "closed+help_accepted", "closed",
    ]  # fmt: skip


def test_what_a_resident_agrees_to_after_the_end_is_told_and_taken_back(
    municipality: str,
) -> None:
    signal, case = taken_up()
    accept_help(case.pk)
    close(case, Exit.ADVICE)
    agreed = feedback.note_consent(
        actor=LEAD, case=case.pk, partner=signal.partner_id, item="help_accepted",
        until_on=date(2027, 1, 31), asked_how="talk",
    )  # fmt: skip
    tell()
    feedback.withdraw_consent(actor=LEAD, consent=agreed.pk)
    with clock.standing_at(TUESDAY):
        tell()
    assert told(signal)[1:] == ["closed", "closed+help_accepted", "closed"]


def test_the_ground_is_written_beside_the_answer(municipality: str) -> None:
    set_ground("reached")
    signal, case = taken_up()
    advance(actor=LEAD, case=case.pk, move="contact_sought")
    advance(actor=LEAD, case=case.pk, move="contact_reached")
    tell()
    with tenant(CODE):
        assert ToldAnswer.objects.get(signal=signal.pk, number=2).basis == "ground"
    assert GROUND
