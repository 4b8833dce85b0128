# SPDX-License-Identifier: EUPL-1.2
"""Every night: forget what passed its term, for each class that two people released."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from woonzeker.access.actors import system
from woonzeker.organisations.models import Municipality
from woonzeker.retention import services

logger = logging.getLogger(__name__)


@app.periodic(cron="40 2 * * *")
@app.task(name="retention.forget_what_passed", queueing_lock="retention.forget_what_passed")
def forget_what_passed(timestamp: int) -> None:
    """Go through the municipalities; what is cut off goes on the next night."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        done = services.forget_what_passed(actor=system(code, "retention"))
        rows = sum(done.values())
        if rows:
            logger.info("vergeten: %d rijen", rows, extra={"municipality": code, "count": rows})
