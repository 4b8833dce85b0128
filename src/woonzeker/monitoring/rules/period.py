# SPDX-License-Identifier: EUPL-1.2
"""The days of a delivery: both its ends are in it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WORD = re.compile(r"(\d{8})-(\d{8})")
_HALF, _QUARTER = 6, 3


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both in it."""

    from_on: date
    to_on: date

    @property
    def word(self) -> str:
        """As it stands in an address: 20260101-20260630."""
        return f"{self.from_on:%Y%m%d}-{self.to_on:%Y%m%d}"


def read_period(word: str) -> Period | None:
    """The period in an address; None when it is none."""
    found = _WORD.fullmatch(word)
    if found is None:
        return None
    try:
        first, last = (date.fromisoformat(each) for each in found.groups())
    except ValueError:
        return None
    return Period(first, last) if first <= last else None


def may_be_published(period: Period, today: date) -> bool:
    """Whether figures of these days may be published: whole quarters that are over.

    Of days that somebody chooses freely, two tables beside each other tell what both hide.
    """
    after = period.to_on + timedelta(days=1)
    return after <= today and all(
        day.day == 1 and day.month % _QUARTER == 1 for day in (period.from_on, after)
    )


def half_year_before(today: date) -> Period:
    """The last half year that is over: what is delivered when nobody says otherwise."""
    if today.month <= _HALF:
        return Period(date(today.year - 1, 7, 1), date(today.year - 1, 12, 31))
    return Period(date(today.year, 1, 1), date(today.year, 7, 1) - timedelta(days=1))
