# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background: every day, who is asked after."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import jobs, watching
from woonzeker.access.actors import system
from woonzeker.housing.services.roof_following import follow_roof
from woonzeker.organisations.models import Municipality

FOLLOWS = watching.watch(
    "housing.follow_everywhere",
    every_minutes=26 * 60,
    says=_("volgen van wonen en nazorg"),
)


@app.task(name="housing.follow")
def follow(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Look in one municipality who is asked after, and what waits for a decision."""
    follow_roof(actor=system(municipality, actor_id))


@app.periodic(cron="23 6 * * *")
@app.task(name="housing.follow_everywhere", queueing_lock="housing.follow_everywhere")
@watching.notes_end(FOLLOWS)
def follow_everywhere(timestamp: int) -> None:
    """Every morning before work begins, in each municipality."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        jobs.defer("housing.follow", actor=system(code, "morning"), once=True)
