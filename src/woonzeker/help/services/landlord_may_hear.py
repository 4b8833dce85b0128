# SPDX-License-Identifier: EUPL-1.2
"""Who asked for help decides whether the landlord hears of it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.errors import Refused
from woonzeker.help.models import Debt
from woonzeker.help.selectors.alarm import landlord_shut_out
from woonzeker.organisations.models import Sector


def landlord_may_hear(case: UUID, debts: Iterable[Debt]) -> None:
    """Raise Refused for rent of which the landlord reported nothing and may not hear.

    The newest request for help in which it was asked says so; a household that was never asked
    has no such wish.
    """
    if not any(debt.sector == Sector.HUUR and debt.partner_id is None for debt in debts):
        return
    if landlord_shut_out(case):
        raise Refused(
            _("De inwoner wil niet dat de verhuurder dit hoort. Vraag eerst of het mag, en leg dat"
              " vast bij de hulpvraag.")
        )  # fmt: skip
