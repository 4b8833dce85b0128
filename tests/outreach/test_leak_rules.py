# SPDX-License-Identifier: EUPL-1.2
"""What a leak asks for next, and what an attempt may have told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from woonzeker.outreach.models import ContactOutcome
from woonzeker.outreach.rules import (
    DataKind,
    LeakFacts,
    LeakState,
    hours_left,
    kinds_shared,
    missing_to_close,
    state_of,
    telling_outcomes,
)

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
FRESH = LeakFacts(verdict="", inform=False, reported_at=None, informed_on=None, closed_at=None)


@pytest.mark.parametrize(
    ("leak", "state"),
    [
        (FRESH, LeakState.TO_ASSESS),
        (replace(FRESH, verdict="no_leak"), LeakState.TO_CLOSE),
        (replace(FRESH, verdict="no_report"), LeakState.TO_CLOSE),
        (replace(FRESH, verdict="report"), LeakState.TO_REPORT),
        (replace(FRESH, verdict="report", reported_at=NOW), LeakState.TO_CLOSE),
        (replace(FRESH, verdict="report", reported_at=NOW, inform=True), LeakState.TO_INFORM),
        (replace(FRESH, verdict="no_report", inform=True), LeakState.TO_INFORM),
        (
            replace(FRESH, verdict="no_report", inform=True, informed_on=date(2026, 11, 2)),
            LeakState.TO_CLOSE,
        ),
        (replace(FRESH, verdict="report", closed_at=NOW), LeakState.CLOSED),
    ],
)
def test_the_first_thing_that_has_yet_to_be_done(leak: LeakFacts, state: LeakState) -> None:
    assert state_of(leak) is state
    assert bool(missing_to_close(leak)) is (state is not LeakState.TO_CLOSE)


def test_a_letter_tells_a_name_an_address_and_that_there_are_arrears() -> None:
    assert kinds_shared(["sent"]) == {DataKind.NAME, DataKind.ADDRESS, DataKind.ARREARS}


def test_a_talk_tells_how_much_and_to_whom_as_well() -> None:
    assert kinds_shared(["not_reached", "talked"]) >= {DataKind.PARTNER, DataKind.AMOUNT}


def test_nobody_home_and_moved_away_tell_nothing() -> None:
    silent = {"not_reached", "moved", "unsafe", "no_number"}
    assert kinds_shared(silent) == frozenset()
    assert telling_outcomes() == set(ContactOutcome.values) - silent


@pytest.mark.parametrize(("minutes", "hours"), [(72 * 60, 72), (61, 1), (59, 0), (-1, -1)])
def test_hours_are_whole_and_below_zero_when_the_term_is_over(minutes: int, hours: int) -> None:
    assert hours_left(NOW + timedelta(minutes=minutes), NOW) == hours
