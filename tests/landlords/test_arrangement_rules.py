# SPDX-License-Identifier: EUPL-1.2
"""Proposals to pay off arrears: never more than there is, always exactly what is owed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from woonzeker.landlords.rules.ledger import Book, Credit, Rhythm, Terms
from woonzeker.landlords.rules.terms_of_paying import (
    Asked,
    NoProposal,
    Plan,
    instalments,
    kept,
    most_turns,
    proposals,
)

FIRST = date(2026, 11, 25)
ASKED = st.builds(
    Asked,
    st.integers(1, 2_000_000),
    st.sampled_from(Rhythm),
    st.integers(1, 7),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.none() | st.integers(1, 100_000),
    st.none() | st.integers(1, 60),
)


def offered(asked: Asked) -> tuple[object, ...]:
    try:
        return proposals(asked)
    except NoProposal:
        return ()


@given(ASKED)
def test_no_proposal_takes_more_than_the_tenant_says_to_have(asked: Asked) -> None:
    assume(asked.room_cents is not None)
    found = offered(asked)
    assert all(each.cents <= asked.room_cents for each in found)  # type: ignore[attr-defined]


@given(ASKED)
def test_at_most_three_the_lightest_first_and_never_too_long(asked: Asked) -> None:
    found = offered(asked)
    amounts = [each.cents for each in found]  # type: ignore[attr-defined]
    assert len(found) <= 3
    assert amounts == sorted(set(amounts))
    assert all(
        each.turns <= most_turns(asked.rhythm)  # type: ignore[attr-defined]
        for each in found
    )


@given(ASKED)
def test_every_proposal_pays_exactly_what_is_owed(asked: Asked) -> None:
    for each in offered(asked):
        plan = Plan(asked.owed_cents, each.cents, asked.rhythm, asked.day, asked.first_on)  # type: ignore[attr-defined]
        days = instalments(plan)
        assert sum(cents for _, cents in days) == asked.owed_cents
        assert [on for on, _ in days] == sorted({on for on, _ in days})
        assert days[0][0] >= asked.first_on


def test_three_by_what_the_tenant_has() -> None:
    found = proposals(Asked(130_000, Rhythm.MONTH, 25, FIRST, room_cents=10_000))
    assert [(each.cents, each.turns) for each in found] == [(5_000, 26), (7_500, 18), (10_000, 13)]


def test_three_by_the_number_of_terms() -> None:
    found = proposals(Asked(120_000, Rhythm.MONTH, 25, FIRST, turns=6))
    assert [(each.cents, each.turns) for each in found] == [(10_000, 12), (13_334, 9), (20_000, 6)]


def test_terms_that_do_not_fit_give_what_does() -> None:
    [only] = proposals(Asked(120_000, Rhythm.MONTH, 25, FIRST, room_cents=5_000, turns=3))
    assert (only.cents, only.turns) == (5_000, 24)


@pytest.mark.parametrize(("owed", "room"), [(0, 5_000), (500_000, 1_000), (100_000, 0)])
def test_what_cannot_be_kept_is_not_proposed(owed: int, room: int) -> None:
    with pytest.raises(NoProposal):
        proposals(Asked(owed, Rhythm.MONTH, 25, FIRST, room_cents=room))


def agreed() -> tuple[Plan, Book]:
    """Two months of 650 open on 2 November, paid off at 130 a month from the 25th on."""
    book = Book((Terms(date(2026, 10, 1), 65_000),))
    return Plan(130_000, 13_000, Rhythm.MONTH, 25, FIRST), book


def with_paid(book: Book, *paid: tuple[date, int]) -> Book:
    return Book(book.terms, book.opening_cents, tuple(Credit(on, cents) for on, cents in paid))


def test_before_the_first_day_it_is_kept() -> None:
    plan, book = agreed()
    assert kept(plan, book, on=date(2026, 11, 24)).late_cents == 0


def test_who_pays_rent_and_instalment_keeps_it() -> None:
    plan, book = agreed()
    paid = with_paid(book, (FIRST, 13_000), (date(2026, 12, 1), 65_000))
    found = kept(plan, paid, on=date(2026, 12, 10))
    assert (found.late_cents, found.to_come_cents) == (0, 117_000)


def test_some_days_of_grace_then_late() -> None:
    plan, book = agreed()
    assert kept(plan, book, on=date(2026, 11, 29)).late_cents == 0
    assert kept(plan, book, on=date(2026, 12, 1)).late_cents == 13_000


def test_rent_that_stays_away_is_late_too() -> None:
    plan, book = agreed()
    paid = with_paid(book, (FIRST, 13_000))
    assert kept(plan, paid, on=date(2026, 12, 10)).late_cents == 65_000


def test_all_paid_is_done() -> None:
    plan, book = agreed()
    ended = Book(book.terms, 0, (Credit(FIRST, 130_000),), ends_on=date(2026, 11, 30))
    assert kept(plan, ended, on=date(2027, 9, 15)).done
