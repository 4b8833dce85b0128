# SPDX-License-Identifier: EUPL-1.2
"""One at a time: two runs that look at the same signals would tell the same thing twice."""

from __future__ import annotations

from django.db import connection

from woonzeker.access.tenancy import current_municipality


def one_at_a_time(work: str) -> None:
    """Let a second run of this work for this municipality wait until the first is done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(%s), hashtext(%s))",
            [work, current_municipality()],
        )
