# SPDX-License-Identifier: EUPL-1.2
"""Every night: destroy the lists of what was fetched, and bring the sieve up to date."""

from __future__ import annotations

from procrastinate.contrib.django import app

from woonzeker.access.actors import system
from woonzeker.monitoring import services
from woonzeker.organisations.models import Municipality


@app.periodic(cron="50 3 * * *")
@app.task(name="monitoring.forget_lists", queueing_lock="monitoring.forget_lists")
def forget_lists(timestamp: int) -> None:
    """Go through the municipalities: who came for a page yesterday has them all by now."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        services.forget_lists(actor=system(code, "monitoring.forget_lists"))


@app.periodic(cron="20 2 * * *")
@app.task(name="monitoring.keep_sieve", queueing_lock="monitoring.keep_sieve")
def keep_sieve(timestamp: int) -> None:
    """Go through the municipalities: rows with a gap are made again, facts read again."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        services.bring_up_to_date(actor=system(code, "monitoring.keep_sieve"))
