# SPDX-License-Identifier: EUPL-1.2
"""Seats: that somebody works at a partner, and until when."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import PARTNER_ROLES
from woonzeker.access.policy import Role, holds
from woonzeker.errors import Conflict, NotFound, Refused
from woonzeker.organisations.models import Agreement, Partner, PartnerKind, PartnerSeat, Sector
from woonzeker.organisations.selectors import ROLE_AT, partner_here

#: names that are tried for an organisation before somebody must try again
_TRIES = 5


@action("organisations.give_seat", may_if=holds(Role.INTAKE_COORDINATOR), basis="AVG art. 32")
def give_seat(
    *, actor: Actor, user: UUID, partner: UUID, from_on: date, keeps_seats: bool = False
) -> PartnerSeat:
    """Let a user work at a partner that reports here, in the role of its kind; again gives theirs.

    Raises NotFound for a partner without an agreement here, or whose last one is over.
    """
    found = partner_here(actor, partner, on=clock.today())
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


def begin_as_landlord(*, user: UUID, name: str) -> Partner:
    """Make the organisation of somebody who lets a home and began by themselves, with their seat.

    It has no agreement yet, so no municipality sees anything of it. Somebody who lets already
    keeps the organisation they have.
    """
    seats = PartnerSeat.objects.filter(user_id=user, partner__kind=PartnerKind.LANDLORD)
    if (held := seats.filter(until_on=None).select_related("partner").first()) is not None:
        return held.partner
    partner = _landlord(name)
    PartnerSeat.objects.create(
        user_id=user,
        partner=partner,
        role=ROLE_AT[PartnerKind.LANDLORD].value,
        keeps_seats=True,
        from_on=clock.today(),
    )
    return partner


def end_as_landlord(*, user: UUID, partner: UUID) -> None:
    """Somebody who lets homes leaves: no seat, no agreement that still runs.

    Their name goes from the organisation, unless a municipality had reports from it.
    """
    yesterday = clock.today() - timedelta(days=1)
    PartnerSeat.objects.filter(user_id=user, partner_id=partner).delete()
    Agreement.objects.filter(partner_id=partner, until_on=None).update(until_on=yesterday)
    nameless = f"verhuurder zonder account ({secrets.token_hex(6)})"
    Partner.objects.filter(
        pk=partner, kind=PartnerKind.LANDLORD, agreements=None, seats=None
    ).update(name=nameless)


def _landlord(name: str) -> Partner:
    """An organisation of this name, with some letters behind it when another has the name."""
    for behind in ("", *(f" ({secrets.token_hex(2)})" for _ in range(_TRIES))):
        partner, made = Partner.objects.get_or_create(
            sector=Sector.HUUR,
            name=f"{name.strip()[:110]}{behind}",
            defaults={"kind": PartnerKind.LANDLORD},
        )
        if made:
            return partner
    raise Conflict
