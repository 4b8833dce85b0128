# SPDX-License-Identifier: EUPL-1.2
"""What a month brings and costs, the room in it, and the costs that a creditor may add."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.help.rules.money import (
    Amount,
    Charged,
    Every,
    a_month,
    check_costs,
    fits,
    month_of,
    most_to_ask,
    out_of_date,
    room_of,
    rounded_down,
    rounded_up,
)
from woonzeker.law.bik import collection_costs

TODAY = date(2026, 11, 2)
cents = st.integers(min_value=0, max_value=10_000_000)
rhythms = st.sampled_from(list(Every))
amounts = st.builds(Amount, st.just("iets"), cents, rhythms)


def test_four_weeks_come_thirteen_times_a_year() -> None:
    assert a_month([Amount("loon", 120_000, Every.FOUR_WEEKS)]) == Fraction(130_000)


def test_a_week_comes_fifty_two_times_a_year() -> None:
    assert a_month([Amount("loon", 30_000, Every.WEEK)]) == 130_000


def test_a_year_is_twelve_months() -> None:
    assert a_month([Amount("belasting", 120_000, Every.YEAR)]) == 10_000


@given(st.lists(amounts, max_size=8))
def test_twelve_months_are_a_year_to_the_cent(lines: list[Amount]) -> None:
    times = {Every.MONTH: 12, Every.FOUR_WEEKS: 13, Every.WEEK: 52, Every.YEAR: 1}
    assert a_month(lines) * 12 == sum(line.cents * times[line.every] for line in lines)


@given(st.lists(amounts, max_size=8), st.lists(amounts, max_size=8))
def test_rounding_never_makes_a_household_richer(income: list[Amount], costs: list[Amount]) -> None:
    exact = a_month(income) - a_month(costs)
    assert exact - 2 < month_of(income, costs).left <= exact


def test_the_room_is_what_comes_in_above_what_is_protected() -> None:
    room = room_of([Amount("loon", 180_000)], protected_cents=165_000)
    assert room.cents == 15_000


def test_what_runs_already_takes_of_the_room() -> None:
    room = room_of(
        [Amount("loon", 180_000)], protected_cents=165_000, repaid=[Amount("huur", 5_000)]
    )
    assert room.cents == 10_000


def test_below_what_is_protected_there_is_no_room() -> None:
    assert room_of([Amount("uitkering", 100_000)], protected_cents=120_000).cents == 0


def test_without_a_protected_amount_no_room_is_known() -> None:
    room = room_of([Amount("loon", 180_000)], protected_cents=None)
    assert (room.cents, room.missing) == (None, ("protected",))


def test_nothing_fits_in_a_room_that_is_not_known() -> None:
    assert not fits(Amount("huur", 1), room_of([], protected_cents=None))


@given(amounts, st.integers(1, 10_000_000), st.lists(amounts, min_size=1, max_size=6), cents)
def test_no_proposal_above_the_room_fits(
    instalment: Amount, protected: int, income: list[Amount], taken: int
) -> None:
    room = room_of(income, protected_cents=protected, repaid=[Amount("eerder", taken)])
    if fits(instalment, room):
        assert a_month([instalment, Amount("eerder", taken)]) + protected <= a_month(income) or (
            instalment.cents == 0
        )


@given(rhythms, st.lists(amounts, min_size=1, max_size=6), cents)
def test_the_most_to_ask_fits_and_a_cent_more_does_not(
    every: Every, income: list[Amount], protected: int
) -> None:
    room = room_of(income, protected_cents=protected)
    if room.month is None:
        return
    most = most_to_ask(every, room)
    assert fits(Amount("voorstel", most, every), room)
    assert not fits(Amount("voorstel", most + 1, every), room)


@given(st.fractions(min_value=-1000, max_value=1000))
def test_down_and_up_stand_around_the_exact_amount(value: Fraction) -> None:
    assert rounded_down(value) <= value <= rounded_up(value)


def test_costs_above_the_scale_are_too_high() -> None:
    check = check_costs(Charged(100_000, 20_000, TODAY))
    assert (check.most, check.over) == (15_000, 5_000)


def test_costs_within_the_scale_are_not_too_high() -> None:
    assert check_costs(Charged(100_000, 15_000, TODAY)).over == 0


def test_a_small_claim_has_the_lowest_costs() -> None:
    check = check_costs(Charged(10_000, 4_000, TODAY))
    assert (check.bound, check.most) == ("minimum", 4_000)


def test_costs_on_nothing_are_all_too_high() -> None:
    assert check_costs(Charged(0, 4_000, TODAY)).over == 4_000


@given(st.integers(1, 30_000_000), st.booleans())
def test_the_slices_add_up_to_the_scale(principal: int, with_vat: bool) -> None:
    check = check_costs(Charged(principal, 0, TODAY, with_vat=with_vat))
    assert check.most == collection_costs(principal, on=TODAY, with_vat=with_vat)
    assert sum(each.of_cents for each in check.slices) == principal
    without = collection_costs(principal, on=TODAY)
    if not check.bound:
        assert sum(each.cents for each in check.slices) == pytest.approx(without, abs=2)


def test_a_discount_does_not_make_costs_too_high_that_were_charged_before() -> None:
    assert check_costs(Charged(100_000, 15_000, TODAY)).over == 0


def test_small_terms_share_a_cap_of_half_a_year() -> None:
    check = check_costs(Charged(80_000, 32_000, TODAY, terms=8))
    assert (check.most, check.over, check.bound) == (14_000, 18_000, "terms")


def test_what_was_charged_before_takes_of_the_cap() -> None:
    before = Charged(30_000, 12_000, TODAY - timedelta(days=60), terms=3)
    assert check_costs(Charged(10_000, 4_000, TODAY, terms=1), earlier=[before]).most == 2_000


def test_each_small_term_has_its_own_lowest_costs() -> None:
    assert check_costs(Charged(24_000, 12_000, TODAY, terms=3)).over == 0


def test_without_a_letter_no_costs_may_be_charged() -> None:
    check = check_costs(Charged(100_000, 15_000, TODAY, letter="no"))
    assert (check.over, check.bound) == (15_000, "letter")


@pytest.mark.parametrize(("letter", "sure"), [("yes", True), ("", False), ("no", False)])
def test_costs_are_allowed_only_when_the_letter_was_seen(letter: str, sure: bool) -> None:
    assert check_costs(Charged(100_000, 15_000, TODAY, letter=letter)).allowed is sure


def test_a_protected_amount_that_no_longer_holds_gives_no_room() -> None:
    room = room_of([Amount("loon", 180_000)], protected_cents=1, outdated="protected_old")
    assert (room.cents, room.missing) == (None, ("protected_old",))


@pytest.mark.parametrize(
    ("days_ago", "changed", "why"),
    [(183, False, ""), (184, False, "protected_old"), (0, True, "protected_changed")],
)
def test_a_protected_amount_holds_for_half_a_year(days_ago: int, changed: bool, why: str) -> None:
    made = TODAY - timedelta(days=days_ago)
    assert out_of_date(made, changed=changed, on=TODAY, days=183) == why
