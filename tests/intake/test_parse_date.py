# SPDX-License-Identifier: EUPL-1.2
"""Dates as partners write them, with parts that nobody knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.intake.rules import PartialDate, Wrong, parse_date

DAYS = st.dates(date(1911, 1, 1), date(2099, 12, 31))
EPOCH = date(1899, 12, 30)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("3-11-2025", "2025-11-03"),
        ("03/11/2025", "2025-11-03"),
        ("03.11.2025", "2025-11-03"),
        ("03 11 2025", "2025-11-03"),
        ("2025-11-03", "2025-11-03"),
        ("2025-11-03T09:30:00", "2025-11-03"),
        ("03-11-2025 00:00", "2025-11-03"),
        ("20251103", "2025-11-03"),
        ("03112025", "2025-11-03"),
        ("45964", "2025-11-03"),
        ("45964.0", "2025-11-03"),
        ("3 november 2025", "2025-11-03"),
        ("3-nov-25", "2025-11-03"),
        ("3 mrt. 2025", "2025-03-03"),
        ("00-00-1980", "1980-00-00"),
        ("1980-00-00", "1980-00-00"),
        ("19800000", "1980-00-00"),
        ("00-05-1980", "1980-05-00"),
        ("1980", "1980-00-00"),
        ("05-1980", "1980-05-00"),
        ("29-02-2024", "2024-02-29"),
    ],
)
def test_every_way_of_writing_gives_the_day_that_is_meant(text: str, iso: str) -> None:
    found = parse_date(text)
    assert isinstance(found, PartialDate)
    assert found.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "0.05",
        "1.0.0",
        "31-02-2025",
        "29-02-2025",
        "13-13-2025",
        "morgen",
        "5-00-1980",
        "12-3",
        "7",
        "1-1-12345",
    ],
)
def test_a_day_that_does_not_exist_is_said_so(text: str) -> None:
    assert isinstance(parse_date(text), Wrong)


@pytest.mark.parametrize("text", ["", "00-00-0000", "0", "00000000", "--"])
def test_a_date_of_which_nothing_is_known_is_nothing(text: str) -> None:
    assert parse_date(text) is None


def test_two_digit_years_are_recent_and_births_are_long_ago() -> None:
    assert parse_date("1-2-25") == PartialDate(2025, 2, 1)
    assert parse_date("1-2-25", birth=True) == PartialDate(1925, 2, 1)
    assert parse_date("1-2-05", birth=True) == PartialDate(2005, 2, 1)


def test_day_numbers_count_from_the_workbooks_own_first_year() -> None:
    assert parse_date("44502", epoch=1904) == PartialDate(2025, 11, 3)


@given(DAYS, st.sampled_from(["%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y%m%d", "%d%m%Y"]))
def test_a_written_day_is_read_back(day: date, form: str) -> None:
    found = parse_date(day.strftime(form))
    assert isinstance(found, PartialDate)
    assert found.whole == day


@given(DAYS)
def test_a_day_with_the_month_first_is_read_back_when_that_is_the_order(day: date) -> None:
    assert parse_date(f"{day:%m/%d/%Y}", "mdy") == PartialDate(day.year, day.month, day.day)


@given(DAYS)
def test_a_day_number_is_read_back(day: date) -> None:
    found = parse_date(str((day - EPOCH) // timedelta(days=1)))
    assert isinstance(found, PartialDate)
    assert found.whole == day


@given(st.text(max_size=20))
def test_any_text_gives_a_date_nothing_or_a_sentence(text: str) -> None:
    assert isinstance(parse_date(text), PartialDate | Wrong | None)
