# SPDX-License-Identifier: EUPL-1.2
"""When a letter goes to who is not visited, and how a visit is explained."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from woonzeker.planning.priority import Contribution
from woonzeker.planning.rules import clock_time, offer_day, why_visit

MONDAY = date(2026, 11, 2)


def test_the_letter_goes_at_the_end_of_the_week() -> None:
    due = MONDAY + timedelta(days=20)
    assert offer_day(due, week=MONDAY, today=MONDAY) == MONDAY + timedelta(days=4)


def test_the_letter_goes_sooner_when_the_term_ends_sooner() -> None:
    due = MONDAY + timedelta(days=1)
    assert offer_day(due, week=MONDAY, today=MONDAY) == due


def test_a_letter_that_is_late_goes_today() -> None:
    assert offer_day(MONDAY - timedelta(days=9), week=MONDAY, today=MONDAY) == MONDAY


@given(received=st.dates(MONDAY - timedelta(days=27), MONDAY))
def test_nobody_waits_longer_than_the_term_for_a_letter(received: date) -> None:
    due = received + timedelta(days=28)
    assert offer_day(due, week=MONDAY, today=MONDAY) <= due


def test_a_visit_is_explained_by_what_weighs_most() -> None:
    parts = [Contribution("a", "Klein", 5), Contribution("b", "Groot", 40)]
    assert why_visit(parts) == "Groot. Klein."


@given(
    st.lists(st.builds(Contribution, st.text(), st.text(min_size=1, max_size=120), st.integers()))
)
def test_an_explanation_fits_its_line(parts: list[Contribution]) -> None:
    assert len(why_visit(parts)) <= 300


def test_minutes_become_a_time_of_day() -> None:
    assert clock_time(9 * 60 + 20) == time(9, 20)
