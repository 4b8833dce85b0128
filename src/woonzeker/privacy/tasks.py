# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background: every night, who looked at what."""

from __future__ import annotations

import logging
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import clock, jobs, watching
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.organisations.models import Municipality
from woonzeker.privacy import services
from woonzeker.privacy.models import NightLook
from woonzeker.privacy.rules.nights import Nights, nights_missing

_log = logging.getLogger(__name__)

#: once a night, and some hours late at most
WATCHES = watching.watch(
    "privacy.run_nights", every_minutes=28 * 60, says=_("nagaan wie er in zaken keek")
)


@app.task(name="privacy.run_night")
def run_night(*, municipality: str, actor_kind: str, actor_id: str, on: str) -> None:
    """Go over the looks of one day."""
    services.run_night(actor=system(municipality, actor_id), on=date.fromisoformat(on))
    _note_end()


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
    _note_end()


def _note_end() -> None:
    """The watch ended well only when no municipality has a night left to go over."""
    codes = Municipality.objects.values_list("code", flat=True)
    if not any(nights_of(code).to_do for code in codes):
        watching.ended(WATCHES)


def nights_of(municipality: str) -> Nights:
    """The days up to yesterday whose looks nobody went over: to do now, or too long ago."""
    with tenant(municipality):
        known = set(NightLook.objects.values_list("night_on", flat=True))
    return nights_missing(known, clock.today() - timedelta(days=1))
