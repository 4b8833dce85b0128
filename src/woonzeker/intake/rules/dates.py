# SPDX-License-Identifier: EUPL-1.2
"""Dates as partners write them: day-month-year, ISO, day numbers, unknown day or month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from woonzeker.intake.rules.text import Wrong, fold, shown

_HOW = "Schrijf de datum als dag-maand-jaar, bijvoorbeeld 03-11-2025."
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$")
_ISO = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?")
_PARTS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
_WORDS = re.compile(r"(\d{1,2})\.?[-/ .]*([^\W\d_]+)\.?[-/ .]*(\d{4}|\d{2})")
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan januari january", "feb februari february", "mrt maart maa mar march",
            "apr april", "mei may", "jun juni june", "jul juli july", "aug augustus august",
            "sep sept september", "okt oktober oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
#: day numbers of a workbook that can be a date here: 1910 up to and including 2099
_FIRST_SERIAL, _LAST_SERIAL = 3654, 73050
_EPOCHS = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the month or the day may be unknown (0)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """`1980-05-00` when the day is unknown."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def whole(self) -> date | None:
        """The date when every part is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)


def _century(year: str, birth: bool, today_year: int) -> int:
    """Four digits for a year of two. A birth lies at least ten years back, the rest is recent."""
    if len(year) == 4:
        return int(year)
    recent = 2000 + int(year)
    latest = today_year - 10 if birth else today_year + 10
    return recent if recent <= latest else recent - 100


def _real(year: int, month: int, day: int) -> PartialDate | None:
    """The date when it exists on the calendar; unknown parts are 0, and so is a day's month."""
    if not 1000 <= year <= 9999 or not 0 <= month <= 12 or (day and not month):
        return None
    if day:
        try:
            date(year, month, day)
        except ValueError:
            return None
    return PartialDate(year, month, day)


def _digits(text: str, epoch: int) -> PartialDate | None:
    """A date in digits only: 20251103, 03112025, a year, or a workbook's day number."""
    if len(text) == 8:
        year_first = _real(int(text[:4]), int(text[4:6]), int(text[6:]))
        if year_first is not None and 1900 <= year_first.year <= 2099:
            return year_first
        return _real(int(text[4:]), int(text[2:4]), int(text[:2]))
    number = int(text)
    if len(text) == 4 and 1900 <= number <= 2099:
        return PartialDate(number)
    if len(text) in (4, 5) and _FIRST_SERIAL <= number <= _LAST_SERIAL:
        day = _EPOCHS[epoch] + timedelta(days=number)
        return PartialDate(day.year, day.month, day.day)
    return None


def _in_words(text: str, birth: bool, today_year: int) -> PartialDate | None:
    match = _WORDS.fullmatch(text)
    month = _MONTHS.get(fold(match[2])) if match else None
    if match is None or month is None:
        return None
    return _real(_century(match[3], birth, today_year), month, int(match[1]))


def _parts(text: str, order: str, birth: bool, today_year: int) -> PartialDate | None:
    match = _PARTS.fullmatch(text)
    if match:
        first, second = int(match[1]), int(match[2])
        day, month = (second, first) if order == "mdy" else (first, second)
        return _real(_century(match[3], birth, today_year), month, day)
    match = _ISO.fullmatch(text)
    if match:
        return _real(int(match[1]), int(match[2]), int(match[3] or 0))
    match = _MONTH_YEAR.fullmatch(text)
    if match:
        return _real(int(match[2]), int(match[1]), 0)
    return _in_words(text, birth, today_year)


@lru_cache(maxsize=16384)
def parse_date(
    text: str, order: str = "dmy", *, epoch: int = 1900, birth: bool = False, year: int = 2026
) -> PartialDate | Wrong | None:
    """Read a date; None when nothing is known (`00-00-0000`). `year` settles two-digit years."""
    bare = _TIME.sub("", text.strip())
    if not bare.strip("0-/. "):
        return None
    digits = bare.removesuffix(".0")
    if digits.isascii() and digits.isdigit():
        found = _digits(digits, epoch)
    else:
        found = _parts(bare, order, birth, year)
    if found is None:
        return Wrong(f"{shown(text)} is geen bestaande datum.", _HOW)
    return found


@dataclass(frozen=True, slots=True)
class DateOrders:
    """What a file's dates prove about their order: counts, and values as they stand there."""

    dmy: int
    #: values that are a date only when the month comes first
    mdy: tuple[str, ...]
    #: values with slashes that are a date either way
    double: tuple[str, ...]


def date_orders(values: Iterable[str]) -> DateOrders:
    """What a file's dates prove. Only slashes raise doubt: 03-11-2025 is the agreed form."""
    dmy = 0
    mdy: list[str] = []
    double: dict[str, None] = {}
    for text in values:
        match = _PARTS.fullmatch(_TIME.sub("", text.strip()))
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        if first <= 12 < second:
            mdy.append(text)
        elif second <= 12 < first or 0 in (first, second):
            dmy += 1
        elif first != second and first <= 12 and "/" in text:
            double[text] = None
    return DateOrders(dmy, tuple(mdy), tuple(double))
