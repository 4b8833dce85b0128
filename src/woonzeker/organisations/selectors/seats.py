# SPDX-License-Identifier: EUPL-1.2
"""Who works at which partner, and in which municipalities that partner has an agreement."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.organisations.models import Agreement, PartnerSeat, PostcodeRange


def seats_of(user: str | UUID, *, on: date) -> QuerySet[PartnerSeat]:
    """The partners at which a user works on a day."""
    holds = Q(until_on=None) | Q(until_on__gte=on)
    return (
        PartnerSeat.objects.filter(holds, user_id=user, user__is_active=True, from_on__lte=on)
        .select_related("partner")
        .order_by("partner__name", "pk")
    )


def partner_actor(*, user: str | UUID, partner: str) -> Actor | None:
    """The actor that a signed-in user is at the desk of a partner today; None without a seat."""
    seat = next((s for s in seats_of(user, on=clock.today()) if str(s.partner_id) == partner), None)
    if seat is None:
        return None
    return Actor(
        kind="partner",
        id=str(seat.partner_id),
        municipality="",
        roles=frozenset({seat.role}),
        behind=str(user),
    )


def places_of(actor: Actor, *, on: date | None = None) -> list[Agreement]:
    """The agreements of a partner that hold on a day, one a municipality, by its name."""
    day = on or clock.today()
    found = Agreement.objects.filter(
        Q(until_on=None) | Q(until_on__gte=day), partner_id=actor.id, from_on__lte=day
    ).select_related("municipality", "partner")
    by_place = {each.municipality_id: each for each in found.order_by("from_on")}
    return sorted(by_place.values(), key=lambda each: each.municipality.name)


def municipality_of_postcode(postcode: str) -> str | None:
    """The code of the municipality that a postcode (1234AB) lies in; None when nobody knows."""
    asked = postcode.replace(" ", "").upper()
    found = (
        PostcodeRange.objects.filter(first__lte=asked, last__gte=asked).order_by("-first").first()
    )
    return found.municipality_code if found else None
