# SPDX-License-Identifier: EUPL-1.2
"""What was delivered before."""

from __future__ import annotations

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.accounts.selectors import names_of
from woonzeker.monitoring.models import Delivered, Road
from woonzeker.monitoring.selectors.readiness import MAY_COUNT

MOST = 50


@look("monitoring.delivered", may_if=MAY_COUNT, basis="AVG art. 5 lid 2")
def delivered(*, actor: Actor) -> tuple[tuple[Delivered, str], ...]:
    """See what was delivered, when and by whom, the newest first. No person in it."""
    rows = list(Delivered.objects.order_by("-made_at", "-page")[:MOST])
    names = names_of({row.made_by for row in rows if row.road == Road.PAGE})
    return tuple((row, names.get(row.made_by, "")) for row in rows)
