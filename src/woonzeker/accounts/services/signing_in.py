# SPDX-License-Identifier: EUPL-1.2
"""Checking who signs in."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction

from woonzeker.accounts.models import User
from woonzeker.accounts.rules import may_try


def recognise(*, username: str, password: str) -> User | None:
    """Who this is, or None: unknown, wrong, not active, or tried too often.

    The answer takes as long for an unknown name as for a wrong password. Wrong tries are counted
    on the real clock, also where the municipality's clock stands still.
    """
    now = datetime.now(UTC)
    with transaction.atomic():
        user = User.objects.select_for_update().filter(username=username, is_active=True).first()
        if user is None or not _may_be_here(user):
            make_password(password)
            return None
        if not may_try(failures=user.failures, failed_at=user.failed_at, now=now):
            return None
        right = user.check_password(password)
        user.failures = 0 if right else user.failures + 1
        user.failed_at = None if right else now
        user.save(update_fields=["failures", "failed_at"])
        return user if right else None


def _may_be_here(user: User) -> bool:
    """A practice account works only where people practise."""
    return not user.is_demo or settings.WOONZEKER_MODE != "production"
