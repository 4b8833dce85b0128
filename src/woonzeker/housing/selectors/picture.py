# SPDX-License-Identifier: EUPL-1.2
"""How full the places of the region are: tonight, and four weeks of nights as stripes and table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.cases.rules import MAY_SEE
from woonzeker.cases.selectors import relations_of_cases
from woonzeker.errors import NotFound
from woonzeker.housing.models import Place, Region, Stay, StayOf
from woonzeker.housing.rules.bookings import (
    Picture,
    free_until,
    nights_by_municipality,
    nights_too_long,
    occupancy,
)
from woonzeker.housing.rules.places import KIND_WORDS, PlaceKind
from woonzeker.housing.selectors.shared import (
    MAY_SEE_PLACES,
    booking_from,
    open_places,
    place_from,
    places_from,
    roof_policy,
    short,
    stays_from,
)
from woonzeker.organisations.selectors import names_of_places

NIGHTS = 28
#: one step of the drawing, in its own units
STEP = 10


@dataclass(frozen=True, slots=True)
class Spell:
    """One stay as the region sees it, and of one's own household a way to its case."""

    from_on: date
    until_on: date | None
    municipality: str
    number: str
    ours: bool
    case: UUID | None
    case_number: str
    #: nights over what was agreed for a hotel
    too_long: int


