# SPDX-License-Identifier: EUPL-1.2
"""What a payment that was not seen leads to; the money of a year, and who may grant it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.help.rules.breach import Awaited, Follow, Patience, what_follows
from woonzeker.help.rules.budget import No, Wanted, ledger, mandate_of, why_not
from woonzeker.help.rules.instalments import AWAITED

DUE = date(2026, 11, 2)
PATIENCE = Patience(3, 10)
patiences = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(
    lambda both: Patience(both[0], both[0] + both[1])
)


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def test_on_the_day_itself_nothing_is_late() -> None:
    assert what_follows(Awaited(DUE, "expected"), PATIENCE, on=DUE).follow is Follow.NOTHING


def test_after_some_days_somebody_is_asked_kindly() -> None:
    assert what_follows(Awaited(DUE, "expected"), PATIENCE, on=after(3)).follow is Follow.ASK


def test_without_an_answer_it_becomes_work() -> None:
    asked = Awaited(DUE, "asked", asked_on=after(3))
    assert what_follows(asked, PATIENCE, on=after(10)).follow is Follow.TASK


def test_who_was_asked_late_gets_the_same_time_to_answer() -> None:
    asked = Awaited(DUE, "asked", asked_on=after(20))
    assert what_follows(asked, PATIENCE, on=after(21)).follow is Follow.NOTHING
    assert what_follows(asked, PATIENCE, on=after(27)).follow is Follow.TASK


def test_during_a_pause_nothing_is_late() -> None:
    rests = Awaited(DUE, "expected", paused_until=after(60))
    assert what_follows(rests, PATIENCE, on=after(40)).follow is Follow.NOTHING


def test_work_that_somebody_has_is_not_given_twice() -> None:
    busy = Awaited(DUE, "missed", asked_on=after(3), at_work=True)
    assert what_follows(busy, PATIENCE, on=after(30)).follow is Follow.AT_WORK


@given(patiences, st.sampled_from(sorted(AWAITED)), st.integers(-20, 400), st.booleans())
def test_every_late_payment_leads_to_something_by_a_day(
    patience: Patience, state: str, days: int, at_work: bool
) -> None:
    found = what_follows(Awaited(DUE, state, at_work=at_work), patience, on=after(days))
    assert found.by is not None
    assert found.by >= min(after(days), after(patience.ask_days))


@given(patiences, st.integers(0, 100))
def test_whoever_never_pays_is_asked_and_then_somebody_has_work(
    patience: Patience, start: int
) -> None:
    asked_on = None
    for days in range(start, start + 100):
        found = what_follows(Awaited(DUE, "expected", asked_on), patience, on=after(days))
        if found.follow is Follow.ASK:
            asked_on = after(days)
        if found.follow is Follow.TASK:
            break
    assert asked_on is not None
    assert found.follow is Follow.TASK


@given(st.integers(0, 400))
def test_what_was_paid_leads_to_nothing(days: int) -> None:
    assert what_follows(Awaited(DUE, "paid"), PATIENCE, on=after(days)).by is None


def test_it_counts_as_not_paid_only_after_the_question() -> None:
    with pytest.raises(ValueError, match="ask before"):
        Patience(10, 10)


def test_what_was_granted_is_gone_from_the_year() -> None:
    found = ledger(2026, 100_000, [("granted", 30_000), ("paid", 20_000), ("asked", 90_000)])
    assert (found.granted, found.left, found.asked) == (50_000, 50_000, 90_000)


def test_nobody_grants_their_own_request() -> None:
    assert why_not(Wanted(100, own=True), mandate=1_000, left=1_000) is No.OWN_REQUEST


def test_above_the_mandate_somebody_else_decides() -> None:
    assert why_not(Wanted(2_000, own=False), mandate=1_000, left=9_000) is No.ABOVE_MANDATE


def test_what_the_year_no_longer_has_is_not_granted() -> None:
    assert why_not(Wanted(900, own=False), mandate=1_000, left=800) is No.NOTHING_LEFT


def test_the_highest_mandate_of_the_roles_counts() -> None:
    mandates = {"team_lead": 150_000, "manager": 1_000_000}
    assert mandate_of({"team_lead", "manager"}, mandates) == 1_000_000
    assert mandate_of({"outreach_worker"}, mandates) == 0


@given(st.lists(st.integers(1, 100_000), max_size=20), st.integers(0, 500_000))
def test_a_year_never_spends_more_than_it_has(wanted: list[int], budget: int) -> None:
    rows: list[tuple[str, int]] = []
    for cents in wanted:
        left = ledger(2026, budget, rows).left
        granted = why_not(Wanted(cents, own=False), mandate=100_000, left=left) is None
        rows.append(("granted" if granted else "refused", cents))
    assert ledger(2026, budget, rows).granted <= budget
