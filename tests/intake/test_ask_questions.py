# SPDX-License-Identifier: EUPL-1.2
"""What is asked about a whole file, and what the file itself settles."""

from __future__ import annotations

import json

import pytest

from woonzeker.intake.formats import Table
from woonzeker.intake.rules import (
    Question,
    Reading,
    parse_amount,
    questions,
    recognise,
    settle,
)


def a_file(column: str, *values: str) -> Table:
    rows = tuple((str(at), value) for at, value in enumerate(values))
    return Table(("signaal_id", column), rows, tuple(range(len(rows))), "csv")


def settled(column: str, *values: str, **answers: str) -> tuple[Reading, tuple[Question, ...]]:
    table = a_file(column, *values)
    return settle(table, recognise(table.headers), answers)


def test_amounts_that_all_read_in_two_ways_are_asked_about() -> None:
    _, (question,) = settled("bedrag", "1.234", "2.500", "75")
    assert question.code == "amounts"
    assert question.examples == ("1.234", "2.500")
    assert [choice.value for choice in question.choices] == ["comma", "point"]


@pytest.mark.parametrize(
    ("values", "style"),
    [
        (("1.234", "75,50"), "comma"),
        (("1,234", "75.50"), "point"),
        (("1.234", "1.234.567"), "comma"),
        (("75,50", "75.50", "1234"), ""),
    ],
)
def test_one_amount_that_reads_one_way_settles_the_file(
    values: tuple[str, ...], style: str
) -> None:
    assert settled("bedrag", *values) == (Reading(style), ())


@pytest.mark.parametrize(
    "values", [("1.234", "75.50"), ("1.234", "75.50", "75,50"), ("1.234", "1,234")]
)
def test_a_file_that_contradicts_itself_is_asked_about(values: tuple[str, ...]) -> None:
    assert [question.code for question in settled("bedrag", *values)[1]] == ["amounts"]


@pytest.mark.parametrize(("answer", "cents"), [("comma", 123400), ("point", 123)])
def test_the_answer_says_what_the_amount_is(answer: str, cents: int) -> None:
    reading, asked = settled("bedrag", "1.234", amounts=answer)
    assert asked == ()
    assert parse_amount("1.234", reading.amounts, thousandths=reading.thousandths) == cents


def test_an_answer_that_is_no_choice_leaves_the_question() -> None:
    assert settled("bedrag", "1.234", amounts="gok")[1]


@pytest.mark.parametrize(
    "values", [("3-4-2026", "5-6-2026"), ("3/4/2026", "25/4/2026"), ("2026-04-03",), ("3/3/2026",)]
)
def test_days_before_months_need_no_question(values: tuple[str, ...]) -> None:
    assert settled("signaaldatum", *values) == (Reading(), ())


@pytest.mark.parametrize("values", [("3/4/2026",), ("4/25/2026",), ("4-25-2026", "3-4-2026")])
def test_dates_that_may_start_with_the_month_are_asked_about(values: tuple[str, ...]) -> None:
    _, (question,) = settled("signaaldatum", *values)
    assert question.code == "dates"
    assert values[0] in question.examples


def test_one_odd_date_among_many_good_ones_holds_nothing_up() -> None:
    good = [f"{day}-4-2026" for day in range(13, 29)]
    assert settled("signaaldatum", *good, "4-25-2026")[1] == ()


def test_the_order_of_the_dates_can_be_answered() -> None:
    reading, asked = settled("signaaldatum", "3/4/2026", dates="mdy")
    assert (reading.dates, asked) == ("mdy", ())


def test_questions_can_be_kept_as_json() -> None:
    table = a_file("bedrag", "1.234")
    (question,) = questions(table, recognise(table.headers))
    kept = json.loads(json.dumps(question.as_data()))
    assert kept["code"] == "amounts"
    assert len(kept["choices"]) == 2
