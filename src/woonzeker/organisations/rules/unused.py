# SPDX-License-Identifier: EUPL-1.2
"""When an account that nobody uses is switched off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

#: days beforehand from which the users' page says it
WARNED_DAYS = 14


def days_left(*, used_on: date, today: date, terms: Iterable[int]) -> int:
    """Days until an account is switched off; nothing or less: today.

    `used_on` is the last day of use, or the day it was made or switched on. Of the terms of several
    municipalities the longest holds: a short one does not shut somebody out of another.
    """
    return max(terms) - (today - used_on).days
