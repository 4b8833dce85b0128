# SPDX-License-Identifier: EUPL-1.2
"""The 72 hours of a breach of personal data: hours, so no weekend or holiday moves them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.law import MalformedParameter, NotInForce
from woonzeker.law.avg import breach_report_due, is_reported_late

FRIDAY = datetime(2026, 12, 25, 16, 30, tzinfo=UTC)


def test_the_hours_run_on_through_a_holiday_and_a_weekend() -> None:
    term = breach_report_due(FRIDAY)
    assert (term.due_at, term.hours) == (datetime(2026, 12, 28, 16, 30, tzinfo=UTC), 72)
    assert str(term.citation) == "AVG art. 33 lid 1"


@given(st.datetimes(datetime(2018, 5, 25), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_term_is_three_times_a_day_whatever_the_clock_does(found_at: datetime) -> None:
    assert breach_report_due(found_at).due_at - found_at == timedelta(days=3)


@pytest.mark.parametrize(("hours", "late"), [(71, False), (72, False), (73, True)])
def test_after_the_term_a_report_is_late(hours: int, late: bool) -> None:
    assert is_reported_late(FRIDAY, FRIDAY + timedelta(hours=hours)) is late


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(MalformedParameter):
        breach_report_due(datetime(2026, 11, 2, 12, 0))  # noqa: DTZ001


def test_before_the_regulation_there_was_no_such_term() -> None:
    with pytest.raises(NotInForce):
        breach_report_due(datetime(2018, 5, 24, tzinfo=UTC))
