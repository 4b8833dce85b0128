# SPDX-License-Identifier: EUPL-1.2
"""Stays in a place: none overlaps another, and a region sees them without persons. Pure.

A stay runs from its first night until the day of leaving, on which somebody else can come. The
database refuses an overlap by itself; these rules say so beforehand, in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from woonzeker.housing.rules.places import Party, Place, PlaceKind, fit, kinds_for
from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.matching.linkage.wording import gettext_noop

#: what is said of a place that is not free; never whose it is
TAKEN = gettext_noop("De plek is voor een van die nachten al van een ander.")
THEN_TAKEN = gettext_noop("De plek is dan al van een ander.")


@dataclass(frozen=True, slots=True)
class Booking:
    """One stay as the region sees it: which place, which nights, which municipality, a number.

    `number` says nothing by itself: which household it is stands behind the wall of its own
    municipality. `until_on` is the day of leaving, None while nobody knows it.
    """

    place: str
    from_on: date
    until_on: date | None
    municipality: str
    number: str

    def covers(self, day: date) -> bool:
        """Whether the night that begins on `day` is theirs."""
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that fits and is free: what to ask first, and until when it is free."""

    place: Place
    ask: tuple[str, ...]
    free_until: date | None


@dataclass(frozen=True, slots=True)
class Picture:
    """How full one kind of place is in one night."""

    on: date
    kind: PlaceKind
    open: int
    taken: int

    @property
    def free(self) -> int:
        """What is left."""
        return self.open - self.taken


def overlap(one: Booking, other: Booking) -> bool:
    """Whether two stays claim the same place for the same night."""
    if one.place != other.place:
        return False
    return _before_end(one.from_on, other) and _before_end(other.from_on, one)


def clashes(bookings: Iterable[Booking]) -> tuple[tuple[Booking, Booking], ...]:
    """Every pair that overlaps; empty for what the database holds."""
    return tuple(pair for pair in combinations(bookings, 2) if overlap(*pair))


def refusals(
    wanted: Booking, *, place: Place, party: Party, existing: Iterable[Booking]
) -> tuple[str, ...]:
    """Why a stay cannot be booked, in Dutch; empty when it can.

    A condition that a household does not meet is no reason here, and there is no override.
    """
    found, there = [], [each for each in existing if overlap(wanted, each)]
    if wanted.until_on is not None and wanted.until_on <= wanted.from_on:
        found.append(gettext_noop("De dag van vertrek ligt na de eerste nacht."))
    if not place.is_open(wanted.from_on, wanted.until_on):
        found.append(gettext_noop("De plek is niet al die nachten open."))
    if any(each.number != wanted.number for each in there):
        found.append(TAKEN)
    elif there:
        found.append(gettext_noop("Deze boeking is er al. Verander het einde van de oude."))
    found += fit(place, party).sentences
    return tuple(found)


def ending(booking: Booking, until_on: date, *, others: Iterable[Booking]) -> Booking | str:
    """The stay with another day of leaving, or in Dutch why that cannot be.

    `others` are the stays beside this one.
    """
    if until_on <= booking.from_on:
        return gettext_noop("De dag van vertrek ligt na de eerste nacht.")
    changed = replace(booking, until_on=until_on)
    if any(overlap(changed, each) for each in others):
        return THEN_TAKEN
    return changed


def free_until(place: Place, bookings: Iterable[Booking], from_on: date) -> date | None:
    """The first day after `from_on` on which a free place is not free any more; None: no end."""
    begins = [
        each.from_on for each in bookings if each.place == place.place and each.from_on > from_on
    ]
    ends = [*begins, *([place.open_until] if place.open_until is not None else [])]
    return min(ends, default=None)


def offers(
    places: Iterable[Place],
    bookings: Sequence[Booking],
    party: Party,
    *,
    from_on: date,
    until_on: date | None = None,
) -> tuple[Offer, ...]:
    """The places that fit and are free for these nights, the best kind and least spare bed first.

    Without a day of leaving a place counts that is free on the first night; `free_until` says how
    long. A person chooses.
    """
    kinds = kinds_for(party)
    found = []
    for place in places:
        fits = fit(place, party)
        until = free_until(place, bookings, from_on)
        enough = until is None or until_on is None or until_on <= until
        if place.kind in kinds and fits.fits and enough and _is_free(place, bookings, from_on):
            found.append(Offer(place, fits.ask, until))
    return tuple(sorted(found, key=lambda each: _order(each.place, kinds)))


def nights_too_long(booking: Booking, kind: PlaceKind, policy: RoofPolicy, *, on: date) -> int:
    """By how many nights a stay in a hotel is longer than agreed; zero when it is not.

    It makes somebody look for another place. It never ends a stay.
    """
    if kind is not PlaceKind.HOTEL:
        return 0
    last = on if booking.until_on is None else min(on, booking.until_on)
    return max((last - booking.from_on).days - policy.hotel_nights, 0)


def occupancy(
    places: Sequence[Place], bookings: Sequence[Booking], *, first_on: date, last_on: date
) -> tuple[Picture, ...]:
    """How full each kind is, for each night from the first to the last day (both count)."""
    kinds = {each.place: each.kind for each in places}
    found = []
    for day in _days(first_on, last_on):
        there = {each.place for each in places if each.is_open(day, day + timedelta(days=1))}
        taken = {each.place for each in bookings if each.covers(day)} & set(kinds)
        for kind in PlaceKind:
            # who still sleeps in a place that closed is counted, and so is the place
            open_now = {name for name in there | taken if kinds[name] is kind}
            if any(each.kind is kind for each in places):
                found.append(Picture(day, kind, len(open_now), len(taken & open_now)))
    return tuple(found)


def nights_by_municipality(
    bookings: Iterable[Booking], *, first_on: date, last_on: date
) -> Mapping[str, int]:
    """How many nights each municipality used of the places of the region, by its code."""
    nights: dict[str, int] = {}
    for each in bookings:
        count = sum(1 for day in _days(first_on, last_on) if each.covers(day))
        nights[each.municipality] = nights.get(each.municipality, 0) + count
    return dict(sorted(nights.items()))


def _before_end(day: date, booking: Booking) -> bool:
    return booking.until_on is None or day < booking.until_on


def _is_free(place: Place, bookings: Iterable[Booking], on: date) -> bool:
    if not place.is_open(on, on + timedelta(days=1)):
        return False
    return not any(each.place == place.place and each.covers(on) for each in bookings)


def _order(place: Place, kinds: Sequence[PlaceKind]) -> tuple[int, int, str]:
    return kinds.index(place.kind), place.beds, place.place


def _days(first_on: date, last_on: date) -> Iterable[date]:
    return (first_on + timedelta(days=n) for n in range((last_on - first_on).days + 1))
