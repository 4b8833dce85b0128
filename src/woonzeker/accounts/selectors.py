# SPDX-License-Identifier: EUPL-1.2
"""Reading accounts."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from woonzeker.accounts.models import User


def demo_users() -> list[User]:
    """The practice accounts that the sign-in page offers; none where the work is real."""
    if settings.WOONZEKER_MODE == "production":
        return []
    return list(User.objects.filter(is_demo=True, is_active=True).order_by("created_at", "name"))


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """The names of users by their id as text; an id that is no user has no name."""
    wanted = {each for each in ids if _is_id(each)}
    return {str(user.pk): user.name for user in User.objects.filter(pk__in=wanted)}


def _is_id(value: str) -> bool:
    return len(value) == 36 and value.count("-") == 4
