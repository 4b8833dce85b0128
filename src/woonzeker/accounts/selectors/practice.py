# SPDX-License-Identifier: EUPL-1.2
"""The practice accounts that the sign-in page offers."""

from __future__ import annotations

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
