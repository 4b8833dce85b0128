# SPDX-License-Identifier: EUPL-1.2
"""A leak is judged by a named person, reported in time or with a reason, and closed when done."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db.models import SET_NULL
from tests.conftest import CODE, MONDAY, person
from tests.outreach.leaking import leaked
from tests.situations import LEAD

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.outreach.models import DataLeak, LeakKind
from woonzeker.outreach.rules import DataKind, LeakState, Verdict
from woonzeker.outreach.selectors import leak_list, leak_view, open_leaks
from woonzeker.outreach.services import (
    assess_leak,
    close_leak,
    inform_person,
    note_leak,
    open_leak,
    report_leak,
)

pytestmark = pytest.mark.usefixtures("municipality")
THURSDAY = date(2026, 11, 5)
FRIDAY = date(2026, 11, 6)


@pytest.fixture
def leak(municipality: str) -> DataLeak:
    """A letter went to the wrong door."""
    return leaked()


@pytest.fixture
def officer(municipality: str) -> Actor:
    """Somebody who watches over privacy."""
    return person(Role.PRIVACY_OFFICER)


def assess(
    actor: Actor, leak: DataLeak, verdict: Verdict = Verdict.REPORT, inform: bool = False
) -> DataLeak:
    return assess_leak(
        actor=actor, leak=leak.pk, verdict=verdict, reason="De brief noemde de achterstand.",
        kinds=[DataKind.ARREARS, DataKind.NAME], inform=inform,
    )  # fmt: skip


def test_a_leak_goes_from_verdict_to_report_to_the_person_and_is_closed(
    officer: Actor, leak: DataLeak
) -> None:
    assess(officer, leak, inform=True)
    report_leak(actor=officer, leak=leak.pk, reference="AP-1")
    inform_person(actor=officer, leak=leak.pk, on=MONDAY)
    closed = close_leak(actor=officer, leak=leak.pk, measures="Twee mensen kijken mee.")
    assert (closed.kinds, closed.report_reference) == (["name", "arrears"], "AP-1")
    assert leak_view(actor=officer, leak=leak.pk).row.state is LeakState.CLOSED


@pytest.mark.parametrize("verdict", [Verdict.NO_REPORT, Verdict.NO_LEAK])
def test_a_leak_that_need_not_be_reported_is_kept_with_its_reason(
    privacy_officer: Actor, leak: DataLeak, verdict: Verdict
) -> None:
    assess(privacy_officer, leak, verdict)
    close_leak(actor=privacy_officer, leak=leak.pk, measures="Niets nodig.")
    view = leak_view(actor=privacy_officer, leak=leak.pk)
    assert view.verdict is not None
    assert view.verdict.reason == "De brief noemde de achterstand."
    assert view.verdict.by == "Privacy_Officer"


def test_the_system_decides_nothing(leak: DataLeak) -> None:
    with pytest.raises(Refused):
        assess(LEAD, leak)


def test_another_verdict_keeps_the_one_before_it(officer: Actor, leak: DataLeak) -> None:
    assess(officer, leak, Verdict.NO_REPORT)
    assess(officer, leak)
    view = leak_view(actor=officer, leak=leak.pk)
    assert (view.verdict_code, len(view.earlier)) == ("report", 1)


def test_what_was_reported_cannot_be_judged_away(officer: Actor, leak: DataLeak) -> None:
    assess(officer, leak)
    report_leak(actor=officer, leak=leak.pk, reference="AP-1")
    with pytest.raises(Refused):
        assess(officer, leak, Verdict.NO_LEAK)


def test_after_72_hours_a_report_says_why_it_is_late(officer: Actor, leak: DataLeak) -> None:
    assess(officer, leak)
    with clock.standing_at(FRIDAY):
        with pytest.raises(Refused):
            report_leak(actor=officer, leak=leak.pk, reference="AP-1")
        report_leak(actor=officer, leak=leak.pk, reference="AP-1", late_reason="Weekend ertussen.")
    with tenant(CODE):
        assert DataLeak.objects.get().late_reason == "Weekend ertussen."


def test_the_hours_count_from_when_somebody_knew(officer: Actor, leak: DataLeak) -> None:
    known_at = leak.found_at - timedelta(hours=70)
    found = assess_leak(
        actor=officer, leak=leak.pk, verdict=Verdict.REPORT, reason="Bij de deur gehoord.",
        kinds=[], known_at=known_at,
    )  # fmt: skip
    assert found.report_due_at == known_at + timedelta(hours=72)
    with pytest.raises(Refused):
        assess_leak(
            actor=officer, leak=leak.pk, verdict=Verdict.REPORT, reason="Later.", kinds=[],
            known_at=leak.found_at + timedelta(minutes=1),
        )  # fmt: skip


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_report_is_made_after_the_leak_was_found_and_not_in_the_future(
    officer: Actor, leak: DataLeak, hours: int
) -> None:
    assess(officer, leak)
    moment: datetime = (leak.found_at if hours < 0 else clock.now()) + timedelta(hours=hours)
    with pytest.raises(Refused):
        report_leak(actor=officer, leak=leak.pk, reference="AP-1", at=moment)


def test_what_nobody_decided_to_report_is_not_reported(officer: Actor, leak: DataLeak) -> None:
    with pytest.raises(Refused):
        report_leak(actor=officer, leak=leak.pk, reference="AP-1")


def test_a_leak_cannot_close_before_all_is_done(officer: Actor, leak: DataLeak) -> None:
    with pytest.raises(Refused):
        close_leak(actor=officer, leak=leak.pk, measures="Niets.")
    assess(officer, leak)
    with pytest.raises(Refused):
        close_leak(actor=officer, leak=leak.pk, measures="Niets.")


def test_a_closed_leak_stays_as_it_is(officer: Actor, leak: DataLeak) -> None:
    assess(officer, leak, Verdict.NO_LEAK)
    close_leak(actor=officer, leak=leak.pk, measures="Niets nodig.")
    with pytest.raises(Refused):
        assess(officer, leak)


def test_the_hours_run_on_and_the_shortest_time_comes_first(officer: Actor, leak: DataLeak) -> None:
    with clock.standing_at(THURSDAY):
        later = leaked()
        assert [row.number for row in leak_list(actor=officer)] == [leak.number, later.number]
        assert [row.hours is not None for row in leak_list(actor=officer)] == [True, True]
    with clock.standing_at(FRIDAY):
        assert (leak_list(actor=officer)[0].hours or 0) < 0


def test_what_needs_no_report_has_no_hours(officer: Actor, leak: DataLeak) -> None:
    assess(officer, leak, Verdict.NO_REPORT)
    assert leak_list(actor=officer)[0].hours is None
    assert (open_leaks(actor=officer).count, open_leaks(actor=officer).first_due_at) == (1, None)


def test_whose_data_it_is_becomes_known_with_the_next_decision(
    officer: Actor, leak: DataLeak
) -> None:
    assess(officer, leak)
    with tenant(CODE):
        assert DataLeak.objects.get().about == leak.signal.link.person_id


def test_nothing_told_is_no_leak(leak: DataLeak) -> None:
    again = open_leak(
        actor=LEAD, signal=leak.signal_id, case=leak.case_id, went_to=None,
        reason="wrong_person", since=date(2026, 11, 3),
    )  # fmt: skip
    assert again is None


@pytest.mark.parametrize("role", [Role.OUTREACH_WORKER, Role.REVIEWER, Role.MANAGER])
def test_who_does_not_answer_for_leaks_sees_and_judges_none(
    municipality: str, leak: DataLeak, role: Role
) -> None:
    other = person(role)
    for call in (
        lambda: assess(other, leak),
        lambda: leak_list(actor=other),
        lambda: open_leaks(actor=other),
    ):
        with pytest.raises(NotPermitted):
            call()
    with tenant(CODE):
        assert AuditLine.objects.filter(code="outreach.assess_leak", refused=True).exists()


def test_another_municipality_finds_none(officer: Actor, leak: DataLeak) -> None:
    stranger = Actor("user", "s", "0001", officer.roles)
    with pytest.raises(NotFound):
        leak_view(actor=stranger, leak=leak.pk)
    assert leak_list(actor=stranger) == []


def test_a_leak_stays_when_its_signal_goes(officer: Actor, leak: DataLeak) -> None:
    with tenant(CODE):
        ArrearsSignal.objects.filter(pk=leak.signal_id).delete()
    view = leak_view(actor=officer, leak=leak.pk)
    assert (view.row.number, view.right_case, view.person_known) == (leak.number, None, False)


def test_a_leak_stays_when_its_case_goes() -> None:
    assert DataLeak._meta.get_field("case").remote_field.on_delete is SET_NULL


def test_what_a_person_found_counts_from_when_it_was_known(officer: Actor) -> None:
    knew = clock.now() - timedelta(hours=10)
    made = note_leak(
        actor=officer, kind=LeakKind.LOST_DEVICE, what="Telefoon kwijt.",
        happened_on=MONDAY, known_at=knew,
    )  # fmt: skip
    row = leak_list(actor=officer)[0]
    assert (row.id, row.hours, row.kind_words) == (made.pk, 61, "een telefoon of laptop is kwijt")


def test_what_a_person_found_needs_words_and_has_happened(officer: Actor) -> None:
    for what, known_at in ((" ", clock.now()), ("Kwijt.", clock.now() + timedelta(hours=1))):
        with pytest.raises(Refused):
            note_leak(
                actor=officer, kind=LeakKind.OTHER, what=what, happened_on=None, known_at=known_at
            )
