# SPDX-License-Identifier: EUPL-1.2
"""Every morning: what the day of an eviction and the clocks of stored goods ask of people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import jobs, watching
from woonzeker.access.actors import system
from woonzeker.housing.services.following import follow_day_and_goods
from woonzeker.organisations.models import Municipality

FOLLOWS = watching.watch(
    "housing.follow_days_everywhere",
    every_minutes=26 * 60,
    says=_("vragen naar wat mist voor een dag van ontruiming en bij opgeslagen spullen"),
)


@app.task(name="housing.follow_days")
def follow(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Look in one municipality what is missing, and which clocks of goods come to an end."""
    follow_day_and_goods(actor=system(municipality, actor_id))


@app.periodic(cron="23 6 * * *")
@app.task(name="housing.follow_days_everywhere", queueing_lock="housing.follow_days_everywhere")
@watching.notes_end(FOLLOWS)
def follow_everywhere(timestamp: int) -> None:
    """Every morning before work begins, in each municipality."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        jobs.defer("housing.follow_days", actor=system(code, "morning"), once=True)
