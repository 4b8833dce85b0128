# SPDX-License-Identifier: EUPL-1.2
"""Who asked for help decides whether the landlord hears of it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.cases.models import PeriodSignal
from woonzeker.errors import Refused
from woonzeker.help.models import Debt
from woonzeker.help.selectors.alarm import asked_about_landlord
from woonzeker.organisations.models import Sector


def landlord_may_hear(case: UUID, debts: Iterable[Debt]) -> None:
    """Raise Refused for rent of which the landlord reported nothing and may not hear.

    The newest request for help in which it was asked says so; a household that was never asked
    has no such wish.
    """
    if not any(debt.sector == Sector.HUUR and debt.partner_id is None for debt in debts):
        return
    newest = asked_about_landlord(case).first()
    if newest is None or newest.landlord_may_know:
        return
    reported = PeriodSignal.objects.filter(period__case=case, signal__sector=Sector.HUUR)
    if not reported.exists():
        raise Refused(
            _("De inwoner wil niet dat de verhuurder dit hoort. Vraag eerst of het mag, en leg dat"
              " vast bij de hulpvraag.")
        )  # fmt: skip
