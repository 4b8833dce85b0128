# SPDX-License-Identifier: EUPL-1.2
"""Places and stays as the rules read them, and who may see or keep them. Building blocks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.policy import DataClass, Role, holds, sees, writes
from woonzeker.housing import models
from woonzeker.housing.rules.bookings import Booking
from woonzeker.housing.rules.places import Place, PlaceKind
from woonzeker.housing.rules.roof import RoofPolicy, roof_policy_from
from woonzeker.housing.rules.roof_lists import RoofLists, roof_lists_from
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided

#: who adds and closes places: nothing of any household
MAY_KEEP_PLACES = holds(Role.EVICTION_COORDINATOR, Role.FUNCTIONAL_ADMIN)
#: who sees how full it is: places, nights and numbers
MAY_SEE_PLACES = holds(
    Role.EVICTION_COORDINATOR,
    Role.DEBT_COUNSELLOR,
    Role.OUTREACH_WORKER,
    Role.TEAM_LEAD,
    Role.MANAGER,
    Role.FUNCTIONAL_ADMIN,
)
#: who looks for a place for a household of their own
MAY_LOOK_FOR_PLACE = sees(DataClass.PROCESS).by(
    Role.EVICTION_COORDINATOR, Role.DEBT_COUNSELLOR, Role.OUTREACH_WORKER, Role.TEAM_LEAD
)
#: who puts a household on the waiting list, or takes it off
MAY_LET_WAIT = writes(DataClass.PROCESS).by(
    Role.EVICTION_COORDINATOR, Role.DEBT_COUNSELLOR, Role.OUTREACH_WORKER, Role.TEAM_LEAD
)
#: who gives a place to a household
MAY_BOOK = writes(DataClass.PROCESS).by(Role.EVICTION_COORDINATOR)


def roof_policy(municipality: str) -> RoofPolicy:
    """The numbers of the municipality, as they hold today."""
    numbers, _lists = roof_policies(municipality)
    return numbers


def roof_policies(municipality: str) -> tuple[RoofPolicy, RoofLists]:
    """The numbers and the lists of the municipality, as they hold today."""
    held = decided(municipality, PolicyKind.HOUSING, on=clock.today())
    return roof_policy_from(held), roof_lists_from(held)


def place_from(row: models.Place) -> Place:
    """A place as the rules read it."""
    return Place(
        place=str(row.pk),
        kind=PlaceKind(row.kind),
        beds=row.beds,
        other_adults=row.other_adults,
        pets=row.pets,
        step_free=row.step_free,
        open_from=row.open_from,
        open_until=row.open_until,
    )


def booking_from(row: models.Stay) -> Booking:
    """A stay as the rules read it."""
    return Booking(
        place=str(row.place_id),
        from_on=row.from_on,
        until_on=row.until_on,
        municipality=row.booked_for_id,
        number=str(row.number),
    )


def stays_from(first_on: date) -> QuerySet[models.Stay]:
    """The stays that hold on a day or after it, in every place that this municipality shares."""
    held = models.Stay.objects.filter(cancelled_on=None)
    return held.filter(Q(until_on=None) | Q(until_on__gt=first_on)).order_by("from_on", "number")


def bookings_from(first_on: date) -> tuple[Booking, ...]:
    """The same as the rules read them."""
    return tuple(booking_from(row) for row in stays_from(first_on))


def open_places(first_on: date) -> QuerySet[models.Place]:
    """The places that are open on a day or after it, or in which somebody sleeps then."""
    held = Q(open_until=None) | Q(open_until__gt=first_on)
    taken = stays_from(first_on).values("place")
    rows = models.Place.objects.filter(held | Q(pk__in=taken)).select_related("region", "kept_by")
    return rows.order_by("region__name", "kind", "label")


def places_from(rows: Iterable[models.Place]) -> tuple[Place, ...]:
    """Places as the rules read them."""
    return tuple(place_from(row) for row in rows)


def short(number: object) -> str:
    """A number as people read it: its first eight signs."""
    return str(number)[:8].upper()
