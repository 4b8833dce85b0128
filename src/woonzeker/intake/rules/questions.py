# SPDX-License-Identifier: EUPL-1.2
"""What must be asked about a file before it can be read: never guess an amount or a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from woonzeker.intake.rules.amounts import DECIMAL_MARKS, amount_styles
from woonzeker.intake.rules.columns import ColumnMapping
from woonzeker.intake.rules.dates import date_orders
from woonzeker.intake.rules.shapes import Reading
from woonzeker.intake.rules.synonyms import DATES

#: how many values of the file are shown with a question
_EXAMPLES = 5
#: one date in this many that proves the other order makes the order doubtful
_DOUBT = 5


class Rows(Protocol):
    """A read file, as far as questions need it."""

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of every line."""

    @property
    def epoch(self) -> int:
        """First year of the workbook's day numbers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: the value that is remembered and the words on the page."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a whole file. `code` is the key of the remembered answer."""

    code: str
    sentence: str
    examples: tuple[str, ...]
    choices: tuple[Choice, ...]

    def as_data(self) -> dict[str, object]:
        """The question as JSON can hold it."""
        return {
            "code": self.code,
            "sentence": self.sentence,
            "examples": list(self.examples),
            "choices": [{"value": each.value, "label": each.label} for each in self.choices],
        }


def _column(table: Rows, mapping: ColumnMapping, column: str) -> Iterable[str]:
    index = mapping.found.get(column)
    return () if index is None else (row[index] for row in table.rows)


def _amounts(table: Rows, mapping: ColumnMapping, answer: str) -> tuple[str, bool] | Question:
    """Decimal mark of the file and whether three decimals are meant, or the question about it."""
    proven, double = amount_styles(_column(table, mapping, "bedrag"))
    if not double:
        return "", False
    marks = {mark for value in double for mark in ",." if mark in value}
    settled = next(iter(proven)) if len(proven) == 1 else ""
    if settled and DECIMAL_MARKS[settled] not in marks:
        return settled, False
    first = double[0]
    mark = "comma" if "," in first else "point"
    other = "point" if mark == "comma" else "comma"
    if answer in (mark, other):
        return answer, answer == mark
    units = first.replace(".", "").replace(",", "")
    return Question(
        "amounts",
        f"In de kolom bedrag staat ‘{first}’. Welk bedrag is dat?",
        double[:_EXAMPLES],
        (
            Choice(other, f"{units} euro: het teken scheidt de duizendtallen"),
            Choice(mark, f"{first.replace('.', ',')} euro: achter het teken staan centen"),
        ),
    )


def _dates(table: Rows, mapping: ColumnMapping, answer: str) -> str | Question:
    """The order of the file's dates, or the question about it."""
    values = (value for column in DATES for value in _column(table, mapping, column))
    orders = date_orders(values)
    doubtful = len(orders.mdy) * _DOUBT > orders.dmy or (orders.double and not orders.dmy)
    if not doubtful:
        return "dmy"
    if answer in ("dmy", "mdy"):
        return answer
    shown = (orders.double + orders.mdy)[:_EXAMPLES]
    return Question(
        "dates",
        f"Bij de datums in dit bestand is niet duidelijk of eerst de dag of eerst de maand komt, "
        f"bijvoorbeeld ‘{shown[0]}’. Wat staat er eerst?",
        shown,
        (Choice("dmy", "eerst de dag, dan de maand"), Choice("mdy", "eerst de maand, dan de dag")),
    )


def settle(
    table: Rows, mapping: ColumnMapping, answers: Mapping[str, str] | None = None
) -> tuple[Reading, tuple[Question, ...]]:
    """How to read the file, and what must be asked first. With open questions, check no line.

    `answers` maps question codes to choices, from this delivery or remembered for the partner;
    what the file itself proves goes before an answer.
    """
    given = answers or {}
    amounts = _amounts(table, mapping, given.get("amounts", ""))
    dates = _dates(table, mapping, given.get("dates", ""))
    asked = tuple(each for each in (amounts, dates) if isinstance(each, Question))
    style, thousandths = amounts if isinstance(amounts, tuple) else ("", False)
    order = dates if isinstance(dates, str) else "dmy"
    return Reading(style, thousandths, order, table.epoch), asked


def questions(
    table: Rows, mapping: ColumnMapping, answers: Mapping[str, str] | None = None
) -> tuple[Question, ...]:
    """What must be asked about the file before a line can be checked."""
    return settle(table, mapping, answers)[1]
