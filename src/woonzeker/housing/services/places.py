# SPDX-License-Identifier: EUPL-1.2
"""Adding and closing places that a region shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import MOST_BEDS, Place, Region, Stay
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.housing.selectors.shared import MAY_KEEP_PLACES
from woonzeker.ui.words import day_year

BASIS = "Wmo 2015; AVG art. 6 lid 1 onder e"
#: so many places of one kind can be added at once
MOST_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """What a place is; it does not change afterwards. `number` of them alike get a number."""

    kind: PlaceKind
    label: str
    beds: int
    open_from: date
    open_until: date | None = None
    other_adults: bool = False
    pets: bool = False
    step_free: bool = False
    secret: bool = False
    number: int = 1

    def rows(self, region: UUID, kept_by: str) -> list[Place]:
        """A row for each; in a shelter other adults always sleep."""
        name = self.label.strip()
        return [
            Place(
                region_id=region,
                kept_by_id=kept_by,
                kind=self.kind,
                label=name if self.number == 1 else f"{name} {place}",
                beds=self.beds,
                other_adults=self.other_adults or self.kind is PlaceKind.SHELTER,
                pets=self.pets,
                step_free=self.step_free,
                secret=self.secret,
                open_from=self.open_from,
                open_until=self.open_until,
            )
            for place in range(1, self.number + 1)
        ]


@action("housing.add_place", may_if=MAY_KEEP_PLACES, basis=BASIS)
def add_place(*, actor: Actor, region: UUID, new: NewPlace) -> Place:
    """Add a place to a region, or a number of them alike; gives the first.

    Raises NotFound for a region of others, Refused for a label that is there already, odd numbers,
    and days that do not fit.
    """
    if not Region.objects.filter(pk=region).exists():
        raise NotFound
    if not (1 <= new.beds <= MOST_BEDS and 1 <= new.number <= MOST_AT_ONCE):
        raise Refused(
            _("Een plek heeft 1 tot %(beds)d bedden; voeg er hoogstens %(most)d tegelijk toe.")
            % {"beds": MOST_BEDS, "most": MOST_AT_ONCE}
        )
    if new.open_until is not None and new.open_until <= new.open_from:
        raise Refused(_("De dag waarop de plek dicht gaat ligt na de dag waarop zij open gaat."))
    made = new.rows(region, actor.municipality)
    try:
        with transaction.atomic():
            Place.objects.bulk_create(made)
    except IntegrityError:
        raise Refused(
            _("Er is in deze regio al een plek met deze naam. Kies een andere.")
        ) from None
    return made[0]


@action("housing.close_place", may_if=MAY_KEEP_PLACES, basis=BASIS, about="region_place")
def close_place(*, actor: Actor, region_place: UUID, until_on: date | None) -> Place:
    """Close a place from a day on, or open it again without an end (None).

    Raises NotFound for a place that another municipality keeps, Refused while somebody has nights
    there after that day: nobody loses a roof by it.
    """
    one_at_a_time(region_place)
    found = (
        Place.objects.select_for_update()
        .filter(pk=region_place, kept_by=actor.municipality)
        .first()
    )
    if found is None:
        raise NotFound
    if until_on is not None:
        _refuse_closing(found, until_on)
    found.open_until = until_on
    found.save(update_fields=["open_until"])
    return found


def one_at_a_time(place: UUID) -> None:
    """Who wants or closes a place in one moment waits for the other: no night falls in between."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('housing.place'), hashtext(%s))", [str(place)]
        )


def _refuse_closing(place: Place, until_on: date) -> None:
    if until_on < place.open_from:
        raise Refused(_("De dag waarop de plek dicht gaat ligt na de dag waarop zij open gaat."))
    later = Stay.objects.filter(place=place, cancelled_on=None)
    if later.filter(Q(until_on=None) | Q(until_on__gt=until_on)).exists():
        raise Refused(
            _(
                "Er zijn nog nachten geboekt na %(day)s. Zoek eerst samen een andere plek; bij "
                "'Wie slaapt er' staat van welke gemeente zij zijn."
            )
            % {"day": day_year(until_on)}
        )
