# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background: every day, the day, goods and after."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import jobs, watching
from woonzeker.access.actors import system
from woonzeker.housing.services.following import follow_day_and_goods
from woonzeker.housing.services.living_following import follow_agreements
from woonzeker.housing.services.roof_following import follow_roof
from woonzeker.organisations.models import Municipality

FOLLOWS = watching.watch(
    "housing.follow_everywhere",
    every_minutes=26 * 60,
    says=_("volgen van ontruimingsdag, opgeslagen spullen, wonen en nazorg"),
)


@app.task(name="housing.follow")
def follow(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Look in one municipality what misses for a day, which clocks end, and who is asked after."""
    actor = system(municipality, actor_id)
    follow_day_and_goods(actor=actor)
    follow_roof(actor=actor)
    follow_agreements(actor=actor)


@app.periodic(cron="23 6 * * *")
@app.task(name="housing.follow_everywhere", queueing_lock="housing.follow_everywhere")
@watching.notes_end(FOLLOWS)
def follow_everywhere(timestamp: int) -> None:
    """Every morning before work begins, in each municipality."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        jobs.defer("housing.follow", actor=system(code, "morning"), once=True)
