# SPDX-License-Identifier: EUPL-1.2
"""Every night: forget what passed its term, for each class that two people released."""

from __future__ import annotations

import logging

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import watching
from woonzeker.access.actors import system
from woonzeker.organisations.models import Municipality
from woonzeker.retention import services

logger = logging.getLogger(__name__)

#: once a night, and some hours late at most
FORGETS = watching.watch(
    "retention.forget_what_passed",
    every_minutes=28 * 60,
    says=_("wissen wat zijn termijn heeft gehad"),
)


@app.periodic(cron="40 2 * * *")
@app.task(name="retention.forget_what_passed", queueing_lock="retention.forget_what_passed")
@watching.notes_end(FORGETS)
def forget_what_passed(timestamp: int) -> None:
    """Go through the municipalities; what is cut off goes on the next night."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        done = services.forget_what_passed(actor=system(code, "retention"))
        rows = sum(done.values())
        if rows:
            logger.info("vergeten: %d rijen", rows, extra={"municipality": code, "count": rows})
