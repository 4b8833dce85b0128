# SPDX-License-Identifier: EUPL-1.2
"""Work of this room that is done in the background: every day, what was agreed on paying."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import jobs, watching
from woonzeker.access.actors import system
from woonzeker.help.services.money_following import follow_money
from woonzeker.help.services.support_following import follow_support
from woonzeker.organisations.models import Municipality

FOLLOWS = watching.watch(
    "help.follow_everywhere",
    every_minutes=26 * 60,
    says=_("vragen naar betalingen die uitbleven"),
)


@app.task(name="help.follow_money")
def follow(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Look in one municipality which payments were not seen, and who was offered support."""
    actor = system(municipality, actor_id)
    follow_money(actor=actor)
    follow_support(actor=actor)


@app.periodic(cron="11 6 * * *")
@app.task(name="help.follow_everywhere", queueing_lock="help.follow_everywhere")
@watching.notes_end(FOLLOWS)
def follow_everywhere(timestamp: int) -> None:
    """Every morning before work begins, in each municipality."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        jobs.defer("help.follow_money", actor=system(code, "morning"), once=True)
