# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background: every night, who looked at what."""

from __future__ import annotations

from datetime import date, timedelta

from procrastinate.contrib.django import app

from woonzeker.access import clock, jobs
from woonzeker.access.actors import system
from woonzeker.access.tenancy import tenant
from woonzeker.organisations.models import Municipality
from woonzeker.privacy import services
from woonzeker.privacy.models import NightLook

#: nights that are made up for when the work stood still
MOST_NIGHTS = 14


@app.task(name="privacy.run_night")
def run_night(*, municipality: str, actor_kind: str, actor_id: str, on: str) -> None:
    """Go over the looks of one day."""
    services.run_night(actor=system(municipality, actor_id), on=date.fromisoformat(on))


@app.periodic(cron="47 2 * * *")
@app.task(name="privacy.run_nights", queueing_lock="privacy.run_nights")
def run_nights(timestamp: int) -> None:
    """Every night: in each municipality the days that were not gone over yet, up to yesterday."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        for day in nights_to_do(code):
            jobs.defer("privacy.run_night", actor=system(code, "night"), on=day.isoformat())


def nights_to_do(municipality: str) -> list[date]:
    """The days up to yesterday whose looks nobody went over, at most two weeks of them."""
    yesterday = clock.today() - timedelta(days=1)
    with tenant(municipality):
        last = NightLook.objects.order_by("-night_on").values_list("night_on", flat=True).first()
    first = (
        max(last + timedelta(days=1), yesterday - timedelta(days=MOST_NIGHTS - 1))
        if last
        else yesterday
    )
    return [first + timedelta(days=each) for each in range((yesterday - first).days + 1)]
