# SPDX-License-Identifier: EUPL-1.2
"""Accounts that nobody uses go off by themselves."""

from __future__ import annotations

import logging

from procrastinate.contrib.django import app

from woonzeker.access.actors import system
from woonzeker.organisations import services
from woonzeker.organisations.models import Municipality

logger = logging.getLogger(__name__)


@app.periodic(cron="11 4 * * *")
@app.task(name="organisations.switch_off_unused", queueing_lock="organisations.switch_off_unused")
def switch_off_unused(timestamp: int) -> None:
    """Switch off, every night and for each municipality, the accounts that were not used."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        off = services.switch_off_unused(actor=system(code, "organisations.switch_off_unused"))
        if off:
            logger.info("ongebruikte accounts uitgezet: %d", len(off))
