# SPDX-License-Identifier: EUPL-1.2
"""Who holds which role, from when until when."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.organisations.models import (
    Membership,
)


@action("organisations.give_role", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wgs art. 2")
def give_role(
    *, actor: Actor, user: UUID, role: Role, from_on: date, team: UUID | None = None
) -> Membership:
    """Let a user hold a role in the actor's municipality from a day on."""
    held = Membership.objects.filter(
        Q(team_id=team) if team else Q(team=None),
        user_id=user,
        municipality_id=actor.municipality,
        role=role.value,
    ).first()
    return held or Membership.objects.create(
        user_id=user,
        municipality_id=actor.municipality,
        team_id=team,
        role=role.value,
        from_on=from_on,
    )
