# SPDX-License-Identifier: EUPL-1.2
"""The names of colleagues."""

from __future__ import annotations

from collections.abc import Iterable

from woonzeker.accounts.models import User


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """The names of users by their id as text; an id that is no user has no name."""
    wanted = {each for each in ids if _is_id(each)}
    return {str(user.pk): user.name for user in User.objects.filter(pk__in=wanted)}


def _is_id(value: str) -> bool:
    return len(value) == 36 and value.count("-") == 4
