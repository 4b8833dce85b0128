# SPDX-License-Identifier: EUPL-1.2
"""What must hold for any day and any amount."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.law import MalformedParameter, Nature, NotInForce, atw, bik, terms

DAYS = st.dates(date(2021, 1, 1), date(2032, 12, 31))
CENTS = st.integers(1, 300_000_000)
ON = date(2026, 11, 2)
EXTENDED = (terms.offer_due, terms.first_talk_due, terms.threatening_talk_due)


@pytest.mark.parametrize("term", EXTENDED)
@given(day=DAYS)
def test_what_the_municipality_must_do_is_due_on_a_working_day(term: object, day: date) -> None:
    assert terms.is_working_day(term(day).due_on)  # type: ignore[operator]


@given(DAYS, st.integers(1, 90), st.sampled_from(["dagen", "weken", "maanden"]))
def test_extension_is_never_backwards_and_stops_at_the_first_working_day(
    day: date, amount: int, unit: str
) -> None:
    found = atw.end_of(day, atw.Span(amount, unit))
    assert found.due_on >= found.unextended_on
    assert (found.due_on != found.unextended_on) == bool("dus " in found.why)


@given(DAYS, DAYS)
def test_a_later_report_is_never_due_earlier(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert terms.offer_due(earlier).due_on <= terms.offer_due(later).due_on
    assert terms.threatening_talk_due(earlier).due_on <= terms.threatening_talk_due(later).due_on


@given(DAYS)
def test_an_order_to_leave_always_gives_two_working_days(day: date) -> None:
    due = terms.eviction_order_met_by(day).due_on
    inside = (day + timedelta(days=n) for n in range(1, (due - day).days + 1))
    assert sum(map(terms.is_working_day, inside)) >= 2


@given(DAYS)
def test_counting_back_never_gives_less_time(day: date) -> None:
    found = terms.new_eviction_date_told_by(day)
    assert found.due_on <= found.unextended_on == day - timedelta(days=3)


@given(DAYS)
def test_every_reason_names_the_day_and_ends_as_a_sentence(day: date) -> None:
    found = terms.offer_due(day)
    assert terms.dutch_day(found.due_on) in found.explanation
    assert found.explanation.endswith(".")
    assert found.parameters == ("wgs/aanbod",)


@given(DAYS)
def test_a_term_that_nobody_verified_says_so(day: date) -> None:
    assert "nog niet geverifieerd" in terms.decision_due(day).explanation
    assert "geverifieerd" not in terms.offer_due(day).explanation


@given(DAYS, st.integers(1, 30))
def test_working_days_are_counted_one_by_one(day: date, count: int) -> None:
    end = terms.add_working_days(day, count)
    inside = (day + timedelta(days=n) for n in range(1, (end - day).days + 1))
    assert sum(map(terms.is_working_day, inside)) == count


@given(DAYS, st.integers(1, 40))
def test_working_days_are_counted_back_one_by_one(day: date, count: int) -> None:
    first = terms.working_days_before(day, count)
    assert terms.is_working_day(first)
    between = (first + timedelta(days=n) for n in range((day - first).days))
    assert sum(map(terms.is_working_day, between)) == count


@given(CENTS)
def test_costs_lie_between_the_lowest_and_the_highest(cents: int) -> None:
    assert 4_000 <= bik.collection_costs(cents, on=ON) <= 677_500


@given(CENTS, CENTS)
def test_a_larger_claim_never_costs_less(one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert bik.collection_costs(small, on=ON) <= bik.collection_costs(large, on=ON)


@given(st.lists(st.tuples(st.integers(1, 26_666), DAYS), max_size=12))
def test_small_claims_never_cost_more_than_the_cap_in_six_months(
    claims: list[tuple[int, date]],
) -> None:
    days = [max(day, date(2025, 1, 1)) for _, day in claims]
    made = [bik.Claim(cents, day) for (cents, _), day in zip(claims, days, strict=True)]
    costs = bik.recurring_costs(made)
    for until in days:
        inside = [cost for cost, day in zip(costs, days, strict=True)
                  if until - timedelta(days=180) <= day <= until]  # fmt: skip
        assert sum(inside) <= 14_000


@pytest.mark.parametrize("cents", [0, -1])
def test_nothing_owed_costs_nothing_and_is_an_error(cents: int) -> None:
    with pytest.raises(ValueError, match="nothing"):
        bik.collection_costs(cents, on=ON)


def test_hours_have_no_last_day() -> None:
    with pytest.raises(MalformedParameter):
        atw.end_of(ON, atw.Span(48, "uren", Nature.WET))


def test_no_holidays_are_made_up_for_years_before_the_table() -> None:
    with pytest.raises(NotInForce):
        terms.holidays(2013)
