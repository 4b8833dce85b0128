# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background: every night, who looked at what."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from procrastinate.contrib.django import app

from woonzeker.access import clock, jobs
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.organisations.models import Municipality
from woonzeker.privacy import services
from woonzeker.privacy.models import NightLook
from woonzeker.privacy.rules.nights import Nights, nights_missing

_log = logging.getLogger(__name__)


@app.task(name="privacy.run_night")
def run_night(*, municipality: str, actor_kind: str, actor_id: str, on: str) -> None:
    """Go over the looks of one day."""
    services.run_night(actor=system(municipality, actor_id), on=date.fromisoformat(on))


@app.periodic(cron="47 2 * * *")
@app.task(name="privacy.run_nights", queueing_lock="privacy.run_nights")
def run_nights(timestamp: int) -> None:
    """Every night: in each municipality the days that were not gone over yet, up to yesterday."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        nights = nights_of(code)
        if nights.lost:
            _log.warning(
                "nachten niet nagegaan",
                extra={"municipality": code, "nights": [str(day) for day in nights.lost]},
            )
        for day in nights.to_do:
            jobs.defer("privacy.run_night", actor=system(code, "night"), on=day.isoformat())


def nights_of(municipality: str) -> Nights:
    """The days up to yesterday whose looks nobody went over: to do now, or too long ago."""
    with tenant(municipality):
        known = set(NightLook.objects.values_list("night_on", flat=True))
    return nights_missing(known, clock.today() - timedelta(days=1))
