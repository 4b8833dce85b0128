# SPDX-License-Identifier: EUPL-1.2
"""What a rent book counts: for any terms, any payments and any day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.landlords.rules.arrears import (
    Next,
    Standing,
    may_begin_report,
    next_step,
    standing,
    state,
)
from woonzeker.landlords.rules.ledger import (
    BadTerms,
    Book,
    Credit,
    Discount,
    Rhythm,
    Terms,
    balance,
    charges,
    from_when,
    next_due,
    open_charges,
    paid_on,
    total_due,
)

DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
CENTS = st.integers(1, 200_000)


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    rhythm = draw(st.sampled_from(Rhythm))
    day = draw(st.integers(1, 31 if rhythm is Rhythm.MONTH else 7))
    return Terms(draw(DAYS), draw(CENTS), rhythm, day)


CREDITS = st.lists(st.builds(Credit, DAYS, st.integers(-50_000, 200_000)), max_size=8)
BOOKS = st.builds(
    Book,
    st.lists(terms(), min_size=1, max_size=4).map(tuple),
    st.integers(-100_000, 300_000),
    CREDITS.map(tuple),
)


def monthly(cents: int = 65_000, day: int = 1, from_on: date = date(2026, 1, 1)) -> Terms:
    return Terms(from_on, cents, Rhythm.MONTH, day)


@given(BOOKS, DAYS)
def test_periods_follow_each_other_without_a_gap_and_never_overlap(book: Book, on: date) -> None:
    found = charges(book, until=on)
    assert all(one.until_on + timedelta(days=1) == two.from_on for one, two in pairwise(found))
    assert not found or found[0].from_on == book.starts_on


@given(BOOKS, DAYS)
def test_a_charge_is_due_within_its_own_period(book: Book, on: date) -> None:
    assert all(each.from_on <= each.due_on <= each.until_on for each in charges(book, until=on))


@given(BOOKS, DAYS, DAYS)
def test_what_was_charged_once_stays_as_it_was(book: Book, one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert charges(book, until=late)[: len(charges(book, until=early))] == charges(
        book, until=early
    )


@given(BOOKS, DAYS, st.none() | DAYS)
def test_counting_charges_is_adding_them_up(book: Book, on: date, end: date | None) -> None:
    ended = Book(book.terms, book.opening_cents, book.credits, ends_on=end)
    assert total_due(ended, until=on) == sum(each.cents for each in charges(ended, until=on))


@given(BOOKS, DAYS)
def test_what_stands_open_adds_up_to_the_balance(book: Book, on: date) -> None:
    assert sum(each.cents for each in open_charges(book, on=on)) == max(0, balance(book, on=on))


@given(BOOKS, DAYS, st.randoms())
def test_the_order_of_payments_does_not_matter(book: Book, on: date, chance: object) -> None:
    turned = list(book.credits)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    other = Book(book.terms, book.opening_cents, tuple(turned), book.discounts, book.ends_on)
    assert balance(other, on=on) == balance(book, on=on)
    assert open_charges(other, on=on) == open_charges(book, on=on)


@given(BOOKS, DAYS, st.integers(1, 100_000))
def test_every_cent_that_comes_in_lowers_the_balance_by_itself(
    book: Book, on: date, cents: int
) -> None:
    more = Book(book.terms, book.opening_cents, (*book.credits, Credit(on, cents)))
    assert balance(more, on=on) == balance(book, on=on) - cents


@given(BOOKS, DAYS)
def test_terms_twice_said_charge_once(book: Book, on: date) -> None:
    twice = Book((*book.terms, book.terms[-1]), book.opening_cents, book.credits)
    assert balance(twice, on=on) == balance(book, on=on)


@given(BOOKS, DAYS, DAYS)
def test_after_the_end_nothing_is_charged(book: Book, end: date, on: date) -> None:
    ended = Book(book.terms, book.opening_cents, book.credits, ends_on=end)
    assert all(each.until_on <= end for each in charges(ended, until=on))


def test_a_year_of_months_is_twelve_rents() -> None:
    found = charges(Book((monthly(),)), until=date(2026, 12, 31))
    assert [each.cents for each in found] == [65_000] * 12


def test_who_comes_halfway_pays_by_days() -> None:
    [first] = charges(Book((monthly(30_000, from_on=date(2026, 6, 16)),)), until=date(2026, 6, 30))
    assert (first.cents, first.due_on) == (15_000, date(2026, 6, 16))


def test_another_pay_day_counts_from_the_next_month() -> None:
    book = Book((monthly(), monthly(day=25, from_on=date(2026, 3, 10))))
    due = [each.due_on for each in charges(book, until=date(2026, 5, 1))]
    assert due == [date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 25)]


def test_a_pay_day_of_31_is_the_last_of_a_short_month() -> None:
    [_, second] = charges(Book((monthly(day=31),)), until=date(2026, 2, 28))
    assert second.due_on == date(2026, 2, 28)


def test_from_months_to_weeks_charges_every_day_once() -> None:
    book = Book((monthly(31_000), Terms(date(2026, 1, 11), 7_000, Rhythm.WEEK, 1)))
    found = charges(book, until=date(2026, 1, 25))
    assert [each.cents for each in found] == [10_000, 7_000, 7_000]


def test_four_weeks_are_thirteen_times_a_year() -> None:
    book = Book((Terms(date(2026, 1, 5), 60_000, Rhythm.FOUR_WEEKS, 1),))
    assert len(charges(book, until=date(2027, 1, 3))) == 13


def test_a_discount_lowers_the_months_that_begin_in_it() -> None:
    less = Discount(date(2026, 2, 1), date(2026, 3, 31), 15_000)
    book = Book((monthly(),), discounts=(less,))
    found = [each.cents for each in charges(book, until=date(2026, 4, 1))]
    assert found == [65_000, 50_000, 50_000, 65_000]


def test_the_next_rent_and_from_when_a_change_counts() -> None:
    book = Book((monthly(day=25),))
    found = next_due(book, after=date(2026, 3, 25))
    assert found is not None
    assert found.due_on == date(2026, 4, 25)
    assert from_when(book, date(2026, 3, 26)) == date(2026, 4, 1)


def test_each_charge_knows_when_it_was_paid() -> None:
    book = Book((monthly(),), credits=(Credit(date(2026, 1, 9), 65_000),))
    assert [on for _, on in paid_on(book, on=date(2026, 2, 2))] == [date(2026, 1, 9), None]


@pytest.mark.parametrize(
    ("cents", "rhythm", "day"), [(0, "monthly", 1), (1, "monthly", 32), (1, "weekly", 8)]
)
def test_terms_that_cannot_be_are_refused(cents: int, rhythm: str, day: int) -> None:
    with pytest.raises(BadTerms):
        Terms(date(2026, 1, 1), cents, Rhythm(rhythm), day)


@pytest.mark.parametrize(
    ("cents", "expected"),
    [
        (0, "within"),
        (65_000, "within"),
        (-65_000, "within"),
        (65_001, "behind"),
        (-65_001, "ahead"),
    ],
)
def test_one_period_either_side_is_within(cents: int, expected: str) -> None:
    assert standing(cents, 65_000) == expected


@given(BOOKS, DAYS)
def test_within_one_period_nothing_is_asked(book: Book, on: date) -> None:
    now = state(book, on=on)
    if abs(now.balance_cents) <= now.period_cents:
        assert next_step(now, on=on) is Next.NOTHING


def behind(months: int = 2) -> Book:
    return Book((monthly(from_on=date(2026, 11 - months + 1, 1)),))


def test_beyond_it_a_friendly_message_comes_first() -> None:
    on = date(2026, 11, 2)
    now = state(behind(), on=on)
    assert (now.standing, now.since, now.beyond_cents) == (
        Standing.BEHIND,
        date(2026, 10, 1),
        65_000,
    )
    assert next_step(now, on=on) is Next.MESSAGE
    assert next_step(now, on=on, messaged_on=date(2026, 10, 30)) is Next.WAIT
    assert next_step(now, on=on, messaged_on=date(2026, 10, 20)) is Next.AGREE
    assert next_step(now, on=on, messaged_on=date(2026, 9, 1)) is Next.MESSAGE


def test_a_kept_arrangement_is_no_reason_to_report() -> None:
    now = state(behind(), on=date(2026, 11, 2))
    assert may_begin_report(now, arrangement_kept=True) == "arrangement"
    assert may_begin_report(now, arrangement_kept=False) == ""
    assert next_step(now, on=date(2026, 11, 2), arrangement_runs=True) is Next.ARRANGEMENT_RUNS
    late = next_step(now, on=date(2026, 11, 2), arrangement_runs=True, arrangement_late=True)
    assert late is Next.ASK_KINDLY
