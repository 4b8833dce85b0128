# SPDX-License-Identifier: EUPL-1.2
"""When a session sleeps or ends (ASVS 5.0, 7.3.1 and 7.3.2)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

IDLE = timedelta(minutes=15)
WHOLE = timedelta(hours=10)
#: how often is written that somebody is still there
TOUCH = timedelta(minutes=1)
#: between the password and the code
HALFWAY = timedelta(minutes=10)


class Standing(StrEnum):
    """How a session stands; the values of an end are what is kept as its reason."""

    AWAKE = "awake"
    #: idle on a registered phone: its PIN wakes it
    ASLEEP = "asleep"
    IDLE = "idle"
    TOO_LONG = "too_long"


def standing(
    *, began_at: datetime, seen_at: datetime, now: datetime, on_own_phone: bool
) -> Standing:
    """How a session that nobody ended stands now; a clock that went back ends nothing."""
    if now - began_at >= WHOLE:
        return Standing.TOO_LONG
    if now - seen_at >= IDLE:
        return Standing.ASLEEP if on_own_phone else Standing.IDLE
    return Standing.AWAKE


def to_touch(*, seen_at: datetime, now: datetime) -> bool:
    """Whether it is time to write down that somebody is still there."""
    return now - seen_at >= TOUCH
