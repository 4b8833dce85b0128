# SPDX-License-Identifier: EUPL-1.2
"""Dates of birth with parts that nobody knows, as the register keeps them (day or month zero)."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.Z+]*)?")
_DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})")
_IN_WORDS = re.compile(r"(\d{1,2})[-. ]*([a-z]{3,9})[-. ]*(\d{2}|\d{4})")
_DAY_FIRST = re.compile(r"(\d{2})(\d{2})(\d{4})")
_TIME = re.compile(r"[t ]+\d{1,2}:\d{2}[\d:.z+]*")
_SHORT_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2})")
_MONTHS = {
    "jan": 1, "feb": 2, "maa": 3, "mrt": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_YOUNGEST = 8  # in 2026; a year later is a minor still
_OLDEST = 1880


class ImpossibleDate(ValueError):
    """The text is no date that can exist."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """Year, month, day; month and day are 0 when unknown. The year is always known."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def whole(self) -> bool:
        """Whether day, month and year are all known."""
        return self.month > 0 and self.day > 0

    @property
    def earliest(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it can be."""
        month = self.month or 12
        if self.day:
            return date(self.year, month, self.day)
        return date(self.year, month, _days_in(self.year, month))


def read_date(text: str) -> PartialDate | None:
    """Read year-month-day, day-month-year, eight digits or a year; zeros are unknown parts.

    Empty or wholly unknown gives None. Raises ImpossibleDate.
    """
    text = text.strip()
    if not text.strip("0-/. "):
        return None
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DUTCH.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _YEAR.fullmatch(text):
        year, month, day = int(text), 0, 0
    else:
        raise ImpossibleDate(text)
    return _possible(year, month, day, text)


def read_loosely(text: str) -> PartialDate | None:
    """As `read_date`, also '31 dec 1980', '31121980' and '31-12-80', a time behind it passed over;
    what is no date gives None.

    Of two digits for the year the last one that makes an adult possible is taken.
    """
    text = _TIME.sub("", text.strip().lower())
    if not text:
        return None
    if match := _IN_WORDS.fullmatch(text):
        day, word, year = match.groups()
        month = _MONTHS.get(word[:3], 0)
        text = f"{day}-{month}-{year}" if month else text
    if match := _SHORT_YEAR.fullmatch(text):
        day, month_, year = match.groups()
        text = f"{day}-{month_}-{'20' if int(year) <= _YOUNGEST else '19'}{year}"
    ways = [text]
    if match := _DAY_FIRST.fullmatch(text):
        ways.append("-".join(match.groups()))
    for way in ways:
        with suppress(ImpossibleDate):
            return read_date(way)
    return None


def surely_under(born: PartialDate | None, years: int, on: date) -> bool:
    """Whether somebody born then is younger than `years` on the day, whatever the unknown parts."""
    return born is not None and _anniversary(born.earliest, years) > on


def perhaps_under(born: PartialDate | None, years: int, on: date) -> bool:
    """Whether somebody born then may be younger than `years` on the day."""
    return born is not None and _anniversary(born.latest, years) > on


def within(years: int, day: date | None, on: date) -> bool:
    """Whether a day is less than so many years before `on`, or unknown."""
    return day is None or _anniversary(day, years) > on


def _anniversary(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _possible(year: int, month: int, day: int, text: str) -> PartialDate:
    if month == 0:
        day = 0
    if not _OLDEST <= year <= 2100 or month > 12 or day > _days_in(year, month or 1):
        raise ImpossibleDate(text)
    return PartialDate(year, month, day)


def _days_in(year: int, month: int) -> int:
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31
