# SPDX-License-Identifier: EUPL-1.2
"""Days on which somebody pays or is paid: every month, or every so many weeks. Pure.

A day in a weekend stays as it is: it is the day on which the money is there. Who is paid on the
31st pays on the last day of a shorter month.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from woonzeker.law.calendar import add_months


def is_pay_day(day: int, *, weeks: int = 0) -> bool:
    """Whether it is a day of the month (1 to 31), or with `weeks` of the week (1 is Monday)."""
    return 1 <= day <= (7 if weeks else 31)


def pay_days(day: int, first_on: date, *, weeks: int = 0) -> Iterator[date]:
    """The days of paying from a day on, without end: each month, or every so many weeks."""
    if not weeks:
        yield from _of_months(day, first_on)
        return
    first = first_on + timedelta(days=(day - first_on.isoweekday()) % 7)
    for turn in count():
        yield first + timedelta(weeks=turn * weeks)


def _of_months(day: int, first_on: date) -> Iterator[date]:
    start = first_on.replace(day=1)
    for turn in count():
        month = add_months(start, turn)
        on = month.replace(day=min(day, calendar.monthrange(month.year, month.month)[1]))
        if on >= first_on:
            yield on


def turns_of(total_cents: int, each_cents: int) -> int:
    """How many times somebody pays; the last time what is left. Both are above zero."""
    return -(-total_cents // each_cents)
