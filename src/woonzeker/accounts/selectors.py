# SPDX-License-Identifier: EUPL-1.2
"""Reading accounts."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from woonzeker.accounts.models import User

#: the practice accounts that the sign-in page offers, with what their role is about
DEMO_ROLES: dict[str, Promise] = {
    "coordinator": gettext_lazy("Coördinator: aanleveringen, beoordelen en de week plannen"),
    "huisbezoek": gettext_lazy("Medewerker huisbezoek: de deuren van vandaag"),
    "manager": gettext_lazy("Manager: cijfers, geen namen"),
}


def demo_users() -> list[tuple[User, Promise]]:
    """One practice account for each role, with what it is about; none where the work is real."""
    if settings.WOONZEKER_MODE == "production":
        return []
    found = User.objects.filter(is_demo=True, is_active=True).in_bulk(
        list(DEMO_ROLES), field_name="username"
    )
    return [(found[name], about) for name, about in DEMO_ROLES.items() if name in found]


def names_of(ids: Iterable[str]) -> dict[str, str]:
    """The names of users by their id as text; an id that is no user has no name."""
    wanted = {each for each in ids if _is_id(each)}
    return {str(user.pk): user.name for user in User.objects.filter(pk__in=wanted)}


def _is_id(value: str) -> bool:
    return len(value) == 36 and value.count("-") == 4
