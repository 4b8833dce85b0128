# SPDX-License-Identifier: EUPL-1.2
"""The clock stands at a day, and at a time of that day when one is given."""

from __future__ import annotations

from datetime import date, datetime, time
from unittest.mock import patch

import pytest

from woonzeker.access import clock

DAY = date(2026, 11, 26)


def test_a_time_that_is_given_stands() -> None:
    with clock.standing_at(DAY, time(19, 30)):
        moment = clock.now().astimezone(clock.AMSTERDAM)
    assert (moment.date(), moment.time()) == (DAY, time(19, 30))


def test_inside_another_day_no_time_stands() -> None:
    with clock.standing_at(DAY, time(19, 30)), clock.standing_at(date(2026, 11, 27)):
        assert clock.today() == date(2026, 11, 27)
        moment = clock.now().astimezone(clock.AMSTERDAM)
    assert moment.date() == date(2026, 11, 27)


@pytest.mark.parametrize("hour", [0, 9, 18, 23])
def test_a_practice_day_is_a_morning_at_every_hour(hour: int) -> None:
    """So a round still fits, also for who practises in the evening."""
    told = said_at(datetime(2026, 7, 3, hour, 59, 59, tzinfo=clock.AMSTERDAM))
    assert (told.date(), told.hour) == (DAY, 9)
    assert 30 <= told.minute < 40


def test_what_happened_first_on_a_practice_day_stands_first() -> None:
    seconds = [datetime(2026, 7, 3, 20, 0, each, tzinfo=clock.AMSTERDAM) for each in range(3)]
    told = [said_at(each) for each in seconds]
    assert told == sorted(set(told))


def test_without_a_practice_day_the_clock_is_the_real_one() -> None:
    evening = datetime(2026, 7, 3, 20, 15, tzinfo=clock.AMSTERDAM)
    with patch.object(clock, "standing_day", lambda: None):
        assert said_at(evening) == evening


def said_at(moment: datetime) -> datetime:
    """What the clock of a practice day says in Amsterdam when it really is `moment`."""
    with clock.standing_at(DAY), patch.object(clock, "datetime", wraps=datetime) as real:
        real.now.return_value = moment
        return clock.now().astimezone(clock.AMSTERDAM)
