# SPDX-License-Identifier: EUPL-1.2
"""A condition that is looked at each month, and what a breach leads to: help before all else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.legal.rules import (
    Breach,
    BreachStage,
    LastOfferPolicy,
    LastOffersInvalid,
    Look,
    Seen,
    WatchState,
    breach_standing,
    dues,
    help_until,
    last_offer_policy_from,
    others_may_hear,
    turns,
)
from woonzeker.legal.rules.last_offer_policy import BOUNDS

POLICY = LastOfferPolicy()
MONDAY = date(2026, 11, 2)
DAYS = st.dates(date(2024, 1, 1), date(2030, 6, 30))
MAYBE = st.none() | DAYS
POLICIES = st.builds(
    LastOfferPolicy,
    look_days=st.integers(*BOUNDS["look_days"]),
    start_days=st.integers(*BOUNDS["start_days"]),
    help_days=st.integers(*BOUNDS["help_days"]),
)
BREACHES = st.builds(Breach, DAYS, MAYBE, MAYBE, MAYBE, MAYBE)


def stage(breach: Breach, on: date) -> BreachStage:
    return breach_standing(breach, on=on, policy=POLICY).stage


def test_a_breach_begins_with_help_within_two_working_days() -> None:
    found = breach_standing(Breach(MONDAY), on=MONDAY, policy=POLICY)
    assert (found.stage, found.by) == (BreachStage.START_HELP, date(2026, 11, 4))


def test_while_help_has_not_begun_no_time_runs_out() -> None:
    assert stage(Breach(MONDAY), MONDAY + timedelta(days=300)) is BreachStage.START_HELP


def test_help_has_five_working_days_and_christmas_is_none_of_them() -> None:
    breach = Breach(date(2026, 12, 21), helped_on=date(2026, 12, 22))
    assert help_until(breach, POLICY) == date(2026, 12, 30)
    assert stage(breach, date(2026, 12, 30)) is BreachStage.HELPING
    assert stage(breach, date(2026, 12, 31)) is BreachStage.TELL_RESIDENT


def test_the_resident_hears_first_what_another_will_hear() -> None:
    breach = Breach(MONDAY, helped_on=MONDAY)
    late = date(2026, 11, 20)
    assert stage(breach, late) is BreachStage.TELL_RESIDENT
    assert stage(replace(breach, told_on=late), late) is BreachStage.OTHERS_MAY_HEAR


def test_help_that_ran_before_has_its_days_again_from_the_breach() -> None:
    breach = Breach(MONDAY, helped_on=date(2026, 9, 1), refused_on=date(2026, 9, 2))
    assert help_until(breach, POLICY) == date(2026, 11, 9)
    told = replace(breach, told_on=date(2026, 9, 3))
    assert stage(told, date(2026, 12, 1)) is BreachStage.TELL_RESIDENT


def test_who_refuses_help_ends_the_time_of_help() -> None:
    breach = Breach(MONDAY, MONDAY, refused_on=date(2026, 11, 3), told_on=date(2026, 11, 3))
    assert stage(breach, MONDAY) is BreachStage.HELPING
    assert stage(breach, date(2026, 11, 3)) is BreachStage.OTHERS_MAY_HEAR


def test_help_that_was_never_offered_cannot_be_refused() -> None:
    breach = Breach(MONDAY, refused_on=MONDAY, told_on=MONDAY)
    assert not others_may_hear(breach, on=date(2027, 1, 4), policy=POLICY)


def test_what_was_repaired_nobody_hears() -> None:
    breach = Breach(MONDAY, MONDAY, repaired_on=date(2026, 11, 5), told_on=date(2026, 11, 4))
    assert stage(breach, date(2026, 12, 1)) is BreachStage.REPAIRED


@given(BREACHES, DAYS, POLICIES)
def test_nobody_hears_before_help_had_its_working_days_or_was_refused(
    breach: Breach, on: date, policy: LastOfferPolicy
) -> None:
    if not others_may_hear(breach, on=on, policy=policy):
        return
    assert breach.helped_on is not None
    assert breach.told_on is not None
    assert breach.told_on <= on
    assert breach.repaired_on is None or breach.repaired_on > on
    begun = max(breach.found_on, breach.helped_on)
    refused = breach.refused_on is not None and begun <= breach.refused_on <= on
    assert refused or on > brute_force.working_days_later(begun, policy.help_days)


@given(BREACHES, DAYS, POLICIES)
def test_whoever_may_hear_today_may_hear_tomorrow_unless_it_is_repaired(
    breach: Breach, on: date, policy: LastOfferPolicy
) -> None:
    lasting = replace(breach, repaired_on=None)
    if others_may_hear(lasting, on=on, policy=policy):
        assert others_may_hear(lasting, on=on + timedelta(days=1), policy=policy)


def test_rent_falls_due_in_every_month_of_the_watch() -> None:
    found = dues(31, date(2027, 1, 15), date(2027, 4, 30))
    assert [each.isoformat() for each in found] == [
        "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30",
    ]  # fmt: skip


def test_somebody_looks_within_five_working_days_across_the_holidays() -> None:
    (turn,) = turns([date(2026, 12, 24)], [], on=date(2026, 12, 24), policy=POLICY)
    # Christmas on Friday, four working days, New Year's Day, and the fifth on Monday
    assert turn.look_by == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 11, 1), WatchState.AHEAD),
        (date(2026, 11, 3), WatchState.TO_LOOK),
        (date(2026, 11, 9), WatchState.TO_LOOK),
        (date(2026, 11, 10), WatchState.LATE),
    ],
)
def test_a_month_waits_to_be_looked_at(on: date, state: WatchState) -> None:
    assert turns([MONDAY], [], on=on, policy=POLICY)[0].state is state


def test_what_nobody_knows_is_no_breach() -> None:
    looks = [Look(MONDAY, Seen.UNKNOWN, MONDAY)]
    assert turns([MONDAY], looks, on=date(2026, 12, 1), policy=POLICY)[0].state is WatchState.LATE


def test_the_last_look_counts() -> None:
    looks = [
        Look(MONDAY, Seen.NOT_KEPT, date(2026, 11, 4)),
        Look(MONDAY, Seen.KEPT, date(2026, 11, 6)),
    ]
    assert turns([MONDAY], looks, on=date(2026, 11, 6), policy=POLICY)[0].state is WatchState.KEPT


def test_what_is_not_due_yet_cannot_be_missed_and_can_be_paid() -> None:
    before = date(2026, 11, 1)
    missed = [Look(MONDAY, Seen.NOT_KEPT, before)]
    paid = [Look(MONDAY, Seen.KEPT, before)]
    assert turns([MONDAY], missed, on=MONDAY, policy=POLICY)[0].state is WatchState.AHEAD
    assert turns([MONDAY], paid, on=MONDAY, policy=POLICY)[0].state is WatchState.KEPT


@given(DAYS, POLICIES)
def test_whoever_looks_has_the_working_days_of_every_month(
    day: date, policy: LastOfferPolicy
) -> None:
    (turn,) = turns([day], [], on=day, policy=policy)
    assert turn.look_by == brute_force.working_days_later(day, policy.look_days)


@given(DAYS, st.integers(1, 31), st.integers(0, 800))
def test_every_month_is_there_once_and_in_order(begins: date, day: int, days: int) -> None:
    until = begins + timedelta(days=days)
    found = dues(day, begins, until)
    months = [(each.year, each.month) for each in found]
    assert months == sorted(set(months))
    assert all(begins <= each <= until for each in found)
    span = 12 * (until.year - begins.year) + until.month - begins.month
    assert span - 1 <= len(found) <= span + 1


@given(st.lists(DAYS, unique=True, max_size=8), DAYS, POLICIES)
def test_a_month_that_nobody_looked_at_is_never_a_breach(
    days: list[date], on: date, policy: LastOfferPolicy
) -> None:
    states = {each.state for each in turns(days, [], on=on, policy=policy)}
    assert states <= {WatchState.AHEAD, WatchState.TO_LOOK, WatchState.LATE}


def test_a_municipality_decides_within_bounds() -> None:
    assert last_offer_policy_from({}) == LastOfferPolicy()
    assert last_offer_policy_from({"help_days": 10}).help_days == 10


@pytest.mark.parametrize(
    "wrong",
    [
        {"help_days": 0},
        {"help_days": True},
        {"evaluate_months": 7},
        {"other_name_months": 25},
        {"hear_tries": 2, "hear_channels": 3},
        {"ahead_months": 3, "ahead_yes_months": 3},
        {"mystery": 1},
    ],
)
def test_a_policy_that_takes_the_time_of_help_away_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(LastOffersInvalid) as told:
        last_offer_policy_from(wrong)
    assert len(told.value.faults) == 1
