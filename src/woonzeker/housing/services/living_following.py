# SPDX-License-Identifier: EUPL-1.2
"""Every day: what each agreement asks for now. Never tells anybody outside."""

from __future__ import annotations

from woonzeker.access import audit
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.housing.rules.agreement_words import BASIS
from woonzeker.housing.selectors.living_rows import held_all, running
from woonzeker.housing.services.living_tasks import keep_tasks


@action("housing.follow_agreements", may_if=only_system(), basis=BASIS)
def follow_agreements(*, actor: Actor) -> int:
    """Give the tasks that agreements ask for today; gives how many there are.

    A day on which nobody looked is made up for on the next: what was due stays due.
    """
    rows = running().filter(case__closed_on=None).order_by("begins_on", "pk")
    given = sum(keep_tasks(actor, one) for one in held_all(rows))
    audit.concerns(given)
    return given
