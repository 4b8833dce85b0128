# SPDX-License-Identifier: EUPL-1.2
"""Stored goods: nothing goes before every clock, some things never, and the money adds up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.housing.rules import goods_costs
from woonzeker.housing.rules.goods import (
    AT_ONCE,
    KIND_WORDS,
    NEVER_GONE,
    Act,
    Item,
    ItemKind,
    ItemState,
    Storage,
    Wish,
    after,
    clock,
    day_refusals,
    may_wait_for_costs,
    next_act,
    open_items,
    refusals,
)
from woonzeker.housing.rules.goods_costs import Cost, CostKind, Sale, balance, storage_cents
from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.law.errors import NotInForce

POLICY = RoofPolicy()
TAKEN = date(2026, 12, 8)
WHOLE = Storage(TAKEN, TAKEN, TAKEN + timedelta(1), TAKEN + timedelta(30))
LATER = date(2027, 6, 1)
SOFA = Item(ItemKind.FURNITURE)
LOSING = (Act.SOLD, Act.GIVEN_AWAY, Act.DESTROYED)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
CENTS = st.integers(0, 2_000_000)


def wish(act: Act, second: str = "Sam") -> Wish:
    """Somebody wants this, a second one agrees, and selling was no use."""
    return Wish(act, "Noor", second, unsaleable=True)


def no(item: Item, act: Act, storage: Storage = WHOLE, on: date = LATER) -> tuple[str, ...]:
    """Why not."""
    return refusals(item, wish(act), storage, POLICY, on=on)


def test_after_every_clock_a_sofa_can_be_sold() -> None:
    assert no(SOFA, Act.SOLD) == ()
    assert after(SOFA, wish(Act.SOLD)).state is ItemState.SOLD


def test_the_first_day_is_the_day_after_thirteen_weeks() -> None:
    assert clock(WHOLE, POLICY).free_from == date(2027, 3, 10)
    assert no(SOFA, Act.SOLD, on=date(2027, 3, 9)) == (
        "De dertien weken bewaren zijn nog niet voorbij.",
    )
    assert no(SOFA, Act.SOLD, on=date(2027, 3, 10)) == ()


@given(DAYS, st.integers(0, 60), st.integers(0, 200), st.integers(0, 400), st.sampled_from(LOSING))
def test_nothing_goes_within_thirteen_weeks_nor_two_of_the_copy_nor_the_warning(
    taken: date, copied: int, warned: int, later: int, act: Act
) -> None:
    copy_on, warned_on = taken + timedelta(copied), taken + timedelta(warned)
    on = taken + timedelta(later)
    last = max(
        brute_force.weeks_later(taken, 13, extended=False),
        brute_force.weeks_later(copy_on, 2, extended=True),
        warned_on + timedelta(POLICY.sale_warning_days),
    )
    told = no(SOFA, act, Storage(taken, taken, copy_on, warned_on), on)
    assert (told == ()) is (on > last)


@pytest.mark.parametrize("act", LOSING)
@pytest.mark.parametrize(
    "storage",
    [
        Storage(TAKEN),
        Storage(TAKEN, TAKEN),
        Storage(TAKEN, TAKEN, TAKEN),
        Storage(TAKEN, TAKEN, None, TAKEN),
        Storage(TAKEN, None, TAKEN, TAKEN),
    ],
)
def test_without_list_copy_or_warning_nothing_ever_goes(act: Act, storage: Storage) -> None:
    assert no(SOFA, act, storage, date(2036, 1, 1))


@given(st.sampled_from(sorted(NEVER_GONE)), st.sampled_from(LOSING), DAYS)
def test_papers_medicines_and_photos_never_go(kind: ItemKind, act: Act, on: date) -> None:
    assert "Dit gaat nooit weg: bewaar het apart en geef het terug." in no(Item(kind), act, on=on)


def test_a_municipality_adds_to_what_never_goes() -> None:
    told = refusals(
        SOFA, wish(Act.SOLD), WHOLE, POLICY, on=LATER, added=frozenset({ItemKind.FURNITURE})
    )
    assert len(told) == 1


@pytest.mark.parametrize("kind", list(ItemKind))
def test_everything_can_be_given_back_from_the_first_day(kind: ItemKind) -> None:
    assert refusals(Item(kind), Wish(Act.RETURNED, "Noor"), Storage(TAKEN), POLICY, on=TAKEN) == ()
    assert KIND_WORDS[kind]


def test_what_somebody_asked_back_is_not_sold() -> None:
    assert no(Item(ItemKind.FURNITURE, asked_back=True), Act.SOLD) == (
        "Iemand vroeg dit terug: geef het eerst terug.",
    )


@pytest.mark.parametrize("second", ["", " ", "Noor"])
def test_a_second_colleague_signs(second: str) -> None:
    told = refusals(SOFA, wish(Act.SOLD, second), WHOLE, POLICY, on=LATER)
    assert "tweede collega" in told[0]


@pytest.mark.parametrize("act", [Act.GIVEN_AWAY, Act.DESTROYED])
def test_giving_away_or_destroying_comes_after_selling(act: Act) -> None:
    told = refusals(SOFA, Wish(act, "Noor", "Sam"), WHOLE, POLICY, on=LATER)
    assert told == ("Leg eerst vast waarom verkopen niet kan.",)


@pytest.mark.parametrize("state", [ItemState.RETURNED, ItemState.SOLD, ItemState.DESTROYED])
@pytest.mark.parametrize("act", list(Act))
def test_what_is_gone_does_not_move(state: ItemState, act: Act) -> None:
    assert no(Item(ItemKind.FURNITURE, state), act) == ("Dit kan niet met spullen die zo staan.",)


def test_what_is_kept_apart_is_only_given_back() -> None:
    apart = after(Item(ItemKind.PHOTOS), wish(Act.SET_APART))
    assert no(apart, Act.RETURNED) == ()
    assert no(apart, Act.DESTROYED)
    assert open_items([apart, SOFA, after(SOFA, wish(Act.SOLD))]) == (apart, SOFA)


def test_the_municipality_owes_list_copy_and_warning_in_that_order() -> None:
    owed = [
        next_act(Storage(TAKEN)),
        next_act(Storage(TAKEN, TAKEN)),
        next_act(Storage(TAKEN, TAKEN, TAKEN)),
        next_act(WHOLE),
    ]
    assert owed == [Act.LISTED, Act.COPY_GIVEN, Act.WARNED, None]


@pytest.mark.parametrize(
    "storage",
    [
        Storage(TAKEN, TAKEN - timedelta(1)),
        Storage(TAKEN, None, TAKEN),
        Storage(TAKEN, TAKEN, TAKEN, TAKEN - timedelta(1)),
        Storage(LATER + timedelta(1)),
    ],
)
def test_days_that_cannot_be_are_told(storage: Storage) -> None:
    assert day_refusals(storage, on=LATER)
    assert day_refusals(WHOLE, on=LATER) == ()


def test_a_return_never_waits_for_money_where_people_need_it_every_day() -> None:
    assert {kind for kind in ItemKind if not may_wait_for_costs(Item(kind))} == AT_ONCE
    assert ItemKind.CHILDREN in AT_ONCE


@given(st.lists(CENTS, max_size=6), st.lists(CENTS, max_size=4), CENTS)
def test_the_money_adds_up_and_nobody_pays_twice(
    costs: list[int], sales: list[int], recovered: int
) -> None:
    found = balance(
        [Cost(CostKind.STORAGE, cents, TAKEN) for cents in costs],
        [Sale(cents, LATER) for cents in sales],
        recovered_cents=recovered,
    )
    unpaid = max(sum(costs) - recovered, 0)
    assert found.owner_cents - found.asked_back_cents == sum(sales) - unpaid
    assert 0 in (found.owner_cents, found.asked_back_cents)
    assert (found.owner_until is None) is (not sales)


def test_the_owner_has_three_years_from_the_last_sale() -> None:
    found = balance([], [Sale(1, TAKEN), Sale(1, date(2028, 2, 29))], recovered_cents=0)
    assert found.owner_until is not None
    assert found.owner_until.due_on == date(2031, 2, 28)
    assert "5:30" in found.owner_until.citation


@given(DAYS, st.integers(0, 400), st.integers(0, 10_000))
def test_every_week_that_began_is_paid(first: date, more: int, cents: int) -> None:
    weeks, day = 0, first
    while day <= first + timedelta(more):
        weeks, day = weeks + 1, day + timedelta(7)
    assert storage_cents(first, first + timedelta(more), week_cents=cents) == weeks * cents


def test_amounts_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        balance([], [], recovered_cents=-1)
    with pytest.raises(ValueError, match="first and a last"):
        storage_cents(LATER, TAKEN, week_cents=1)


def test_a_writ_for_the_costs_is_there_since_2023() -> None:
    assert goods_costs.may_use_writ(date(2023, 1, 1)).value is True
    with pytest.raises(NotInForce):
        goods_costs.may_use_writ(date(2022, 12, 31))
