# SPDX-License-Identifier: EUPL-1.2
"""Accounts that nobody uses go off by themselves, and access that is over is forgotten."""

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


@app.periodic(cron="23 * * * *")
@app.task(name="organisations.forget_access", queueing_lock="organisations.forget_access")
def forget_access(timestamp: int) -> None:
    """Remove, every hour, what is left of access of partners' systems that is over."""
    services.forget_access()
