# SPDX-License-Identifier: EUPL-1.2
"""Files for the whole country are read in the background, and forgotten at their term."""

from __future__ import annotations

import logging
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from woonzeker.access.actors import Actor, system_at
from woonzeker.intake import services
from woonzeker.organisations.models import Partner, PartnerKind

logger = logging.getLogger(__name__)
#: a file that was cut off by something that passes goes on later
AGAIN = RetryStrategy(max_attempts=5, linear_wait=20)


@app.task(name="intake.route_national", retry=AGAIN)
def route_national(*, municipality: str, actor_kind: str, actor_id: str, national: str) -> None:
    """A file for the whole country came in, or its questions were answered: read it."""
    services.route_national(actor=_at(actor_id), national=UUID(national))


@app.periodic(cron="23 4 * * *")
@app.task(name="intake.forget_national", queueing_lock="intake.forget_national")
def forget_national(timestamp: int) -> None:
    """Destroy, every night and at each desk, what is past its term of national files."""
    kinds = Partner.objects.filter(kind=PartnerKind.CREDITOR).order_by("pk")
    for partner in kinds.values_list("pk", flat=True):
        gone = services.forget_national(actor=system_at(str(partner), "intake.forget_national"))
        if gone:
            logger.info("teruggegeven regels van een landelijk bestand gewist: %d", gone)


def _at(organisation: str) -> Actor:
    """The system at work at the desk of the partner that delivered."""
    return system_at(organisation, "intake.route_national")
