# SPDX-License-Identifier: EUPL-1.2
"""The terms of last offers, against a second computation, and how sure each of them is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.law import brute_force

from woonzeker import law
from woonzeker.law import last_offers, terms

FIRST, LAST = date(2024, 1, 1), date(2030, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
ON = date(2026, 11, 2)


def moved(day: date) -> date:
    """The first day from this one on that is not free."""
    while brute_force.is_free(day):
        day += brute_force.DAY
    return day


PAIRS: list[tuple[Callable[[date], terms.Deadline], Callable[[date], date]]] = [
    (last_offers.settlement_until, lambda day: brute_force.same_day_later(day, 18)),
    (last_offers.hov_until, lambda day: brute_force.same_day_later(day, 24)),
    (last_offers.bewind_told_by, lambda day: brute_force.weeks_later(day, 1, extended=True)),
    (last_offers.bewind_plan_due, lambda day: moved(brute_force.same_day_later(day, 3))),
    (last_offers.bewind_advice_due, lambda day: moved(brute_force.same_day_later(day, 1))),
]


@pytest.mark.parametrize(("term", "again"), PAIRS, ids=[term.__name__ for term, _ in PAIRS])
def test_every_day_the_term_ends_as_counted_by_hand(
    term: Callable[[date], terms.Deadline], again: Callable[[date], date]
) -> None:
    wrong = [(day, term(day).due_on, again(day)) for day in DAYS if term(day).due_on != again(day)]
    assert wrong == []


def test_a_settlement_of_before_the_change_lasts_three_years() -> None:
    assert last_offers.settlement_until(date(2023, 6, 30)).due_on == date(2026, 6, 30)
    assert last_offers.settlement_until(date(2023, 7, 1)).due_on == date(2025, 1, 1)


def test_what_nobody_read_says_so_in_the_explanation() -> None:
    assert "niet geverifieerd" in last_offers.bewind_advice_due(ON).explanation
    assert "geverifieerd" not in last_offers.hov_until(ON).explanation


@pytest.mark.parametrize(
    ("path", "sure"),
    [
        ("fw/moratorium_bedreigend", law.Confidence.VERIFIED),
        ("fw/moratorium_vragers", law.Confidence.VERIFIED),
        ("fw/moratorium_lopende_huur", law.Confidence.UNVERIFIED),
        ("fw/opschorting", law.Confidence.UNVERIFIED),
        ("fw/spoed", law.Confidence.UNVERIFIED),
        ("bw/bewind_college", law.Confidence.SECONDARY),
        ("bw/bewind_advies", law.Confidence.UNVERIFIED),
        ("hov/langste_duur", law.Confidence.SECONDARY),
    ],
)
def test_each_rule_says_how_sure_it_is(path: str, sure: law.Confidence) -> None:
    assert law.parameter(path, on=ON).confidence is sure


def test_heat_is_threatening_for_help_and_not_for_the_provision_of_the_court() -> None:
    of_help = set(law.parameter("wgs/bedreigende_situaties", on=ON).names)
    of_court = set(law.parameter("fw/moratorium_bedreigend", on=ON).names)
    assert of_help - of_court == {"beeindiging_stadsverwarming"}
    assert of_court <= of_help
