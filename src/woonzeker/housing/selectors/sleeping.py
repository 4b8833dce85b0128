# SPDX-License-Identifier: EUPL-1.2
"""The place that a household has after its home, as the plan of the day and safeguards read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from woonzeker.housing.models import Stay, StayOf
from woonzeker.housing.rules.day import Roof
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.party import Coming, party_of
from woonzeker.housing.rules.places import PlaceKind, fit
from woonzeker.housing.selectors.children import children_of
from woonzeker.housing.selectors.shared import place_from


@dataclass(frozen=True, slots=True)
class StayFact:
    """One stay of a household: which kind of place, from and until when, and whether it fits now.

    `until_on` is the first day on which it is theirs no more. A stay that was taken back says so.
    """

    number: UUID
    stay: UUID
    place: UUID
    label: str
    kind: PlaceKind
    from_on: date
    until_on: date | None
    fits: bool
    booked_on: date
    booked_by: str
    cancelled_on: date | None
    #: where it is may stand nowhere but with its own household
    secret: bool = False
    address: str = field(default="", repr=False)

    @property
    def roof(self) -> Roof:
        """The same as the plan of the day reads it."""
        return Roof(self.from_on, self.until_on, self.fits)

    def covers(self, day: date) -> bool:
        """Whether the night that begins on a day is theirs."""
        held = self.cancelled_on is None and self.from_on <= day
        return held and (self.until_on is None or day < self.until_on)


def stays_of(cases: Iterable[UUID]) -> dict[UUID, tuple[StayFact, ...]]:
    """Every stay of these households, the oldest booking first. A building block."""
    wanted = list(cases)
    found: dict[UUID, list[StayFact]] = {case: [] for case in wanted}
    rows = list(StayOf.objects.filter(case__in=wanted).order_by("booked_on", "pk"))
    if not rows:
        return dict.fromkeys(wanted, ())
    booked = Stay.objects.filter(number__in=[row.number for row in rows]).select_related("place")
    stays = {each.number: each for each in booked}
    children = children_of({row.case_id for row in rows})
    for row in rows:
        coming = Coming(row.adults, row.children, Known(row.pets), Known(row.step_free))
        if stay := stays.get(row.number):
            place = place_from(stay.place)
            fits = fit(place, party_of(coming, children[row.case_id])).fits
            found[row.case_id].append(_fact(row, stay, fits=fits))
    return {case: tuple(each) for case, each in found.items()}


def stay_on(case: UUID, *, on: date) -> StayFact | None:
    """The place that is theirs on a day, else the first that begins after it; None when none is.

    A building block: whoever shows it, looks.
    """
    held = [each for each in stays_of([case])[case] if each.cancelled_on is None]
    there = [each for each in held if each.covers(on)]
    later = [each for each in held if each.from_on > on]
    fitting = sorted(there, key=lambda each: (not each.fits, -each.from_on.toordinal()))
    return next(iter(fitting or sorted(later, key=lambda each: each.from_on)), None)


def _fact(row: StayOf, stay: Stay, *, fits: bool) -> StayFact:
    return StayFact(
        number=row.number,
        stay=stay.pk,
        place=stay.place_id,
        label=stay.place.label,
        kind=PlaceKind(stay.place.kind),
        from_on=stay.from_on,
        until_on=stay.until_on,
        fits=fits,
        booked_on=row.booked_on,
        booked_by=row.booked_by,
        cancelled_on=stay.cancelled_on,
        secret=stay.place.secret,
        address=str(row.secret_address),
    )
