# SPDX-License-Identifier: EUPL-1.2
"""Work of this room in the background: forgetting what nobody answered, telling a decision."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from woonzeker.access import watching
from woonzeker.access.actors import system, system_at
from woonzeker.landlords.services.bank import forget_readings
from woonzeker.landlords.services.telling import tell_decision
from woonzeker.organisations.models import PartnerSeat

FORGETS = watching.watch(
    "landlords.forget_everywhere",
    every_minutes=26 * 60,
    says=_("vergeten van bankregels waar een verhuurder geen antwoord op gaf"),
)


#: a mail server may be silent for a while
AGAIN = RetryStrategy(max_attempts=5, linear_wait=300)


@app.task(name="landlords.tell_decision", retry=AGAIN)
def tell(*, municipality: str, actor_kind: str, actor_id: str, check: str) -> None:
    """Somebody decided about a landlord: mail that there is an answer."""
    actor = system(municipality, f"{actor_kind}:{actor_id}"[:64])
    tell_decision(actor=actor, check=UUID(check))


@app.periodic(cron="41 4 * * *")
@app.task(name="landlords.forget_everywhere", queueing_lock="landlords.forget_everywhere")
@watching.notes_end(FORGETS)
def forget_everywhere(timestamp: int) -> None:
    """Every night, at each desk by itself."""
    desks = PartnerSeat.objects.order_by("partner_id").values_list("partner_id", flat=True)
    for partner in desks.distinct():
        forget_readings(actor=system_at(str(partner), "night"))
