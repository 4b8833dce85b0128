# SPDX-License-Identifier: EUPL-1.2
"""Seats: that somebody works at a partner, and until when."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import PARTNER_ROLES
from woonzeker.access.policy import Role, holds
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.models import Partner, PartnerSeat
from woonzeker.organisations.selectors import ROLE_AT


@action("organisations.give_seat", may_if=holds(Role.INTAKE_COORDINATOR), basis="AVG art. 32")
def give_seat(
    *, actor: Actor, user: UUID, partner: UUID, from_on: date, keeps_seats: bool = False
) -> PartnerSeat:
    """Let a user work at a partner that reports here, in the role of its kind; again gives theirs.

    Raises NotFound for a partner without an agreement here.
    """
    found = Partner.objects.filter(
        pk=partner, agreements__municipality_id=actor.municipality
    ).first()
    if found is None:
        raise NotFound
    role = ROLE_AT[found.kind].value
    if role not in PARTNER_ROLES:
        raise Refused
    running = PartnerSeat.objects.filter(user_id=user, partner=found, until_on=None).first()
    return running or PartnerSeat.objects.create(
        user_id=user, partner=found, role=role, from_on=from_on, keeps_seats=keeps_seats
    )


@action("organisations.end_seat", may_if=holds(Role.INTAKE_COORDINATOR), basis="AVG art. 32")
def end_seat(*, actor: Actor, seat: UUID) -> None:
    """End somebody's seat at a partner that reports here, at once. Raises NotFound."""
    ended = PartnerSeat.objects.filter(
        pk=seat, partner__agreements__municipality_id=actor.municipality, until_on=None
    ).update(until_on=clock.today() - timedelta(days=1))
    if not ended:
        raise NotFound
