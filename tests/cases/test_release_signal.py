# SPDX-License-Identifier: EUPL-1.2
"""A signal that was somebody else's leaves its case, which stands as if it never came."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.cases.running import again, begun, make, terms_of
from tests.conftest import CODE, MONDAY
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.models import AuditLine
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import (
    Case,
    CaseMove,
    CasePerson,
    CaseTask,
    MatchingPeriod,
    PeriodSignal,
    SignalRelease,
)
from woonzeker.cases.rules import Fate
from woonzeker.cases.services import Released, finish_task, release_signal, take_up
from woonzeker.errors import NotFound, NotPermitted, Refused
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import LinkResult, Person

pytestmark = pytest.mark.usefixtures("municipality")


def signal_of(case: Case, place: int = 0) -> ArrearsSignal:
    with tenant(CODE):
        rows = PeriodSignal.objects.filter(period__case=case).order_by("taken_up_at")
        return rows[place].signal


def release(signal: ArrearsSignal, on: date = MONDAY, actor: Actor = LEAD) -> Released:
    """Release a signal the way the reopening of its link does: the link is in review by then."""
    with clock.standing_at(on), tenant(CODE):
        link = signal.link
        person, link.person, link.result = link.person_id, None, LinkResult.REVIEW
        link.save()
        return release_signal(
            actor=actor, signal=signal.pk, reason="wrong_person", linked_to=person
        )


def also(person: Person, on: date = MONDAY, **facts: Any) -> ArrearsSignal:
    """Another signal under the case of the same home."""
    with clock.standing_at(on):
        signal = linked_signal(person, **{"partner": "Zeker", "sector": "zorg", **facts})
        take_up(actor=LEAD, on=on)
    return signal


def test_a_case_with_no_other_signal_closes_as_wrongly_linked_and_not_as_help_refused() -> None:
    case = begun(resident())
    released = release(signal_of(case))
    case = again(case)
    assert (released.fate, case.status, case.result) == (Fate.CLOSES, "closed", "wrongly_linked")
    with tenant(CODE):
        assert not MatchingPeriod.objects.exists()
        assert not CasePerson.objects.exists()
    assert terms_of(case) == {}


def test_the_signal_waits_again_and_the_record_says_what_went() -> None:
    person = resident()
    signal = signal_of(begun(person))
    release(signal)
    with tenant(CODE):
        assert ArrearsSignal.objects.get(pk=signal.pk).result == "open"
        record = SignalRelease.objects.get()
    assert (record.linked_to, record.reason, record.fate) == (person.pk, "wrong_person", "closes")
    assert {term["kind"] for term in record.terms} == {"offer", "insight"}


def test_a_case_with_other_signals_goes_on_without_it() -> None:
    wrong, right = resident(), resident()
    case = begun(wrong)
    also(right, on=date(2026, 11, 4))
    assert release(signal_of(case)).fate is Fate.GOES_ON
    with tenant(CODE):
        assert list(CasePerson.objects.values_list("person_id", flat=True)) == [right.pk]
        rows = PeriodSignal.objects.values_list("came_as", "period__shape")
        assert list(rows) == [("new", "single")]
    assert terms_of(again(case)) == {
        "offer": (date(2026, 12, 2), None), "insight": (date(2026, 12, 4), None)
    }  # fmt: skip
    assert again(case).status == "open"


def test_somebody_with_another_signal_stays_in_the_case() -> None:
    person = resident()
    case = begun(person)
    also(person)
    release(signal_of(case))
    with tenant(CODE):
        assert CasePerson.objects.filter(person=person).exists()


def test_a_threat_that_was_not_theirs_ends_with_its_clock_and_step() -> None:
    person = resident()
    case = begun(person, partner="Woning", sector="huur")
    eviction = also(person, kind="ontruiming", eviction_on=date(2026, 11, 20), partner="Huis",
                    sector="huur")  # fmt: skip
    assert (again(case).threatening, again(case).step) == (True, 8)
    release(eviction)
    case = again(case)
    assert (case.threatening, case.step) == (False, 3)
    assert set(terms_of(case)) == {"offer", "insight"}


def test_the_clock_runs_from_the_threat_that_stays() -> None:
    person = resident()
    case = begun(person, crisis=True)
    also(person, on=date(2026, 11, 3), crisis=True)
    release(signal_of(case), on=date(2026, 11, 3))
    assert terms_of(again(case))["threatening_talk"] == (date(2026, 11, 6), None)
    assert again(case).threatening


def test_a_threat_that_somebody_told_of_by_hand_stays() -> None:
    person = resident()
    case = begun(person, crisis=True)
    also(person)
    with tenant(CODE):
        CaseMove.objects.create(
            case=case, sequence=50, code="eviction_announced", to_step=3, to_status="open",
            moved_on=MONDAY, moved_at=clock.now(), actor_kind="user", actor_id="u",
        )  # fmt: skip
    release(signal_of(case))
    assert (again(case).threatening, again(case).step) == (True, 8)


def test_a_case_that_it_reopened_ends_again_as_it_had_ended() -> None:
    person = resident()
    case = make(begun(person, on=date(2026, 9, 1)), "close_paid", on=date(2026, 9, 20))
    later = also(person)
    assert again(case).status == "open"
    assert release(later).fate is Fate.AS_BEFORE
    case = again(case)
    assert (case.status, case.result, case.closed_on) == ("closed", "paid", date(2026, 9, 20))
    assert terms_of(case) == {}


def test_a_case_closed_since_says_that_it_was_wrongly_linked() -> None:
    case = make(begun(resident()), "contact_sought", "close_no_contact")
    release(signal_of(case))
    assert again(case).result == "wrongly_linked"


def test_who_accepted_help_keeps_their_case() -> None:
    person = resident()
    case = make(begun(person), "contact_reached", "help_accepted")
    assert release(signal_of(case)).fate is Fate.GOES_ON
    with tenant(CODE):
        assert again(case).status == "open"
        assert CasePerson.objects.filter(case=case, person=person).exists()


def test_a_letter_not_yet_sent_is_withdrawn_and_one_that_went_is_told() -> None:
    below = {"sector": "huur", "partner": "Woning", "result": "below_threshold"}
    signals = [linked_signal(resident(), **below), linked_signal(resident(), **below)]
    take_up(actor=LEAD, on=MONDAY)
    with tenant(CODE):
        sent = CaseTask.objects.get(signal=signals[1])
    finish_task(actor=LEAD, task=sent.pk)
    assert release(signals[0]).tasks_withdrawn == ("written_offer",)
    assert release(signals[1]).letters_on == (MONDAY,)
    with tenant(CODE):
        assert not CaseTask.objects.exists()
        assert set(ArrearsSignal.objects.values_list("result", flat=True)) == {"below_threshold"}


def test_after_a_letter_to_the_wrong_door_the_right_one_still_gets_theirs() -> None:
    signal = linked_signal(resident(), sector="huur", partner="Woning", result="below_threshold")
    take_up(actor=LEAD, on=MONDAY)
    with tenant(CODE):
        finish_task(actor=LEAD, task=CaseTask.objects.get().pk)
    release(signal)
    right = resident("1234AB99")
    with tenant(CODE):
        signal.link.result, signal.link.person = LinkResult.LINKED, right
        signal.link.save()
    take_up(actor=LEAD, on=date(2026, 12, 10))
    with tenant(CODE):
        task = CaseTask.objects.get()
    assert (task.kind, task.due_on) == ("written_offer", date(2026, 11, 30))  # late, and said so


def test_releasing_again_finds_nothing_to_do() -> None:
    case = begun(resident())
    signal = signal_of(case)
    release(signal)
    assert release(signal).fate is None
    assert again(case).result == "wrongly_linked"


@pytest.mark.parametrize("reason", ["", "naar_de_maan", "helper"])
def test_a_reason_that_is_none_changes_nothing(reason: str) -> None:
    case = begun(resident())
    with pytest.raises(Refused):
        release_signal(actor=LEAD, signal=signal_of(case).pk, reason=reason)
    assert again(case).status == "open"


def test_who_may_not_review_may_not_release(outreach_worker: Actor) -> None:
    signal = signal_of(begun(resident()))
    with pytest.raises(NotPermitted):
        release_signal(actor=outreach_worker, signal=signal.pk, reason="wrong_person")
    with tenant(CODE):
        line = AuditLine.objects.get(code="cases.release_signal")
    assert (line.refused, line.subject) == (True, str(signal.pk))


def test_another_municipality_does_not_find_it() -> None:
    signal = signal_of(begun(resident()))
    other = Actor("system", "tests", "0001")
    with pytest.raises(NotFound):
        release_signal(actor=other, signal=signal.pk, reason="wrong_person")
