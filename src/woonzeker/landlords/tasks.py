# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background: forgetting what nobody answered."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import watching
from woonzeker.access.actors import system_at
from woonzeker.landlords.services.bank import forget_readings
from woonzeker.organisations.models import PartnerSeat

FORGETS = watching.watch(
    "landlords.forget_everywhere",
    every_minutes=26 * 60,
    says=_("vergeten van bankregels waar een verhuurder geen antwoord op gaf"),
)


@app.periodic(cron="41 4 * * *")
@app.task(name="landlords.forget_everywhere", queueing_lock="landlords.forget_everywhere")
@watching.notes_end(FORGETS)
def forget_everywhere(timestamp: int) -> None:
    """Every night, at each desk by itself."""
    desks = PartnerSeat.objects.order_by("partner_id").values_list("partner_id", flat=True)
    for partner in desks.distinct():
        forget_readings(actor=system_at(str(partner), "night"))
