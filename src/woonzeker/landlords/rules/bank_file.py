# SPDX-License-Identifier: EUPL-1.2
"""The rows of a bank's CSV file, whatever separates them and whether they have headings. Pure."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from woonzeker.landlords.rules.bank_columns import (
    Columns,
    cents_of,
    day_of,
    recognised,
    shape,
)

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 50_000
#: banks write at most a few lines above the headings
_ABOVE = 6
_SEPARATORS = (";", "\t", ",", "|")
_ENCODINGS = ("utf-8-sig", "cp1252")


class NotReadable(ValueError):
    """It is no text with columns, or there is too much of it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Headings and rows; headings that are not there are 'kolom 1' and so on."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def shape(self) -> str:
        """What the export is known by the next time."""
        return shape(self.headers)

    @property
    def columns(self) -> Columns:
        """The columns as far as their headings tell."""
        return recognised(self.headers)

    def example(self, column: int) -> str:
        """The first thing that stands in a column."""
        return next((row[column] for row in self.rows if len(row) > column and row[column]), "")


def read(content: bytes) -> Sheet:
    """The rows of a file. Raises NotReadable."""
    if len(content) > MOST_BYTES or b"\x00" in content[:4096]:
        raise NotReadable
    rows = max((_rows(_text(content), mark) for mark in _SEPARATORS), key=_width)
    if _width(rows) < 2 or len(rows) > MOST_ROWS:
        raise NotReadable
    return _headed(rows)


def _text(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotReadable


def _rows(text: str, mark: str) -> list[tuple[str, ...]]:
    try:
        found = list(csv.reader(StringIO(text), delimiter=mark))
    except csv.Error:
        return []
    return [tuple(each.strip() for each in row) for row in found if any(map(str.strip, row))]


def _width(rows: Sequence[Sequence[str]]) -> int:
    """How many columns most rows have, at least."""
    widths = sorted(len(row) for row in rows)
    return widths[len(widths) // 2] if widths else 0


def _headed(rows: list[tuple[str, ...]]) -> Sheet:
    """The rows under their headings; a file that begins with a payment has none."""
    width = _width(rows)
    for at, row in enumerate(rows[:_ABOVE]):
        if len(row) >= width - 1 and not _is_payment(row):
            return Sheet(row, tuple(rows[at + 1 :]))
        if _is_payment(row):
            names = tuple(f"kolom {number}" for number in range(1, width + 1))
            return Sheet(names, tuple(rows[at:]))
    raise NotReadable


def _is_payment(row: Sequence[str]) -> bool:
    days = any(day_of(cell) is not None for cell in row)
    return days and any(cents_of(cell) is not None for cell in row if day_of(cell) is None)
