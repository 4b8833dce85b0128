# SPDX-License-Identifier: EUPL-1.2
"""Which municipalities share places with this one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.housing.models import Region, RegionMember
from woonzeker.housing.selectors.shared import MAY_SEE_PLACES
from woonzeker.organisations.selectors import names_of_places


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A municipality that shares the places of a region, and since when."""

    name: str
    joined_on: date
    ours: bool


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One region of this municipality, who shares it and who could be let in."""

    id: UUID
    name: str
    shares_waiting: bool
    members: tuple[MemberLine, ...]
    others: tuple[tuple[str, str], ...]


@look("housing.regions", may_if=MAY_SEE_PLACES, basis="Wmo 2015")
def regions(*, actor: Actor) -> tuple[RegionLine, ...]:
    """See with which municipalities this one shares places."""
    names = names_of_places()
    return tuple(_line(actor, row, names) for row in Region.objects.order_by("name"))


def _line(actor: Actor, row: Region, names: dict[str, str]) -> RegionLine:
    there = list(RegionMember.objects.filter(region=row, left_on=None).order_by("joined_on", "pk"))
    codes = {each.member_id for each in there}
    return RegionLine(
        id=row.pk,
        name=row.name,
        shares_waiting=row.shares_waiting,
        members=tuple(
            MemberLine(
                names.get(each.member_id, each.member_id),
                each.joined_on,
                each.member_id == actor.municipality,
            )
            for each in there
        ),
        others=tuple(sorted((c, n) for c, n in names.items() if c not in codes)),
    )
