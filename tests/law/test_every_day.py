# SPDX-License-Identifier: EUPL-1.2
"""Every day of 2024 to 2030 for every term, against a second computation that shares nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.law import brute_force

from woonzeker.law import terms
from woonzeker.law.calendar import easter

FIRST, LAST = date(2024, 1, 1), date(2030, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]

PAIRS: list[tuple[Callable[[date], terms.Deadline], Callable[[date], date]]] = [
    (terms.offer_due, lambda day: brute_force.weeks_later(day, 4, extended=True)),
    (terms.first_talk_due, lambda day: brute_force.weeks_later(day, 4, extended=True)),
    (terms.threatening_talk_due, lambda day: brute_force.working_days_later(day, 3)),
    (terms.decision_due, lambda day: brute_force.weeks_later(day, 8, extended=False)),
    (terms.goods_kept_until, lambda day: brute_force.weeks_later(day, 13, extended=False)),
    (terms.fourteen_days_letter_due, lambda day: brute_force.days_later(day, 14)),
    (terms.eviction_order_met_by, lambda day: brute_force.days_later(day, 3)),
    (terms.new_eviction_date_told_by, lambda day: brute_force.days_before(day, 3)),
    (terms.moratorium_until, lambda day: brute_force.same_day_later(day, 6)),
    (terms.broad_moratorium_until, lambda day: brute_force.same_day_later(day, 6)),
    (terms.enforceable_until, lambda day: brute_force.same_day_later(day, 240)),
    (terms.enforcement_doubtful_after, lambda day: brute_force.same_day_later(day, 12)),
]


def test_every_day_is_free_or_not_in_both_computations() -> None:
    wrong = [day for day in DAYS if terms.is_working_day(day) is brute_force.is_free(day)]
    assert wrong == []


@pytest.mark.parametrize(("term", "again"), PAIRS, ids=[term.__name__ for term, _ in PAIRS])
def test_every_day_the_term_ends_as_counted_by_hand(
    term: Callable[[date], terms.Deadline], again: Callable[[date], date]
) -> None:
    wrong = [(day, term(day).due_on, again(day)) for day in DAYS if term(day).due_on != again(day)]
    assert wrong == []


def test_every_term_is_compared() -> None:
    named = {name for name in terms.__all__ if name.endswith(("_due", "_until", "_by", "_after"))}
    assert named == {term.__name__ for term, _ in PAIRS}


@pytest.mark.parametrize("year", range(1900, 2100))
def test_easter_falls_on_the_same_day_by_two_rules(year: int) -> None:
    assert easter(year) == brute_force.easter_by_gauss(year)
