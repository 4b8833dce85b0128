# SPDX-License-Identifier: EUPL-1.2
"""A debt settlement followed from outside: its phases, and what to ask when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.law import brute_force

from woonzeker.legal.rules import LastOfferPolicy
from woonzeker.legal.rules.settlement import (
    PHASE_WORDS,
    Phase,
    Settlement,
    phase,
    questions,
    settlement_clock,
)

POLICY = LastOfferPolicy()
BEGUN = Settlement(date(2026, 9, 1), begins_on=date(2026, 11, 2))
DAYS = st.dates(date(2024, 1, 1), date(2030, 6, 30))


def test_a_settlement_goes_through_its_phases() -> None:
    assert phase(BEGUN, on=date(2026, 10, 1), policy=POLICY) is Phase.ASKED
    assert phase(BEGUN, on=date(2026, 11, 2), policy=POLICY) is Phase.RUNNING
    assert phase(BEGUN, on=date(2028, 3, 2), policy=POLICY) is Phase.LAST_PART
    assert phase(BEGUN, on=date(2028, 5, 2), policy=POLICY) is Phase.LAST_PART
    assert phase(BEGUN, on=date(2028, 5, 3), policy=POLICY) is Phase.TO_CLOSE


def test_it_ends_with_a_clean_slate_or_stops_before() -> None:
    ended = replace(BEGUN, ended_on=date(2028, 5, 2), clean=True)
    assert phase(ended, on=date(2028, 6, 1), policy=POLICY) is Phase.CLEAN
    stopped = replace(BEGUN, ended_on=date(2027, 1, 4))
    assert phase(stopped, on=date(2027, 1, 4), policy=POLICY) is Phase.STOPPED


def test_a_request_can_be_refused() -> None:
    refused = Settlement(date(2026, 9, 1), refused_on=date(2026, 10, 1))
    assert phase(refused, on=date(2026, 10, 1), policy=POLICY) is Phase.REFUSED
    assert questions(refused, POLICY) == ()


def test_what_to_ask_is_there_from_the_beginning_to_the_clean_slate() -> None:
    found = [(each.code, each.on) for each in questions(BEGUN, POLICY)]
    assert found == [
        ("begin", date(2026, 11, 30)),
        ("going", date(2027, 5, 2)),
        ("going", date(2027, 11, 2)),
        ("after", date(2028, 3, 2)),
        ("end", date(2028, 5, 2)),
    ]


def test_after_it_stopped_nothing_is_asked() -> None:
    stopped = replace(BEGUN, ended_on=date(2027, 1, 4))
    assert [each.code for each in questions(stopped, POLICY)] == ["begin"]


@given(DAYS, st.none() | st.integers(0, 1500))
def test_a_settlement_never_runs_beyond_eighteen_months(begins: date, said: int | None) -> None:
    until = None if said is None else begins + timedelta(days=said)
    clock = settlement_clock(Settlement(begins, begins_on=begins, said_until=until))
    assert clock is not None
    assert clock.until_on <= brute_force.same_day_later(begins, 18)
    assert clock.said_longer is (until is not None and until > clock.longest_on)


@given(DAYS, st.none() | st.integers(0, 700))
def test_questions_come_in_order_and_within_the_time(begins: date, said: int | None) -> None:
    until = None if said is None else begins + timedelta(days=said)
    settlement = Settlement(begins, begins_on=begins, said_until=until)
    clock = settlement_clock(settlement)
    found = [each.on for each in questions(settlement, POLICY)]
    assert clock is not None
    assert found == sorted(found)
    assert found[-1] == clock.until_on
    assert all(clock.begins_on <= each <= clock.until_on for each in found)


def test_every_phase_has_words() -> None:
    assert set(PHASE_WORDS) == set(Phase)
