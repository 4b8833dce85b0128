# SPDX-License-Identifier: EUPL-1.2
"""The clock stands at a day, and at a time of that day when one is given."""

from __future__ import annotations

from datetime import date, time

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
