# SPDX-License-Identifier: EUPL-1.2
"""Counting the calls of each system of a partner, minute by minute."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

from woonzeker.access import clock
from woonzeker.api import rules
from woonzeker.api.models import CallCount

_COUNT = """
INSERT INTO api_callcount (caller, minute, calls) VALUES (%s, %s, 1)
ON CONFLICT (caller, minute) DO UPDATE SET calls = api_callcount.calls + 1
RETURNING calls
"""
#: counts of earlier minutes are good for nothing
_KEEP = timedelta(hours=1)


def count_call(*, caller: str) -> rules.Allowance:
    """Count a call and say what is left; in a statement of its own, so that none is missed."""
    now = clock.real()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [caller, rules.minute_of(now)])
        (calls,) = cursor.fetchone()
    return rules.Allowance(rules.CALLS_A_MINUTE, calls, rules.seconds_left(now))


def forget_counts() -> int:
    """Remove the counts of minutes that are long over; gives how many."""
    return CallCount.objects.filter(minute__lt=clock.real() - _KEEP).delete()[0]
