# SPDX-License-Identifier: EUPL-1.2
"""Which kind of homes a partner lets: one answer for every page of figures."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.organisations.models import Partner, PartnerKind, RentalKind, Sector
from woonzeker.organisations.selectors import rental_kinds


def lets(actor: Actor) -> dict[UUID, str]:
    """Which homes each landlord lets: as agreed, else by what kind of partner it is."""
    agreed = rental_kinds(actor)
    landlords = Partner.objects.filter(
        sector=Sector.HUUR, agreements__municipality_id=actor.municipality
    ).distinct()
    return {
        each.pk: agreed.get(each.pk)
        or (
            RentalKind.PRIVATE.value
            if each.kind == PartnerKind.LANDLORD
            else RentalKind.CORPORATION.value
        )
        for each in landlords
    }
