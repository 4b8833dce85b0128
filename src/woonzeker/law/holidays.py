# SPDX-License-Identifier: EUPL-1.2
"""The days that stop a term: our own table of art. 3 Algemene termijnenwet.

A holiday package is no substitute: the law has 5 May every year, equates Good Friday, and lets a
decree appoint days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from woonzeker.law.calendar import easter
from woonzeker.law.reader import parameter

_SATURDAY, _SUNDAY = 5, 6


def _kings_day(year: int) -> date:
    day, month = parameter("atw/koningsdag", on=date(year, 1, 1)).value.split("-")
    birthday = date(year, int(month), int(day))
    return birthday - timedelta(days=1) if birthday.weekday() == _SUNDAY else birthday


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _every_year(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


_WHEN: Mapping[str, tuple[str, Callable[[int], date]]] = {
    "nieuwjaarsdag": ("Nieuwjaarsdag", _every_year(1, 1)),
    "goede_vrijdag": ("Goede Vrijdag", _after_easter(-2)),
    "tweede_paasdag": ("tweede paasdag", _after_easter(1)),
    "koningsdag": ("Koningsdag", _kings_day),
    "bevrijdingsdag": ("5 mei", _every_year(5, 5)),
    "hemelvaartsdag": ("Hemelvaartsdag", _after_easter(39)),
    "tweede_pinksterdag": ("tweede pinksterdag", _after_easter(50)),
    "eerste_kerstdag": ("eerste kerstdag", _every_year(12, 25)),
    "tweede_kerstdag": ("tweede kerstdag", _every_year(12, 26)),
}
BY_DECREE = "een dag die bij besluit gelijkstaat aan een feestdag"


@cache
def holidays(year: int) -> Mapping[date, str]:
    """Every holiday of a year with its Dutch name, in order of date; NotInForce before 2014.

    Two holidays may fall on one day (Ascension Day on 5 May); then both names are given.
    """
    start = date(year, 1, 1)
    found: dict[date, str] = {}
    for path in ("atw/feestdagen", "atw/goede_vrijdag"):
        for code in parameter(path, on=start).names:
            name, when = _WHEN[code]
            day = when(year)
            found[day] = f"{found[day]} en {name}" if day in found else name
    for appointed in parameter("atw/gelijkgestelde_dagen", on=start).value:
        if appointed.year == year:
            found.setdefault(appointed, BY_DECREE)
    return MappingProxyType(dict(sorted(found.items())))


def is_working_day(day: date) -> bool:
    """Whether a day is not a Saturday, a Sunday or a holiday."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def add_working_days(start: date, count: int) -> date:
    """The `count`-th working day after `start`; `count` must be at least 1."""
    if count < 1:
        raise ValueError("count at least one working day")
    day = start
    for _ in range(count):
        day = next_working_day(day + timedelta(days=1))
    return day


def working_days_before(day: date, count: int) -> date:
    """The `count`-th working day before `day`; `count` must be at least 1. Counted back from it."""
    if count < 1:
        raise ValueError("count at least one working day")
    for _ in range(count):
        day -= timedelta(days=1)
        while not is_working_day(day):
            day -= timedelta(days=1)
    return day


def next_working_day(day: date) -> date:
    """`day` itself when it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
