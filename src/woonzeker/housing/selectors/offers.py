# SPDX-License-Identifier: EUPL-1.2
"""Which places fit one household, what to ask first, and where it sleeps or waits now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import secret_cases
from woonzeker.errors import NotFound
from woonzeker.housing.models import Place, Region
from woonzeker.housing.rules.bookings import Booking, Offer, nights_too_long, offers
from woonzeker.housing.rules.party import Coming, party_of
from woonzeker.housing.rules.places import (
    CONDITION_WORDS,
    KIND_WORDS,
    Condition,
    Party,
    PlaceKind,
    help_to_offer,
    standing_in_the_way,
)
from woonzeker.housing.selectors.children import adults_of, children_of
from woonzeker.housing.selectors.shared import (
    MAY_LOOK_FOR_PLACE,
    bookings_from,
    open_places,
    places_from,
    roof_policies,
    roof_policy,
    short,
)
from woonzeker.housing.selectors.sleeping import StayFact, stays_of
from woonzeker.housing.selectors.turns import passed_for, waits_of
from woonzeker.legal.selectors import leaving_days
from woonzeker.ui.words import address


@dataclass(frozen=True, slots=True)
class Sought:
    """For which nights and for whom a place is sought; conditions that the household misses."""

    from_on: date
    until_on: date | None
    coming: Coming
    unmet: frozenset[Condition] = frozenset()


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class StayLine:
    """One stay of the household: where, from and until when, and what to look at."""

    id: UUID
    place: UUID
    label: str
    kind: str
    from_on: date
    until_on: date | None
    number: str
    fits: bool | None
    cancelled_on: date | None
    over: bool | None
    too_long: int | None
    booked_by: str
    #: of a secret place where it is, for the household's own workers and who books
    secret: bool | None
    address: Annotated[str, Of(DataClass.ADDRESS, least=Sight.FULL)]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OfferLine:
    """One place that fits and is free."""

    id: UUID
    label: str
    kind: str
    beds: int | None
    region: str
    kept_by: str
    ask: tuple[str, ...]
    free_until: date | None
    hotel: bool | None
    secret: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class OffersView:
    """What was found, and what to know before somebody chooses."""

    lines: tuple[OfferLine, ...]
    #: the places in which they sleep in one of those nights already
    already: tuple[str, ...]
    #: how many stand higher on the waiting list: then a reason is asked
    passed: int | None
    #: what to offer beside the place; it holds nothing up
    help: tuple[str, ...]
    #: what somebody may weigh; never for a family
    weigh: tuple[str, ...]
    family: Annotated[bool | None, Of(DataClass.HOUSEHOLD, flagged=bool)]


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of one household: where it sleeps, whether it waits, and what to ask."""

    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS)]
    secret: bool
    closed: bool | None
    adults: int | None
    children: Annotated[str, Of(DataClass.HOUSEHOLD, flagged=str)]
    stays: tuple[StayLine, ...]
    waits_since: date | None
    waits_number: str
    roof_ends_on: date | None
    #: by which day they must be out of their home
    leaves_on: Annotated[date | None, Of(DataClass.COURT)]
    in_region: bool | None
    conditions: tuple[str, ...]
    hotel_nights: int | None


@look("housing.look_for_place", may_if=MAY_LOOK_FOR_PLACE, basis="Wmo 2015", about="case")
def search_page(*, actor: Actor, case: UUID) -> SearchView:
    """See where a household sleeps, whether it waits for a place, and what a place must allow."""
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    waits, (policy, lists) = waits_of(case), roof_policies(actor.municipality)
    stays = stays_of([case])[case]
    names = names_of({each.booked_by for each in stays})
    return SearchView(
        case=case,
        number=found.number,
        address=address(found.household),
        secret=case in secret_cases([case]),
        closed=found.status == "closed",
        adults=adults_of(case),
        children=children_of([case])[case].known.value,
        stays=tuple(_stay(actor, each, names) for each in reversed(stays)),
        waits_since=waits.since_on if waits else None,
        waits_number=short(waits.number) if waits else "",
        roof_ends_on=waits.roof_ends_on if waits else None,
        leaves_on=leaving_days([case]).get(case),
        in_region=Region.objects.exists(),
        conditions=tuple(
            _(CONDITION_WORDS[each]) for each in Condition if each in lists.conditions
        ),
        hotel_nights=policy.hotel_nights,
    )


@look("housing.offers", may_if=MAY_LOOK_FOR_PLACE, basis="Wmo 2015", about="case")
def offers_for(*, actor: Actor, case: UUID, sought: Sought) -> OffersView:
    """See which places fit a household and are free for these nights, the best kind first."""
    party = party_of(sought.coming, children_of([case])[case])
    rows = {str(row.pk): row for row in open_places(sought.from_on)}
    found = offers(
        places_from(rows.values()),
        bookings_from(sought.from_on),
        party,
        from_on=sought.from_on,
        until_on=sought.until_on,
    )
    _numbers, lists = roof_policies(actor.municipality)
    return OffersView(
        lines=tuple(_offer(each, rows[each.place.place]) for each in found),
        already=_already(case, sought),
        passed=len(passed_for(actor, case, party, roof_ends_on=sought.from_on)),
        help=tuple(_(words) for words in help_to_offer(sought.unmet)),
        weigh=_weigh(party, sought.unmet, lists.conditions),
        family=party.is_family,
    )


def _already(case: UUID, sought: Sought) -> tuple[str, ...]:
    held = [each for each in stays_of([case])[case] if each.cancelled_on is None]
    return tuple(
        each.label
        for each in held
        if (each.until_on is None or each.until_on > sought.from_on)
        and (sought.until_on is None or each.from_on < sought.until_on)
    )


def _weigh(
    party: Party, unmet: Collection[Condition], asked: frozenset[Condition]
) -> tuple[str, ...]:
    left = standing_in_the_way(party, unmet, asked=asked)
    return tuple(_(CONDITION_WORDS[each]) for each in left)


def _offer(offer: Offer, row: Place) -> OfferLine:
    return OfferLine(
        id=row.pk,
        label=row.label,
        kind=_(KIND_WORDS[offer.place.kind]),
        beds=row.beds,
        region=row.region.name,
        kept_by=row.kept_by.name,
        ask=tuple(_(words) for words in offer.ask),
        free_until=offer.free_until,
        hotel=offer.place.kind is PlaceKind.HOTEL,
        secret=row.secret,
    )


def _stay(actor: Actor, stay: StayFact, names: dict[str, str]) -> StayLine:
    today = clock.today()
    booking = Booking(
        str(stay.place), stay.from_on, stay.until_on, actor.municipality, str(stay.number)
    )
    over = nights_too_long(booking, stay.kind, roof_policy(actor.municipality), on=today)
    return StayLine(
        id=stay.stay,
        place=stay.place,
        label=stay.label,
        kind=_(KIND_WORDS[stay.kind]),
        from_on=stay.from_on,
        until_on=stay.until_on,
        number=short(stay.number),
        fits=stay.fits,
        cancelled_on=stay.cancelled_on,
        over=stay.until_on is not None and stay.until_on <= today,
        too_long=over if stay.cancelled_on is None else 0,
        booked_by=names.get(stay.booked_by, ""),
        secret=stay.secret,
        address=stay.address,
    )
