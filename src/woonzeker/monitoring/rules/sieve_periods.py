# SPDX-License-Identifier: EUPL-1.2
"""The days that somebody can choose by name: a year, a quarter of the last two, all. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.matching.linkage.wording import gettext_noop

#: municipalities take up reports of arrears since this year (Besluit gshv art. 2): none before
FIRST_YEAR = 2021
#: the code of all there is
ALL = "alles"
_ALL_WORDS = gettext_noop("alle jaren")
_QUARTERS = 4
#: years of which the quarters can be chosen
_WITH_QUARTERS = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Some days, both ends in it; a code and a title when they have a name."""

    code: str
    title: str
    from_on: date
    to_on: date


def named_spans(today: date, first_on: date | None) -> tuple[Span, ...]:
    """What can be chosen, this year first; never a year before anybody entered."""
    first = min(first_on or today, today).year
    years = [Span(str(y), str(y), date(y, 1, 1), date(y, 12, 31)) for y in _back(today.year, first)]
    quarters = [
        span
        for year in _back(today.year, max(first, today.year - _WITH_QUARTERS + 1))
        for number in range(_QUARTERS, 0, -1)
        if (span := _quarter(year, number)).from_on <= today
    ]
    every = Span(ALL, _ALL_WORDS, date(first, 1, 1), date(today.year, 12, 31))
    return (*years, *quarters, every)


def _back(last: int, first: int) -> range:
    return range(last, first - 1, -1)


def _quarter(year: int, number: int) -> Span:
    begins = date(year, 3 * number - 2, 1)
    after = date(year + (number == _QUARTERS), 3 * number % 12 + 1, 1)
    return Span(
        f"{year}-k{number}", f"{number}e kwartaal van {year}", begins, after - timedelta(days=1)
    )
