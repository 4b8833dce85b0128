# SPDX-License-Identifier: EUPL-1.2
"""The terms once more, written from the text of the law and from nothing in the program.

Slow and plain on purpose: day by day, Easter by Gauss, decreed days typed over from the decrees.
"""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)
DECREED = {
    date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30),
    date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26),
}  # fmt: skip


def easter_by_gauss(year: int) -> date:
    """Gauss' rule with the constants for 1900 to 2099."""
    d = (19 * (year % 19) + 24) % 30
    e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
    if e == 6 and (d == 29 or (d == 28 and year % 19 > 10)):
        d -= 7
    return date(year, 3, 22) + (d + e) * DAY


def is_free(day: date) -> bool:
    """Saturday, Sunday, holiday of art. 3, Good Friday or a decreed day."""
    if day.isoweekday() >= 6 or day in DECREED:
        return True
    if (day.month, day.day) in {(1, 1), (5, 5), (12, 25), (12, 26)}:
        return True
    if day.month == 4 and day.day == 27:
        return True
    return any(day == easter_by_gauss(day.year) + n * DAY for n in (-2, 1, 39, 50))


def weeks_later(start: date, weeks: int, extended: bool) -> date:
    """The last day of so many weeks after `start`, moved to a working day when extended."""
    day = start
    for _ in range(7 * weeks):
        day += DAY
    while extended and is_free(day):
        day += DAY
    return day


def working_days_later(start: date, count: int) -> date:
    """The day on which the `count`-th working day after `start` falls."""
    day, seen = start, 0
    while seen < count:
        day += DAY
        seen += not is_free(day)
    return day


def days_later(start: date, days: int) -> date:
    """The last day of a term in days: not free itself, and two days in it are not free."""
    day, length, working = start, 0, 0
    while length < days or is_free(day) or (days >= 3 and working < 2):
        day += DAY
        length += 1
        working += not is_free(day)
    return day


def days_before(event: date, days: int) -> date:
    """Counted back from an event: free days do not move it, but two days in it are not free."""
    day, length, working = event, 0, 0
    while length < days or (days >= 3 and working < 2):
        day -= DAY
        length += 1
        working += not is_free(day)
    return day


def same_day_later(start: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that has no such day."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    day = start.day
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1
