# SPDX-License-Identifier: EUPL-1.2
"""Euros, days and what may be published."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from woonzeker.monitoring.rules import (
    Period,
    WrongPolicy,
    half_year_before,
    may_be_published,
    published,
    read_period,
    read_policy,
    whole_euros,
)
from woonzeker.monitoring.rules.delivering import is_a_day
from woonzeker.monitoring.rules.publishing import SMALL, STEP, hidden, rounded

ROWS, COLUMNS = ("a", "b", "c", "d"), ("w", "x", "y", "z")
tables = some.dictionaries(
    some.tuples(some.sampled_from(ROWS), some.sampled_from(COLUMNS)), some.integers(0, 60)
)


@pytest.mark.parametrize(("cents", "euros"), [(49, 0), (50, 1), (149, 1), (150, 2), (12_350, 124)])
def test_fifty_cents_go_upwards(cents: int, euros: int) -> None:
    assert whole_euros(cents) == euros


@given(some.integers(0, 10**9))
def test_no_amount_moves_more_than_half_a_euro(cents: int) -> None:
    assert abs(whole_euros(cents) * 100 - cents) <= 50


@given(some.dates(date(2020, 1, 1), date(2030, 1, 1)), some.integers(0, 800))
def test_a_period_stands_in_an_address_and_comes_back(first: date, days: int) -> None:
    period = Period(first, date.fromordinal(first.toordinal() + days))
    assert read_period(period.word) == period


@pytest.mark.parametrize("word", ["", "20260101", "20260231-20260301", "20260301-20260201", "x-y"])
def test_what_is_no_period_is_none(word: str) -> None:
    assert read_period(word) is None


@given(some.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_usual_period_is_the_half_year_that_is_over(today: date) -> None:
    usual = half_year_before(today)
    assert usual.to_on < today
    assert (today - usual.to_on).days <= 184
    assert (usual.from_on.month, usual.to_on.month) in {(1, 6), (7, 12)}


@pytest.mark.parametrize(
    ("word", "today", "may"),
    [
        ("20260101-20260331", date(2026, 4, 1), True),
        ("20260101-20260630", date(2026, 11, 2), True),
        ("20251001-20260930", date(2026, 11, 2), True),
        ("20260101-20260331", date(2026, 3, 31), False),
        ("20260101-20260330", date(2026, 11, 2), False),
        ("20260102-20260331", date(2026, 11, 2), False),
        ("20260201-20260430", date(2026, 11, 2), False),
    ],
)
def test_only_whole_quarters_that_are_over_are_published(word: str, today: date, may: bool) -> None:
    period = read_period(word)
    assert period is not None
    assert may_be_published(period, today) is may


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1980-02-01", True), ("1980-00-00", False), ("1980-02-00", False), ("", False),
        ("1980-02-31", False), ("0000-05-05", False), ("19800201", False),
    ],
)  # fmt: skip
def test_only_a_whole_day_of_the_calendar_is_a_day_of_birth(text: str, day: bool) -> None:
    assert is_a_day(text) is day


@pytest.mark.parametrize(
    "said",
    [
        {"partner_types": {"geen-kenmerk": "DUO"}}, {"partner_types": ["DUO"]},
        {"contacts": ["Noor"]}, ["iets"], {"contacts": 3},
    ],
)  # fmt: skip
def test_a_policy_that_cannot_be_read_says_so(said: object) -> None:
    with pytest.raises(WrongPolicy):
        read_policy({"national_delivery": said})


def test_a_type_that_the_model_does_not_know_is_refused() -> None:
    said = {"partner_types": {"00000000-0000-0000-0000-000000000001": "Bank"}}
    with pytest.raises(WrongPolicy):
        read_policy({"national_delivery": said})


def test_without_a_decision_the_municipality_itself_delivers_and_nobody_fetches() -> None:
    policy = read_policy({"version": 1})
    assert policy.lacks_organisation
    assert not policy.pull
    assert policy.organisation("Meerveld").naam == "Meerveld"


@given(tables)
def test_no_small_count_is_published(counts: dict[tuple[str, str], int]) -> None:
    made = published(ROWS, COLUMNS, counts)
    for cell, number in counts.items():
        assert number >= SMALL or made.cells[cell] is None
    shown = [*made.cells.values(), *made.of_rows.values(), *made.of_columns.values(), made.total]
    assert all(each is None or (each >= SMALL and each % STEP == 0) for each in shown)


@given(tables)
def test_what_is_hidden_in_a_line_is_never_one_cell_or_little(
    counts: dict[tuple[str, str], int],
) -> None:
    gone = hidden(ROWS, COLUMNS, counts)
    lines = [[(row, each) for each in COLUMNS] for row in ROWS]
    lines += [[(row, each) for row in ROWS] for each in COLUMNS]
    for line in lines:
        out = [cell for cell in line if cell in gone]
        assert (
            not out
            or len(out) == len(line)
            or (len(out) > 1 and sum(counts.get(each, 0) for each in out) >= SMALL)
        )


@given(tables)
def test_who_knows_every_total_works_out_no_small_count(
    counts: dict[tuple[str, str], int],
) -> None:
    """What a reader can conclude line by line, over and over: the bounds of each hidden cell."""
    made = published(ROWS, COLUMNS, counts)
    low = {cell: _low(made.cells[cell]) for cell in product(ROWS, COLUMNS)}
    high = {cell: _high(made.cells[cell]) for cell in product(ROWS, COLUMNS)}
    lines = [([(row, each) for each in COLUMNS], made.of_rows[row]) for row in ROWS]
    lines += [([(row, each) for row in ROWS], made.of_columns[each]) for each in COLUMNS]
    for _again in range(8):
        for line, total in lines:
            for cell in line:
                others = [each for each in line if each != cell]
                most = (_high(total) if total is not None else SMALL - 1) - sum(
                    low[each] for each in others
                )
                high[cell] = min(high[cell], max(most, low[cell]))
    for cell, number in counts.items():
        if 0 < number < SMALL:
            assert low[cell] < high[cell]


def _low(shown: int | None) -> int:
    return 0 if shown is None else max(shown - STEP // 2, SMALL)


def _high(shown: int | None) -> int:
    return 10_000 if shown is None else shown + STEP // 2


@given(some.integers(0, 10_000))
def test_rounding_moves_a_count_by_two_at_most(number: int) -> None:
    assert abs(rounded(number) - number) <= STEP // 2
    assert rounded(number) % STEP == 0
