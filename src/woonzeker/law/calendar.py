# SPDX-License-Identifier: EUPL-1.2
"""Days as the law and people count them: months, Easter, and Dutch names of days."""

from __future__ import annotations

import calendar
from datetime import date

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_NUMBERS = {1: "één", 2: "twee", 3: "drie", 4: "vier", 6: "zes", 8: "acht"}
_SINGULAR = {"maanden": "maand", "jaren": "jaar", "weken": "week", "dagen": "dag"}


def dutch_length(amount: int, unit: str) -> str:
    """A length of time as people say it: 'vier weken', 'één dag', '20 jaar'."""
    if unit == "jaren" or amount == 1:
        unit = _SINGULAR.get(unit, unit)
    return f"{_NUMBERS.get(amount, str(amount))} {unit}"


def dutch_day(day: date) -> str:
    """A day as people say it: 'maandag 30 november'."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def dutch_date(day: date) -> str:
    """A day with its year: 'maandag 30 november 2026'."""
    return f"{dutch_day(day)} {day.year}"


def day_name(day: date) -> str:
    """The name of the day of the week: 'maandag'."""
    return _DAYS[day.weekday()]


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century + 8) // 25
    epact_shift = (century - correction + 1) // 3
    moon = (19 * golden + century - leap_centuries - epact_shift + 15) % 30
    leaps, rest_of_four = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - moon - rest_of_four) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
