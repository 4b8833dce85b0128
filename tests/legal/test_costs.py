# SPDX-License-Identifier: EUPL-1.2
"""What a court track costs a resident and a creditor, in whole cents."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.law import bik
from woonzeker.legal.rules.costs import (
    FEES,
    OF_THE_CASE,
    Comparison,
    CostFacts,
    EnteredFee,
    Fee,
    arrangement,
    for_creditor,
    for_resident,
    months_begun,
)

TODAY = date(2026, 11, 16)
UNTIL = date(2027, 2, 10)
CLAIM = bik.Claim(180_000, date(2026, 9, 1), 60_000)
SUMMONS = EnteredFee(Fee.SUMMONS, 13_000, date(2026, 11, 2))
COURT = EnteredFee(Fee.COURT, 24_000)
EVICTION = EnteredFee(Fee.EVICTION, None)
FACTS = CostFacts(
    180_000, (CLAIM,), letter_on=date(2026, 8, 3), fees=(SUMMONS, COURT, EVICTION),
    rent_cents=60_000,
)  # fmt: skip
CENTS = st.integers(0, 5_000_000)
DAYS = st.dates(date(2010, 1, 1), date(2040, 1, 1))
ANY_FEE = st.builds(EnteredFee, st.sampled_from(list(Fee)), st.none() | CENTS, st.none() | DAYS)
ANY_CLAIM = st.builds(bik.Claim, st.integers(1, 900_000), DAYS, st.none() | st.integers(1, 90_000))
ANY_FACTS = st.builds(
    CostFacts, CENTS, st.lists(ANY_CLAIM, max_size=3).map(tuple), st.none() | DAYS, st.booleans(),
    st.lists(ANY_FEE, max_size=6).map(tuple), st.none() | CENTS, CENTS, CENTS,
)  # fmt: skip


def lines(found: Comparison, *, on: bool = False) -> dict[str, int | None]:
    bill = found.if_on if on else found.so_far
    return {each.code: each.cents for each in bill.lines}


def test_before_a_judgment_a_resident_owes_the_arrears_and_at_most_the_collection_costs() -> None:
    found = for_resident(FACTS, today=TODAY, until=UNTIL)
    assert lines(found) == {"principal": 180_000, "collection": 27_000}
    [costs] = [each for each in found.so_far.lines if each.code == "collection"]
    assert costs.at_most
    assert costs.citation == "Besluit BIK art. 2 lid 1"


def test_when_it_goes_on_fees_and_rent_come_on_top() -> None:
    found = for_resident(FACTS, today=TODAY, until=UNTIL)
    assert lines(found, on=True) == {
        "principal": 180_000, "collection": 27_000, "fee_summons": 13_000, "fee_court": 24_000,
        "fee_eviction": None, "rent": 180_000,
    }  # fmt: skip
    assert found.if_on.at_least
    assert found.extra_cents == 13_000 + 24_000 + 180_000


def test_a_judgment_says_what_the_case_costs_a_resident() -> None:
    facts = CostFacts(180_000, fees=(SUMMONS, COURT), awarded_cents=50_000)
    found = for_resident(facts, today=TODAY, until=UNTIL)
    assert lines(found) == lines(found, on=True) == {"principal": 180_000, "awarded": 50_000}


def test_a_creditor_pays_every_fee_first() -> None:
    found = for_creditor(FACTS, today=TODAY, until=UNTIL)
    assert lines(found) == {"principal": 180_000, "fee_summons": 13_000}
    assert found.if_on.total_cents == 180_000 + 13_000 + 24_000 + 180_000


def test_while_the_fourteen_days_run_nothing_is_owed_for_collecting() -> None:
    facts = CostFacts(180_000, (CLAIM,), letter_on=TODAY - timedelta(14))
    assert "collection" not in lines(for_resident(facts, today=TODAY, until=UNTIL))


def test_a_letter_that_nobody_knows_is_told_with_the_costs() -> None:
    facts = CostFacts(180_000, (CLAIM,))
    [_debt, costs] = for_resident(facts, today=TODAY, until=UNTIL).so_far.lines
    assert "niet bekend" in costs.note


def test_a_fee_of_which_a_part_is_unknown_is_at_least_the_rest() -> None:
    fees = (EnteredFee(Fee.NOTICE, 9_000, TODAY), EnteredFee(Fee.NOTICE, None, TODAY))
    bill = for_creditor(CostFacts(0, fees=fees), today=TODAY, until=UNTIL).so_far
    assert (bill.total_cents, bill.at_least) == (9_000, True)


def test_an_arrangement_stands_beside_it() -> None:
    found = for_resident(FACTS, today=TODAY, until=UNTIL, instalment_cents=10_000).arrangement
    assert found is not None
    assert (found.total_cents, found.turns, found.last_on) == (207_000, 21, date(2028, 8, 1))


@pytest.mark.parametrize(("total", "each"), [(0, 100), (100, 0), (10_000_000, 1)])
def test_nothing_to_pay_or_no_end_to_it_is_no_arrangement(total: int, each: int) -> None:
    assert arrangement(total, each, first_on=TODAY) is None


def test_an_amount_below_zero_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="below zero"):
        CostFacts(-1)


@pytest.mark.parametrize("reckon", [for_resident, for_creditor])
@given(facts=ANY_FACTS, today=DAYS, days=st.integers(0, 900), more=st.integers(0, 900))
def test_going_on_never_costs_less_and_longer_never_less(
    reckon: object, facts: CostFacts, today: date, days: int, more: int
) -> None:
    one = reckon(facts, today=today, until=today + timedelta(days))  # type: ignore[operator]
    longer = reckon(facts, today=today, until=today + timedelta(days + more))  # type: ignore[operator]
    assert 0 <= one.so_far.total_cents <= one.if_on.total_cents <= longer.if_on.total_cents
    assert one.if_on.at_least or not one.so_far.at_least


@given(ANY_FACTS, DAYS)
def test_every_amount_is_in_whole_cents_and_adds_up(facts: CostFacts, today: date) -> None:
    bill = for_resident(facts, today=today, until=today + timedelta(200)).if_on
    known = [each.cents for each in bill.lines if each.cents is not None]
    assert all(type(each) is int for each in known)
    assert bill.total_cents == sum(known)


@given(ANY_FACTS, DAYS)
def test_a_resident_never_pays_the_costs_of_a_case_twice(facts: CostFacts, today: date) -> None:
    found = {each.code for each in for_resident(facts, today=today, until=today).if_on.lines}
    if facts.awarded_cents is not None:
        assert not found & {f"fee_{each}" for each in OF_THE_CASE}


@given(DAYS, st.integers(0, 900))
def test_the_months_that_begin_are_counted_as_by_hand(today: date, days: int) -> None:
    until = today + timedelta(days)
    firsts = sum((today + timedelta(n)).day == 1 for n in range(1, days + 1))
    assert months_begun(today, until) == firsts


@given(st.integers(1, 900_000), st.integers(1, 90_000))
def test_an_arrangement_pays_it_all_and_not_a_turn_more(total: int, each: int) -> None:
    found = arrangement(total, each, first_on=TODAY)
    if found is not None:
        assert (found.turns - 1) * each < total <= found.turns * each


def test_every_fee_has_a_name() -> None:
    assert set(FEES) == set(Fee)