@dataclass(frozen=True, slots=True)
class Stripe:
    """A part of the drawing of a place: where it begins and how wide it is."""

    x: int
    width: int
    kind: str


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One place: what it is, whether it is free tonight and until when, and who sleeps there."""

    id: UUID
    label: str
    kind: str
    beds: int
    region: str
    kept_by: str
    ours: bool
    pets: bool
    step_free: bool
    other_adults: bool
    secret: bool
    open_from: date
    open_until: date | None
    #: whether it is there at all in the first night
    is_open: bool
    free: bool
    free_until: date | None
    stripes: tuple[Stripe, ...]
    spells: tuple[Spell, ...]


@dataclass(frozen=True, slots=True)
class KindLine:
    """How full one kind of place is in one night."""

    kind: str
    open: int
    taken: int
    free: int


@dataclass(frozen=True, slots=True)
class NightLine:
    """One night, for each kind of place that there is."""

    on: date
    kinds: tuple[KindLine, ...]


@dataclass(frozen=True, slots=True)
class PlacesView:
    """The picture of four weeks."""

    regions: tuple[str, ...]
    tonight: tuple[KindLine, ...]
    places: tuple[PlaceLine, ...]
    nights: tuple[NightLine, ...]
    used: tuple[tuple[str, int], ...]
    too_long: tuple[tuple[str, Spell], ...]
    first_on: date
    last_on: date
    before_on: date | None
    after_on: date
    width: int


@look("housing.places", may_if=MAY_SEE_PLACES, basis="Wmo 2015")
def places(*, actor: Actor, first_on: date | None = None) -> PlacesView:
    """See how full the places of the region are: nights, municipalities and numbers."""
    today = clock.today()
    first_on = max(first_on or today, today)
    last_on = first_on + timedelta(days=NIGHTS - 1)
    rows, stays = list(open_places(first_on)), list(stays_from(first_on))
    drawn = _Drawing(actor, stays, first_on)
    lines = tuple(drawn.line(row) for row in rows)
    bookings = [booking_from(stay) for stay in stays]
    nights = occupancy(places_from(rows), bookings, first_on=first_on, last_on=last_on)
    used = nights_by_municipality(bookings, first_on=first_on, last_on=last_on)
    tonight = [each for each in nights if each.on == first_on]
    return PlacesView(
        regions=tuple(Region.objects.order_by("name").values_list("name", flat=True)),
        tonight=_kinds(tonight),
        places=lines,
        nights=_nights(nights),
        used=tuple((drawn.names.get(code, code), count) for code, count in used.items() if count),
        too_long=tuple(
            (line.label, spell) for line in lines for spell in line.spells if spell.too_long
        ),
        first_on=first_on,
        last_on=last_on,
        before_on=max(first_on - timedelta(days=NIGHTS), today) if first_on > today else None,
        after_on=last_on + timedelta(days=1),
        width=NIGHTS * STEP,
    )


@look("housing.place", may_if=MAY_SEE_PLACES, basis="Wmo 2015", about="region_place")
def place(*, actor: Actor, region_place: UUID) -> PlaceLine:
    """See one place and who sleeps there from now on, without persons; raises NotFound."""
    row = Place.objects.select_related("region", "kept_by").filter(pk=region_place).first()
    if row is None:
        raise NotFound
    today = clock.today()
    return _Drawing(actor, list(stays_from(today).filter(place=row)), today).line(row)


class _Drawing:
    """Lines of places from their stays, with the cases that somebody may see."""

    def __init__(self, actor: Actor, stays: Sequence[Stay], first_on: date) -> None:
        self.first_on, self.names = first_on, names_of_places()
        self._actor, self._policy = actor, roof_policy(actor.municipality)
        self._stays: dict[UUID, list[Stay]] = {}
        for stay in stays:
            self._stays.setdefault(stay.place_id, []).append(stay)
        self._cases = _cases_of(actor, [stay.number for stay in stays])
        shown = {case for case, _number in self._cases.values()}
        audit.concerns(len(shown), of={"case": shown})

    def line(self, row: Place) -> PlaceLine:
        """One place with its stays."""
        stays = self._stays.get(row.pk, [])
        bookings, rule = [booking_from(stay) for stay in stays], place_from(row)
        night = self.first_on + timedelta(days=1)
        there = rule.is_open(self.first_on, night)
        free = there and not any(each.covers(self.first_on) for each in bookings)
        return PlaceLine(
            id=row.pk,
            label=row.label,
            kind=_(KIND_WORDS[rule.kind]),
            beds=row.beds,
            region=row.region.name,
            kept_by=row.kept_by.name,
            ours=row.kept_by_id == self._actor.municipality,
            pets=row.pets,
            step_free=row.step_free,
            other_adults=row.other_adults,
            secret=row.secret,
            open_from=row.open_from,
            open_until=row.open_until,
            is_open=there,
            free=free,
            free_until=free_until(rule, bookings, self.first_on) if free else None,
            stripes=tuple(self._stripes(row, stays)),
            spells=tuple(self._spell(stay, rule.kind) for stay in stays),
        )

    def _spell(self, stay: Stay, kind: PlaceKind) -> Spell:
        ours = stay.booked_for_id == self._actor.municipality
        case, number = self._cases.get(stay.number, (None, ""))
        over = nights_too_long(booking_from(stay), kind, self._policy, on=clock.today())
        return Spell(
            from_on=stay.from_on,
            until_on=stay.until_on,
            municipality=self.names.get(stay.booked_for_id, stay.booked_for_id),
            number=short(stay.number),
            ours=ours,
            case=case,
            case_number=number,
            too_long=over if ours else 0,
        )

    def _stripes(self, row: Place, stays: Iterable[Stay]) -> Iterable[Stripe]:
        yield self._stripe(row.open_from, row.open_until, "open")
        for stay in stays:
            ours = stay.booked_for_id == self._actor.municipality
            yield self._stripe(stay.from_on, stay.until_on, "ours" if ours else "others")

    def _stripe(self, from_on: date, until_on: date | None, kind: str) -> Stripe:
        first = min(max((from_on - self.first_on).days, 0), NIGHTS)
        last = NIGHTS if until_on is None else (until_on - self.first_on).days
        return Stripe(first * STEP, max(min(last, NIGHTS) - first, 0) * STEP, kind)


def _cases_of(actor: Actor, numbers: Iterable[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """Of these stays the cases that the actor may see, with their numbers."""
    rows = StayOf.objects.filter(number__in=list(numbers)).select_related("case")
    found = {row.number: row.case for row in rows}
    near = relations_of_cases(actor, {case.pk for case in found.values()})
    return {
        number: (case.pk, case.number)
        for number, case in found.items()
        if near.get(case.pk) and MAY_SEE(actor, near[case.pk])
    }


def _kinds(pictures: Iterable[Picture]) -> tuple[KindLine, ...]:
    return tuple(
        KindLine(_(KIND_WORDS[each.kind]), each.open, each.taken, each.free) for each in pictures
    )


def _nights(pictures: Sequence[Picture]) -> tuple[NightLine, ...]:
    days = sorted({each.on for each in pictures})
    return tuple(
        NightLine(day, _kinds(each for each in pictures if each.on == day)) for day in days
    )
