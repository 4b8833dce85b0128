# SPDX-License-Identifier: EUPL-1.2
"""The mark of a letter, that people copy from an envelope."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from woonzeker.outreach.letters import (
    ALPHABET,
    MARK_DRAWN,
    mark_from,
    read_mark,
)

symbols = st.integers(0, len(ALPHABET) - 1)
drawn_marks = st.lists(symbols, min_size=MARK_DRAWN, max_size=MARK_DRAWN)


def test_symbols_that_look_alike_are_not_used() -> None:
    assert not set("01BILOU") & set(ALPHABET)


@given(drawn_marks)
def test_a_mark_fits_its_column_and_is_read_back(drawn: list[int]) -> None:
    mark = mark_from(drawn)
    assert len(mark) <= 12
    assert read_mark(mark) == mark
    assert read_mark(f" {mark.lower().replace('-', ' ')}. ") == mark


@given(drawn_marks, st.integers(0, MARK_DRAWN), symbols)
def test_one_wrong_symbol_is_no_mark(drawn: list[int], at: int, other: int) -> None:
    right = mark_from(drawn).replace("-", "")
    wrong = f"{right[:at]}{ALPHABET[other]}{right[at + 1 :]}"
    assert (read_mark(wrong) == "") == (wrong != right)


@given(drawn_marks, st.integers(0, MARK_DRAWN - 1))
def test_two_symbols_that_changed_places_are_no_mark(drawn: list[int], at: int) -> None:
    right = mark_from(drawn).replace("-", "")
    wrong = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
    assert (read_mark(wrong) == "") == (wrong != right)


def test_something_else_is_no_mark() -> None:
    assert read_mark("") == read_mark("geen idee") == read_mark("123") == ""
