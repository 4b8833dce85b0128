# SPDX-License-Identifier: EUPL-1.2
"""The names of colleagues."""

from __future__ import annotations

from collections.abc import Iterable

from woonzeker.accounts.models import User


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """The names of users by their id as text; an id that is no user has no name."""
    wanted = {each for each in ids if _is_id(each)}
    return {str(user.pk): user.name for user in User.objects.filter(pk__in=wanted)}


def work_phone_of(user: str) -> str:
    """The number on which a household may call somebody; '' when they gave none."""
    found = User.objects.filter(pk=user, is_active=True) if _is_id(user) else User.objects.none()
    return found.values_list("work_phone", flat=True).first() or ""


def mail_of(user: str) -> str:
    """The mail address that somebody showed to be theirs; '' for who has none here."""
    found = User.objects.filter(pk=user) if _is_id(user) else User.objects.none()
    return found.values_list("mail", flat=True).first() or ""


def _is_id(value: str) -> bool:
    return len(value) == 36 and value.count("-") == 4
