# SPDX-License-Identifier: EUPL-1.2
"""The waiting list: by need, with reasons, and from no other fact than four."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.housing.rules.waiting import (
    PASSING,
    Stage,
    Waiter,
    passed_over,
    passing_refusal,
    waiting_list,
)

TODAY = date(2026, 11, 24)
POLICY = RoofPolicy()
DAYS = st.dates(TODAY - timedelta(60), TODAY + timedelta(60))
WAITERS = st.lists(
    st.builds(Waiter, st.uuids().map(str), st.none() | DAYS, st.none() | st.integers(0, 4), DAYS),
    max_size=10,
    unique_by=lambda waiter: waiter.number,
)


def waits(number: str, in_days: int | None, children: int | None = 0, since: int = 0) -> Waiter:
    """Who waits since so many days ago, and loses the roof in so many days."""
    ends = None if in_days is None else TODAY + timedelta(in_days)
    return Waiter(number, ends, children, TODAY - timedelta(since))


def order(*waiters: Waiter) -> list[str]:
    """The numbers of the list, the first one first."""
    return [each.waiter.number for each in waiting_list(waiters, POLICY, on=TODAY)]


def test_no_roof_goes_first_then_near_then_later() -> None:
    assert order(waits("later", 30), waits("near", 7), waits("now", -1)) == ["now", "near", "later"]


def test_children_go_first_within_a_stage_and_not_before_who_has_no_roof() -> None:
    found = order(waits("alone now", 0), waits("children near", 7, 2), waits("alone near", 3))
    assert found == ["alone now", "children near", "alone near"]
    assert order(waits("alone", -5), waits("children", 0, 1)) == ["children", "alone"]


def test_the_nearest_day_and_then_the_longest_wait() -> None:
    assert order(waits("b", 5), waits("a", 4)) == ["a", "b"]
    assert order(waits("new", 4, since=1), waits("old", 4, since=9)) == ["old", "new"]


def test_what_is_unknown_counts_as_the_worst_and_says_so() -> None:
    (turn,) = waiting_list([waits("x", None, None)], POLICY, on=TODAY)
    assert turn.stage is Stage.NO_ROOF
    assert all("niet bekend" in reason for reason in turn.reasons)


@given(WAITERS)
def test_the_list_is_the_same_in_whatever_order_people_came(waiters: list[Waiter]) -> None:
    assert order(*waiters) == order(*reversed(waiters))
    assert sorted(order(*waiters)) == sorted(each.number for each in waiters)


@given(WAITERS)
def test_every_place_on_the_list_has_its_reasons(waiters: list[Waiter]) -> None:
    for turn in waiting_list(waiters, POLICY, on=TODAY):
        assert turn.reasons
        assert len(turn.reasons) == (2 if turn.waiter.is_family else 1)


@given(WAITERS.filter(len), st.integers(1, 60))
def test_losing_the_roof_sooner_never_costs_a_place(waiters: list[Waiter], days: int) -> None:
    first = waiters[0]
    if first.roof_ends_on is None:
        return
    sooner = replace(first, roof_ends_on=first.roof_ends_on - timedelta(days))
    before = order(*waiters).index(first.number)
    assert order(sooner, *waiters[1:]).index(first.number) <= before


def test_nothing_else_about_people_can_be_used() -> None:
    assert {each.name for each in fields(Waiter)} == {
        "number", "roof_ends_on", "children", "since_on",
    }  # fmt: skip


def test_who_chooses_somebody_lower_says_why() -> None:
    turns = waiting_list([waits("now", 0), waits("later", 30)], POLICY, on=TODAY)
    passed = passed_over(turns, "later")
    assert [each.number for each in passed] == ["now"]
    assert passing_refusal(passed, "")
    assert passing_refusal(passed, "nicer people")
    assert passing_refusal(passed, "no_fit") == ""
    assert passing_refusal(passed_over(turns, "now"), "") == ""
    assert all(PASSING.values())


def test_who_does_not_wait_cannot_be_chosen() -> None:
    with pytest.raises(KeyError):
        passed_over([], "nobody")
