# SPDX-License-Identifier: EUPL-1.2
"""The one clock. A practice municipality stands at a fixed day; everything else asks here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
#: when a practice day begins, and how slowly it passes: a real day is ten minutes of it, so that it
#: is morning whenever somebody practises and what happened first still stands first
PRACTICE_BEGINS = time(9, 30)
PRACTICE_SLOWER = 144
_standing: ContextVar[date | None] = ContextVar("woonzeker_standing", default=None)
_time: ContextVar[time | None] = ContextVar("woonzeker_time", default=None)
_real: ContextVar[datetime | None] = ContextVar("woonzeker_real", default=None)


def standing_day() -> date | None:
    """The day at which the clock stands still, or None when it runs."""
    return _standing.get() or settings.WOONZEKER_CLOCK


def today() -> date:
    """Today's date in Europe/Amsterdam, or the day at which the clock stands."""
    return standing_day() or datetime.now(AMSTERDAM).date()


def now() -> datetime:
    """This moment, aware, in UTC. On a standing day it is morning, unless a time was given."""
    moment = datetime.now(AMSTERDAM)
    if (day := standing_day()) is None:
        return moment.astimezone(UTC)
    if (given := _time.get()) is not None:
        return datetime.combine(day, given, AMSTERDAM).astimezone(UTC)
    passed = moment.replace(tzinfo=None) - datetime.combine(moment.date(), time())
    begins = datetime.combine(day, PRACTICE_BEGINS, AMSTERDAM)
    return (begins + passed / PRACTICE_SLOWER).astimezone(UTC)


@contextmanager
def standing_at(day: date, time_of_day: time | None = None) -> Iterator[None]:
    """Let the clock stand at `day` for the code inside, and at a time of day if one is given."""
    token, token_of_time = _standing.set(day), _time.set(time_of_day)
    try:
        yield
    finally:
        _time.reset(token_of_time)
        _standing.reset(token)


def real() -> datetime:
    """This moment, aware, in UTC, on the clock that never stands still.

    For what guards the door: sessions, codes and waiting after wrong tries. A practice
    municipality that stands at one day has no hours that pass otherwise.
    """
    return _real.get() or datetime.now(UTC)


@contextmanager
def really_at(moment: datetime) -> Iterator[None]:
    """Let the real clock say `moment` (aware) for the code inside."""
    token = _real.set(moment)
    try:
        yield
    finally:
        _real.reset(token)
