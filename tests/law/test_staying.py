# SPDX-License-Identifier: EUPL-1.2
"""Terms after a death, a notice, a closure, the end of work, and before a forced sale."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.law import NotInForce
from woonzeker.law.staying import (
    bids_until,
    closure_objection_due,
    co_tenant_may_leave_until,
    continued_until,
    housing_after_work_until,
    notice_answer_due,
    sublet_contested_until,
    tenancy_ends_without_successor,
    term_told_between,
)

DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
MONDAY = date(2026, 11, 23)


def months_on(day: date, months: int) -> date:
    """The same day months later, counted month by month; short months end early."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@given(DAYS)
def test_who_stays_behind_has_six_months_and_no_day_more(died: date) -> None:
    assert continued_until(died).due_on == months_on(died, 6)
    assert co_tenant_may_leave_until(died).due_on == months_on(died, 6)


@given(DAYS)
def test_without_anybody_the_tenancy_ends_with_the_second_month_after(died: date) -> None:
    end = tenancy_ends_without_successor(died).due_on
    assert (end + timedelta(1)).day == 1
    assert (end.year * 12 + end.month) - (died.year * 12 + died.month) == 2


@given(DAYS)
def test_nobody_loses_the_roof_before_they_could_ask_the_court(died: date) -> None:
    assert tenancy_ends_without_successor(died).due_on < continued_until(died).due_on


@given(DAYS)
def test_an_objection_is_due_on_a_working_day_after_six_weeks(known: date) -> None:
    due = closure_objection_due(known)
    assert due.unextended_on == known + timedelta(42)
    assert due.unextended_on <= due.due_on <= due.unextended_on + timedelta(6)


def test_what_a_collective_agreement_gives_is_not_extended() -> None:
    assert housing_after_work_until(date(2026, 11, 28)).due_on == date(2026, 12, 26)


def test_a_notice_is_answered_within_six_weeks() -> None:
    assert notice_answer_due(MONDAY).due_on == date(2027, 1, 4)


def test_a_sublet_taken_over_can_be_contested_for_six_months() -> None:
    assert sublet_contested_until(MONDAY).due_on == date(2027, 5, 23)


def test_the_end_of_a_temporary_contract_is_told_one_to_three_months_ahead() -> None:
    assert term_told_between(date(2027, 5, 31)) == (date(2027, 2, 28), date(2027, 4, 30))


@given(DAYS)
def test_a_bid_outside_comes_a_week_before_the_auction_and_says_that_is_unsure(day: date) -> None:
    due = bids_until(day)
    assert due.due_on <= day - timedelta(7)
    assert "niet geverifieerd" in due.explanation


def test_before_a_rule_is_known_there_is_no_term() -> None:
    with pytest.raises(NotInForce):
        housing_after_work_until(date(2021, 12, 31))


@given(DAYS)
def test_every_term_says_where_it_stands(day: date) -> None:
    terms = (continued_until, closure_objection_due, notice_answer_due, bids_until)
    assert all(term(day).citation and term(day).explanation for term in terms)
