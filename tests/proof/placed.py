# SPDX-License-Identifier: EUPL-1.2
"""Where a planted household sleeps, and that it waits: in a region of its own municipality."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.conftest import MONDAY

from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.housing.models import Place, Region, RegionMember, Stay, StayOf, Waits

if TYPE_CHECKING:
    from tests.proof.things import Thing


def placed(thing: Thing, case: Case, colleague: Actor) -> None:
    """A stay of a week in a flat, and a place on the waiting list for the time after it."""
    here = case.municipality
    region = Region(name=f"Regio {here} {thing.column}")
    region.save(force_insert=True)
    RegionMember.objects.create(region=region, member_id=here, joined_on=MONDAY)
    place = Place.objects.create(
        region=region, kept_by_id=here, kind="flat", label="Linde", beds=4,
        open_from=date(2026, 1, 1),
    )  # fmt: skip
    stay = Stay.objects.create(
        place=place, from_on=MONDAY, until_on=MONDAY + timedelta(days=7), booked_for_id=here
    )
    StayOf.objects.create(
        case=case, number=stay.number, kind="flat", adults=1, children=1, pets="no",
        step_free="no", booked_on=MONDAY, booked_by=colleague.id,
    )  # fmt: skip
    Waits.objects.create(case=case, since_on=MONDAY, entered_by=colleague.id)
    thing.ids |= {"region": region.pk, "region_place": place.pk, "stay": stay.pk}
