# SPDX-License-Identifier: EUPL-1.2
"""How often somebody may try a password."""

from __future__ import annotations

from datetime import datetime, timedelta

TRIES = 5
PAUSE = timedelta(minutes=15)


def may_try(*, failures: int, failed_at: datetime | None, now: datetime) -> bool:
    """Whether a password is looked at: after five wrong ones a quarter of an hour is waited."""
    return failures < TRIES or failed_at is None or now >= failed_at + PAUSE
