# SPDX-License-Identifier: EUPL-1.2
"""Amounts as partners write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.intake.rules import Wrong, parse_amount

CENTS = st.integers(min_value=1, max_value=99_999_999)


def dutch(cents: int) -> str:
    return f"{cents / 100:,.2f}".translate(str.maketrans(",.", ".,"))


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1.234,56", 123456),
        ("1234.56", 123456),
        ("1,234.56", 123456),
        ("€ 75,-", 7500),
        ("€75,--", 7500),
        ("75", 7500),
        ("75,", 7500),
        ("0,5", 50),
        (",50", 50),
        ("1.234.567", 123456700),
        ("12 345,10", 1234510),
        ("EUR 12,50", 1250),
        ("12,50 euro", 1250),
        ("-12,50", -1250),
        ("12,50-", -1250),
        ("(12,50)", -1250),
        ("1234.567", 123457),
        ("1.2340", 123),
        ("0.125", 13),
        ("33.3333333333333", 3333),
    ],
)
def test_an_amount_that_reads_in_one_way_is_read(text: str, cents: int) -> None:
    assert parse_amount(text) == cents


@pytest.mark.parametrize(
    "text", ["", "abc", "12,34,5", "1.23.456", "12-11", "1e3", "٣", "€", "99999999999"]
)
def test_what_is_no_amount_is_said_so(text: str) -> None:
    assert isinstance(parse_amount(text), Wrong)


def test_an_amount_that_reads_in_two_ways_waits_for_the_answer() -> None:
    assert isinstance(parse_amount("1.234"), Wrong)
    assert parse_amount("1.234", "comma") == 123400
    assert isinstance(parse_amount("1.234", "point"), Wrong)
    assert parse_amount("1.234", "point", thousandths=True) == 123


@given(CENTS)
def test_dutch_and_english_writing_come_back_the_same(cents: int) -> None:
    assert parse_amount(dutch(cents)) == cents
    assert parse_amount(f"{cents / 100:,.2f}") == cents
    assert parse_amount(f"{cents / 100:.2f}") == cents


@given(CENTS, st.sampled_from(["€ {}", "{} EUR", " {}", "{}\u00a0€", "+{}"]))
def test_dress_does_not_change_the_amount(cents: int, dress: str) -> None:
    assert parse_amount(dress.format(dutch(cents))) == cents


@given(st.text(max_size=20))
def test_any_text_gives_cents_or_a_sentence(text: str) -> None:
    assert isinstance(parse_amount(text), int | Wrong)
