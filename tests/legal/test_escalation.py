# SPDX-License-Identifier: EUPL-1.2
"""Who hears before a hearing and an eviction: in time, once, and anew when the day moves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.legal.safeguarding import HEARING, SITUATION, SUMMONED, TODAY, offer, record

from woonzeker.law.terms import is_working_day, working_days_before
from woonzeker.legal.rules.escalation import (
    EVICTION_RUNGS,
    Call,
    Coming,
    Dated,
    EscalationInvalid,
    EscalationPolicy,
    Hears,
    Rung,
    Told,
    due_today,
    errands,
    escalation_policy_from,
    file_and_place,
    reached_on,
)
from woonzeker.legal.rules.safeguards import Record, Safeguard
from woonzeker.process import Step

POLICY = EscalationPolicy()
#: the Friday after Christmas week and New Year: two working days lie far back
DAY = date(2027, 1, 8)
COMING = Coming(eviction=Dated(DAY, "notice-1"))
DAYS = st.dates(date(2026, 1, 5), date(2029, 12, 20))
numbers = st.integers(1, 60)
policies = st.lists(numbers, min_size=4, max_size=4, unique=True).map(
    lambda four: EscalationPolicy(*sorted(four, reverse=True))
)


def heard(calls: tuple[Call, ...]) -> list[str]:
    """Who hears."""
    return [each.hears.value for each in calls]


def days(coming: Coming, policy: EscalationPolicy, start: date, length: int) -> list[Call]:
    """What is said on each of so many days, when everybody keeps what they were told."""
    told: set[Told] = set()
    said: list[Call] = []
    for number in range(length):
        for call in due_today(coming, told, policy, on=start + timedelta(days=number)):
            said.append(call)
            told.update(call.told)
    return said


# counting back


@pytest.mark.parametrize(("count", "day"), [
    (1, date(2027, 1, 7)),
    (3, date(2027, 1, 5)),
    (7, date(2026, 12, 29)),
    (14, date(2026, 12, 17)),
    (28, date(2026, 11, 27)),
])  # fmt: skip
def test_working_days_are_counted_back_over_holidays(count: int, day: date) -> None:
    assert working_days_before(DAY, count) == day


@given(DAYS, st.integers(1, 60))
def test_counting_back_agrees_with_counting_every_day_between(day: date, count: int) -> None:
    found = working_days_before(day, count)
    between = (found + timedelta(days=n) for n in range((day - found).days))
    assert is_working_day(found)
    assert sum(map(is_working_day, between)) == count


def test_no_days_before_is_no_question() -> None:
    with pytest.raises(ValueError, match="at least one"):
        working_days_before(DAY, 0)


# an eviction


@pytest.mark.parametrize(("day", "who"), [
    (date(2026, 11, 26), []),
    (date(2026, 11, 27), ["worker"]),
    (date(2026, 12, 17), ["worker", "lead"]),
    (date(2026, 12, 29), ["worker", "lead", "manager"]),
    (date(2027, 1, 5), ["worker", "lead", "manager", "alderman"]),
    (DAY, ["worker", "lead", "manager", "alderman"]),
    (DAY + timedelta(days=1), []),
])  # fmt: skip
def test_the_nearer_the_day_the_higher_up(day: date, who: list[str]) -> None:
    assert heard(due_today(COMING, (), POLICY, on=day)) == who


def test_a_notice_of_eight_days_is_heard_by_three_at_once() -> None:
    assert heard(due_today(COMING, (), POLICY, on=DAY - timedelta(days=8))) == [
        "worker", "lead", "manager",
    ]  # fmt: skip


def test_each_hears_it_once() -> None:
    said = days(COMING, POLICY, DAY - timedelta(days=80), 90)
    assert [each.hears for each in said] == list(Hears)
    assert [each.reached_on for each in said] == [
        reached_on(r, DAY, POLICY) for r in EVICTION_RUNGS
    ]


@given(policies, DAYS, st.integers(0, 120))
def test_whenever_somebody_looks_everyone_has_heard_by_the_day_and_nobody_twice(
    policy: EscalationPolicy, day: date, before: int
) -> None:
    coming = Coming(eviction=Dated(day, "notice"))
    said = days(coming, policy, day - timedelta(days=before), before + 3)
    counted = Counter(rung for call in said for rung in call.rungs)
    assert set(counted) == set(EVICTION_RUNGS)
    assert set(counted.values()) == {1}


@given(policies, DAYS, st.integers(0, 60))
def test_a_job_that_did_not_run_for_days_forgets_nobody(
    policy: EscalationPolicy, day: date, gap: int
) -> None:
    coming = Coming(eviction=Dated(day, "notice"))
    daily = days(coming, policy, day - timedelta(days=gap), gap + 1)
    once = due_today(coming, (), policy, on=day)
    assert {r for c in daily for r in c.rungs} == {r for c in once for r in c.rungs}


@given(DAYS, st.integers(-20, 20), st.integers(0, 40))
def test_a_day_that_moves_begins_anew_also_when_it_moves_back(
    day: date, moved: int, before: int
) -> None:
    on = day - timedelta(days=before)
    told = {each for call in due_today(COMING, (), POLICY, on=on) for each in call.told}
    for number, new in enumerate((day + timedelta(days=moved), day)):
        again = Coming(eviction=Dated(new, f"moved-{number}"))
        assert due_today(again, told, POLICY, on=on) == due_today(again, (), POLICY, on=on)


def test_a_file_that_is_complete_with_a_place_is_heard_of_by_nobody() -> None:
    done = replace(COMING, complete=True, place=True)
    assert due_today(done, (), POLICY, on=DAY) == ()


@pytest.mark.parametrize(("complete", "place", "why"), [
    (False, False, "Er is nog geen plek en het dossier is niet compleet."),
    (True, False, "Er is nog geen plek."),
    (False, True, "Het dossier is niet compleet."),
])  # fmt: skip
def test_it_says_what_is_not_there(complete: bool, place: bool, why: str) -> None:
    found = due_today(replace(COMING, complete=complete, place=place), (), POLICY, on=DAY)
    assert {each.why for each in found} == {why}


def test_what_opens_again_is_heard_by_who_did_not_hear_it_yet() -> None:
    told = {Told(Rung.WORKER, "notice-1")}
    assert heard(due_today(COMING, told, POLICY, on=date(2026, 12, 17))) == ["lead"]


def test_without_a_worker_the_lead_hears_it_as_early() -> None:
    alone = replace(COMING, has_worker=False)
    first = due_today(alone, (), POLICY, on=date(2026, 11, 27))
    assert heard(first) == ["lead"]
    later = due_today(alone, first[0].told, POLICY, on=date(2026, 12, 17))
    assert [(each.hears, each.rungs) for each in later] == [(Hears.LEAD, (Rung.LEAD,))]


def test_an_eviction_that_was_withdrawn_is_over() -> None:
    assert due_today(Coming(), (), POLICY, on=DAY) == ()


@pytest.mark.parametrize(("without", "found"), [
    (None, (True, True)),
    (Safeguard.PLACE, (True, False)),
    (Safeguard.ROOT_CAUSE, (False, True)),
])  # fmt: skip
def test_a_file_is_complete_apart_from_the_place(
    without: Safeguard | None, found: tuple[bool, bool]
) -> None:
    assert file_and_place(record(without=without), step=Step.HEARING, on=TODAY) == found


# a hearing


@pytest.mark.parametrize(("before", "rungs"), [
    (15, ()),
    (14, (Rung.HEARING_FIRST,)),
    (7, (Rung.HEARING_FIRST, Rung.HEARING_SECOND)),
    (0, (Rung.HEARING_FIRST, Rung.HEARING_SECOND)),
    (-1, ()),
])  # fmt: skip
def test_before_a_hearing_the_lead_hears_of_who_nobody_reached(
    before: int, rungs: tuple[Rung, ...]
) -> None:
    coming = Coming(hearing=Dated(HEARING, "summons-1"))
    found = due_today(coming, (), POLICY, on=HEARING - timedelta(days=before))
    assert {each.hears for each in found} <= {Hears.LEAD}
    assert tuple(rung for each in found for rung in each.rungs) == rungs


def test_the_lead_hears_of_a_hearing_twice_and_no_more() -> None:
    coming = Coming(hearing=Dated(HEARING, "summons-1"))
    assert len(days(coming, POLICY, HEARING - timedelta(days=30), 32)) == 2
    assert len(days(coming, POLICY, HEARING - timedelta(days=3), 5)) == 1


def test_who_was_spoken_to_is_not_sought_by_the_lead() -> None:
    coming = Coming(hearing=Dated(HEARING, "summons-1"), reached=True)
    assert due_today(coming, (), POLICY, on=HEARING) == ()


# policy


def test_what_a_municipality_does_not_decide_is_as_proposed() -> None:
    assert escalation_policy_from({"version": 1}) == POLICY
    assert escalation_policy_from({"worker_days": 30}).worker_days == 30


@pytest.mark.parametrize("data", [
    {"worker_days": 14},
    {"lead_days": 29},
    {"alderman_days": 0},
    {"worker_days": 61},
    {"hearing_first_days": 7},
    {"hearing_second_days": 0},
    {"errand_days": 11},
    {"worker_days": "28"},
    {"worker_days": True},
    {"burgemeester_days": 1},
])  # fmt: skip
def test_thresholds_outside_their_bounds_are_refused_in_dutch(data: dict[str, object]) -> None:
    with pytest.raises(EscalationInvalid) as refused:
        escalation_policy_from(data)
    assert str(refused.value).endswith(".")


# from the summons on


def test_from_the_summons_three_things_are_due_in_three_working_days() -> None:
    found = errands(
        Record(SITUATION), POLICY, summoned_on=SUMMONED, step=Step.DAGVAARDING, on=SUMMONED
    )
    assert {(each.safeguard, each.due_on) for each in found} == {
        (safeguard, date(2026, 11, 5))
        for safeguard in (Safeguard.INFORMED, Safeguard.OCO_OFFERED, Safeguard.LEGAL_HELP)
    }
    assert all(each.missing and each.who and each.rule and each.why for each in found)


def test_a_second_offer_of_support_is_due_two_weeks_after_the_first() -> None:
    once = Record(SITUATION, (offer("letter", on=date(2026, 11, 4)),))
    found = errands(once, POLICY, summoned_on=SUMMONED, step=Step.DAGVAARDING, on=date(2026, 11, 5))
    due = {each.safeguard: each.due_on for each in found}
    assert due[Safeguard.OCO_OFFERED] == date(2026, 11, 18)


def test_nothing_waits_until_after_the_hearing() -> None:
    near = Record(replace(SITUATION, hearing_on=date(2026, 11, 4)))
    found = errands(near, POLICY, summoned_on=SUMMONED, step=Step.DAGVAARDING, on=SUMMONED)
    assert {each.due_on for each in found} == {date(2026, 11, 3)}


def test_what_was_done_is_not_asked_again() -> None:
    assert (
        errands(record(), POLICY, summoned_on=SUMMONED, step=Step.HEARING, on=date(2026, 12, 14))
        == ()
    )
