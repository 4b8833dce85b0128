# SPDX-License-Identifier: EUPL-1.2
"""What weighs of a household, made from what was reported."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.planning.priority import PriorityPolicy
from woonzeker.planning.rules import Arrears, CaseFacts, facts_of, is_minor

ON = date(2026, 11, 2)
POLICY = PriorityPolicy(1, date(2021, 1, 1), (), {"huur": 65_000})
RENT = Arrears(partner="w", kind="huur", amount_cents=150_000)
WATER = Arrears(partner="b", kind="water", amount_cents=20_000)
CASE = CaseFacts(step=4, arrears=(RENT,))


def test_partners_are_counted_once_and_kinds_are_kept() -> None:
    facts = facts_of(replace(CASE, arrears=(RENT, WATER)), POLICY, on=ON)
    assert (facts.partner_count, facts.partner_kinds) == (2, {"huur", "water"})


def test_the_worst_arrears_give_the_months() -> None:
    worse = replace(RENT, partner="v", terms=5.0)
    assert facts_of(replace(CASE, arrears=(RENT, worse, WATER)), POLICY, on=ON).months_behind == 5


def test_growth_is_against_what_the_same_partner_said_before() -> None:
    grown = replace(RENT, earlier_cents=100_000)
    assert facts_of(replace(CASE, arrears=(grown, WATER)), POLICY, on=ON).growth_percent == 50


def test_first_arrears_did_not_grow() -> None:
    assert facts_of(CASE, POLICY, on=ON).growth_percent is None


def test_an_eviction_is_counted_in_days() -> None:
    soon = replace(RENT, eviction_on=ON + timedelta(days=9))
    assert facts_of(replace(CASE, arrears=(soon,)), POLICY, on=ON).eviction_in_days == 9


def test_of_several_days_the_nearest_ahead_counts() -> None:
    days = [replace(RENT, partner=str(n), eviction_on=ON + timedelta(days=n)) for n in (-5, 20, 8)]
    assert facts_of(replace(CASE, arrears=tuple(days)), POLICY, on=ON).eviction_in_days == 8


def test_a_day_that_has_passed_still_counts_when_there_is_no_other() -> None:
    past = replace(RENT, eviction_on=ON - timedelta(days=2))
    assert facts_of(replace(CASE, arrears=(past,)), POLICY, on=ON).eviction_in_days == -2


def test_the_nearest_term_counts() -> None:
    due = (ON + timedelta(days=12), ON + timedelta(days=3))
    assert facts_of(replace(CASE, due_days=due), POLICY, on=ON).days_left == 3


def test_water_that_is_cut_off_from_children_is_a_crisis() -> None:
    dry = replace(WATER, supply_ends_on=ON + timedelta(days=28))
    with_child = CaseFacts(step=4, arrears=(dry,), births=("2020-05-01",))
    assert facts_of(with_child, POLICY, on=ON).crisis
    assert not facts_of(replace(with_child, births=()), POLICY, on=ON).crisis


@pytest.mark.parametrize(
    ("born", "minor"),
    [
        ("2008-11-03", True),
        ("2008-11-02", False),
        ("2008-12-00", True),
        ("2008-00-00", True),
        ("2007-00-00", False),
        ("0000-00-00", False),
        ("", False),
    ],
)
def test_who_may_still_be_under_eighteen_counts_as_a_child(born: str, minor: bool) -> None:
    assert is_minor(born, on=ON) is minor


def test_what_is_read_of_a_household_is_a_closed_list() -> None:
    """No name, origin, sex, language, neighbourhood or free word is even read."""
    assert {each.name for each in fields(CaseFacts)} == {
        "step", "threatening", "following", "arrears", "births", "due_days", "own_request",
        "flagged", "evicted_on",
    }  # fmt: skip
    assert {each.name for each in fields(Arrears)} == {
        "partner", "kind", "amount_cents", "terms", "earlier_cents", "crisis", "supply_ends_on",
        "eviction_on",
    }  # fmt: skip


@given(
    partners=st.permutations(["a", "b", "c"]),
    cents=st.lists(st.integers(1, 10**7), min_size=3, max_size=3),
)
def test_the_order_of_reports_and_the_names_of_partners_weigh_nothing(
    partners: list[str], cents: list[int]
) -> None:
    one = [
        Arrears(partner=p, kind="water", amount_cents=c) for p, c in zip("abc", cents, strict=True)
    ]
    other = [replace(each, partner=name) for each, name in zip(one, partners, strict=True)]
    assert facts_of(replace(CASE, arrears=tuple(one)), POLICY, on=ON) == facts_of(
        replace(CASE, arrears=tuple(reversed(other))), POLICY, on=ON
    )
