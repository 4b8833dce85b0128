# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a signal that found its person."""

from __future__ import annotations

from datetime import date

import pytest

from woonzeker.cases.rules import (
    EarlierFacts,
    Outcome,
    PersonFacts,
    Shape,
    SignalFacts,
    is_threatening,
    outcome_of,
    shape_of,
)

ON = date(2026, 11, 2)
HERE = PersonFacts(died_on=None, departed_on=None)
RUNS = EarlierFacts(case_runs=True, last_amount_cents=50_000)


def signal(amount_cents: int = 50_000, kind: str = "signaal", crisis: bool = False) -> SignalFacts:
    return SignalFacts(kind=kind, amount_cents=amount_cents, crisis=crisis)


def outcome(
    given: SignalFacts, person: PersonFacts = HERE, earlier: EarlierFacts = RUNS
) -> Outcome:
    return outcome_of(given, person, earlier, on=ON)


@pytest.mark.parametrize("amount_cents", [1, 49_999, 50_000])
def test_the_same_partner_with_no_more_arrears_repeats_itself(amount_cents: int) -> None:
    assert outcome(signal(amount_cents)) is Outcome.REPEAT


def test_higher_arrears_are_taken_up() -> None:
    assert outcome(signal(50_001)) is Outcome.TAKE_UP


def test_the_same_amount_is_taken_up_when_no_case_runs() -> None:
    closed = EarlierFacts(case_runs=False, last_amount_cents=50_000)
    assert outcome(signal(), earlier=closed) is Outcome.TAKE_UP


def test_a_first_report_of_a_partner_is_never_a_repeat() -> None:
    first = EarlierFacts(case_runs=True, last_amount_cents=None)
    assert outcome(signal(), earlier=first) is Outcome.TAKE_UP


@pytest.mark.parametrize("news", [signal(kind="eindelevering"), signal(kind="ontruiming"),
                                  signal(crisis=True)])  # fmt: skip
def test_end_of_supply_eviction_and_crisis_are_news(news: SignalFacts) -> None:
    assert outcome(news) is Outcome.TAKE_UP


def test_somebody_who_died_gets_no_case() -> None:
    assert outcome(signal(), PersonFacts(date(2026, 10, 1), None)) is Outcome.DECEASED


def test_somebody_who_left_is_no_resident() -> None:
    assert outcome(signal(), PersonFacts(None, date(2026, 10, 1))) is Outcome.NOT_RESIDENT


def test_somebody_who_leaves_next_week_still_lives_here() -> None:
    assert outcome(signal(60_000), PersonFacts(None, date(2026, 11, 9))) is Outcome.TAKE_UP


@pytest.mark.parametrize(
    ("given", "threatening"),
    [
        (signal(), False),
        (signal(kind="eindelevering"), False),
        (signal(kind="ontruiming"), True),
        (signal(crisis=True), True),
        (SignalFacts("signaal", 1, False, eviction_on=date(2026, 12, 1)), True),
    ],
)
def test_the_end_of_a_contract_alone_is_no_threat(given: SignalFacts, threatening: bool) -> None:
    assert is_threatening(given) is threatening


@pytest.mark.parametrize(
    ("number", "earlier", "shape"),
    [
        (1, [], Shape.SINGLE),
        (2, [], Shape.SEVERAL),
        (1, [date(2026, 10, 1)], Shape.FOLLOWING),
        (2, [date(2026, 5, 1)], Shape.FOLLOWING),
        (1, [date(2026, 4, 1)], Shape.SINGLE),
    ],
)
def test_the_shape_of_a_month(number: int, earlier: list[date], shape: Shape) -> None:
    assert shape_of(number, earlier, starts_on=date(2026, 11, 1)) is shape
