# SPDX-License-Identifier: EUPL-1.2
"""Asking for help without any letter, code or sign-in: by a resident, or by others for them.

Nothing is looked up and the answer is always the same, so that nobody learns from it who is known.
"""

from __future__ import annotations

from django.conf import settings

from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.accounts.services import Counted, attempt
from woonzeker.help.services import Told, receive_alarm
from woonzeker.organisations.models import Municipality
from woonzeker.resident.rules import ASKS_FROM_ADDRESS, ASKS_IN_ALL


def places() -> list[tuple[str, str]]:
    """The municipalities where one can ask, by name: code and name.

    Nobody reads what comes in at a practice municipality: real work does not offer it.
    """
    found = Municipality.objects.order_by("name")
    if settings.WOONZEKER_MODE == "production":
        found = found.filter(is_demo=False)
    return list(found.values_list("code", "name"))


def ask_help(*, municipality: str, told: Told, address: str) -> None:
    """Keep a request for help for the desk of a municipality.

    Counted by network address and in all. Raises TooSoon while somebody has to wait, Refused for
    what is no request.
    """
    attempt(
        [
            Counted("ask-help-address", address, ASKS_FROM_ADDRESS),
            Counted("ask-help-all", municipality, ASKS_IN_ALL),
        ]
    )
    with tenant(municipality):
        receive_alarm(actor=system(municipality, "public-page"), told=told)
