# SPDX-License-Identifier: EUPL-1.2
"""Goods, objections and aftercare: every day against a second computation that shares nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.law import awb, parameter
from woonzeker.law.aftercare import aftercare_contacts, aftercare_months
from woonzeker.law.terms import Deadline

FIRST, LAST = date(2024, 1, 1), date(2030, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
PAIRS: list[tuple[Callable[[date], Deadline], Callable[[date], date]]] = [
    (awb.goods_copy_rests_until, lambda day: brute_force.weeks_later(day, 2, extended=True)),
    (awb.proceeds_kept_until, lambda day: brute_force.same_day_later(day, 36)),
    (awb.objection_due, lambda day: brute_force.weeks_later(day, 6, extended=True)),
    (awb.application_decided_by, lambda day: brute_force.weeks_later(day, 8, extended=True)),
]


@pytest.mark.parametrize(("term", "again"), PAIRS, ids=[term.__name__ for term, _ in PAIRS])
def test_every_day_the_term_ends_as_counted_by_hand(
    term: Callable[[date], Deadline], again: Callable[[date], date]
) -> None:
    assert [day for day in DAYS if term(day).due_on != again(day)] == []


def test_every_term_of_the_act_is_compared() -> None:
    assert {term.__name__ for term, _ in PAIRS} == set(awb.__all__)


@given(st.dates(FIRST, LAST))
def test_aftercare_falls_on_the_same_day_of_a_later_month(lost_on: date) -> None:
    found = [(each.months, each.deadline.due_on) for each in aftercare_contacts(lost_on)]
    assert found == [(n, brute_force.same_day_later(lost_on, n)) for n in (1, 3, 6, 12)]


@pytest.mark.parametrize(
    ("lost_on", "days"),
    [
        (date(2026, 8, 31), ["2026-09-30", "2026-11-30", "2027-02-28", "2027-08-31"]),
        (date(2028, 2, 29), ["2028-03-29", "2028-05-29", "2028-08-29", "2029-02-28"]),
        (date(2026, 1, 30), ["2026-02-28", "2026-04-30", "2026-07-30", "2027-01-30"]),
    ],
)
def test_a_month_without_such_a_day_ends_on_its_last(lost_on: date, days: list[str]) -> None:
    assert [str(each.deadline.due_on) for each in aftercare_contacts(lost_on)] == days


def test_a_day_of_aftercare_says_why_it_is_that_day() -> None:
    said = aftercare_contacts(date(2026, 8, 31))[2].deadline.explanation
    assert said == (
        "Zes maanden na maandag 31 augustus 2026 is zondag 28 februari 2027, de laatste dag van"
        " die maand."
    )


def test_aftercare_is_an_agreement_and_says_that_it_is_no_law() -> None:
    assert aftercare_months(date(2026, 11, 22)) == (1, 3, 6, 12)
    assert "geen wet" in parameter("nazorg/momenten", on=date(2026, 11, 22)).note
