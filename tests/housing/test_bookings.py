# SPDX-License-Identifier: EUPL-1.2
"""Stays never overlap, however they come; the region sees nights and no persons."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.housing.test_places import ALONE, FAMILY, FLAT, OPEN, PARTIES, PLACES, SHELTER

from woonzeker.housing.rules.bookings import (
    Booking,
    clashes,
    ending,
    free_until,
    nights_by_municipality,
    nights_too_long,
    occupancy,
    offers,
    overlap,
    refusals,
)
from woonzeker.housing.rules.places import Party, Place, PlaceKind
from woonzeker.housing.rules.roof import RoofPolicy

MONDAY = date(2026, 12, 7)
POLICY = RoofPolicy()
NIGHTS = st.integers(0, 40)


def stay(first: int, nights: int | None, number: str = "n", place: str = "flat-1") -> Booking:
    """A stay that begins so many days after that Monday; without nights it has no end."""
    begins = MONDAY + timedelta(first)
    ends = None if nights is None else begins + timedelta(nights)
    return Booking(place, begins, ends, "9999", number)


STAYS = st.builds(
    stay, NIGHTS, st.none() | st.integers(1, 20), st.uuids().map(str), st.sampled_from(["a", "b"])
)


def nights_of(booking: Booking) -> set[tuple[str, int]]:
    """Every night of a stay within the hundred days after that Monday, one by one."""
    days = (MONDAY + timedelta(n) for n in range(100))
    return {
        (booking.place, day.toordinal())
        for day in days
        if booking.from_on <= day and (booking.until_on is None or day < booking.until_on)
    }


@given(STAYS, STAYS)
def test_two_stays_overlap_when_they_share_a_night(one: Booking, other: Booking) -> None:
    assert overlap(one, other) is bool(nights_of(one) & nights_of(other))
    assert overlap(one, other) is overlap(other, one)


@settings(max_examples=300)
@given(st.lists(STAYS, max_size=12))
def test_no_overlap_is_ever_accepted(wanted: list[Booking]) -> None:
    places = {name: replace(FLAT, place=name, beds=9) for name in "ab"}
    taken: list[Booking] = []
    for each in wanted:
        if not refusals(each, place=places[each.place], party=FAMILY, existing=taken):
            taken.append(each)
    assert clashes(taken) == ()
    nights = [night for each in taken for night in nights_of(each)]
    assert len(nights) == len(set(nights))


@settings(max_examples=300)
@given(st.lists(PLACES, max_size=6, unique_by=lambda place: place.place), PARTIES, st.lists(STAYS))
def test_a_family_is_never_offered_general_shelter(
    places: list[Place], party: Party, bookings: list[Booking]
) -> None:
    for offer in offers(places, bookings, party, from_on=MONDAY):
        assert not refusals(
            stay(0, 1, "new", offer.place.place), place=offer.place, party=party, existing=bookings
        )
        if party.is_family:
            assert offer.place.kind is not PlaceKind.SHELTER
            assert not offer.place.other_adults


@given(PLACES, PARTIES)
def test_a_family_is_never_booked_into_general_shelter(place: Place, party: Party) -> None:
    told = refusals(stay(0, 2, place=place.place), place=place, party=party, existing=[])
    if party.is_family and place.kind is PlaceKind.SHELTER:
        assert "Een gezin met kinderen gaat nooit naar de algemene opvang." in told


def test_on_the_day_of_leaving_somebody_else_can_come() -> None:
    assert not overlap(stay(0, 5, "one"), stay(5, 5, "other"))
    assert (
        refusals(stay(5, 5, "other"), place=FLAT, party=ALONE, existing=[stay(0, 5, "one")]) == ()
    )


def test_what_is_wrong_is_said_in_words() -> None:
    closed = replace(FLAT, open_until=MONDAY + timedelta(3))
    assert refusals(stay(0, 5), place=closed, party=ALONE, existing=[]) == (
        "De plek is niet al die nachten open.",
    )
    assert refusals(stay(0, 0), place=FLAT, party=ALONE, existing=[]) == (
        "De dag van vertrek ligt na de eerste nacht.",
    )
    assert refusals(stay(1, 5), place=FLAT, party=ALONE, existing=[stay(0, 5)]) == (
        "Deze boeking is er al. Verander het einde van de oude.",
    )


def test_a_stay_ends_sooner_or_later_when_nobody_is_in_the_way() -> None:
    mine, next_one = stay(0, 5, "mine"), stay(7, 3, "next")
    longer = ending(mine, MONDAY + timedelta(7), others=[next_one])
    assert isinstance(longer, Booking)
    assert longer.until_on == next_one.from_on
    assert (
        ending(mine, MONDAY + timedelta(8), others=[next_one]) == "De plek is dan al van een ander."
    )
    assert ending(mine, MONDAY, others=[]) == "De dag van vertrek ligt na de eerste nacht."


def test_the_best_kind_comes_first_and_then_the_least_spare_bed() -> None:
    hotel = replace(FLAT, place="hotel", kind=PlaceKind.HOTEL, beds=4)
    large, small = replace(FLAT, place="large", beds=6), replace(FLAT, place="small")
    found = offers([hotel, SHELTER, large, small], [], FAMILY, from_on=MONDAY)
    assert [each.place.place for each in found] == ["small", "large", "hotel"]
    alone = offers([hotel, SHELTER, small], [], ALONE, from_on=MONDAY)
    assert [each.place.kind for each in alone] == [
        PlaceKind.FLAT,
        PlaceKind.SHELTER,
        PlaceKind.HOTEL,
    ]


def test_an_offer_says_until_when_it_is_free() -> None:
    later = stay(10, 5, "later")
    assert free_until(FLAT, [later], MONDAY) == later.from_on
    assert offers([FLAT], [later], FAMILY, from_on=MONDAY)[0].free_until == later.from_on
    too_long = MONDAY + timedelta(11)
    assert offers([FLAT], [later], FAMILY, from_on=MONDAY, until_on=too_long) == ()
    assert offers([FLAT], [stay(0, None)], FAMILY, from_on=MONDAY) == ()


def test_a_hotel_that_lasts_is_noticed_and_ends_nothing() -> None:
    on = MONDAY + timedelta(20)
    assert nights_too_long(stay(0, None), PlaceKind.HOTEL, POLICY, on=on) == 6
    assert nights_too_long(stay(0, 10), PlaceKind.HOTEL, POLICY, on=on) == 0
    assert nights_too_long(stay(0, None), PlaceKind.FLAT, POLICY, on=on) == 0


@given(st.lists(STAYS, max_size=8))
def test_the_picture_counts_every_place_once_a_night(bookings: list[Booking]) -> None:
    places = [replace(FLAT, place="a"), replace(SHELTER, place="b")]
    last = MONDAY + timedelta(20)
    for each in occupancy(places, bookings, first_on=MONDAY, last_on=last):
        assert 0 <= each.taken <= each.open
        name = "a" if each.kind is PlaceKind.FLAT else "b"
        slept = any((name, each.on.toordinal()) in nights_of(stays) for stays in bookings)
        assert (each.taken, each.free) == (int(slept), 1 - int(slept))


def test_a_closed_place_is_not_free_and_who_sleeps_there_is_counted() -> None:
    closed = replace(FLAT, open_from=OPEN, open_until=MONDAY)
    (empty,) = occupancy([closed], [], first_on=MONDAY, last_on=MONDAY)
    assert (empty.open, empty.free) == (0, 0)
    (slept,) = occupancy([closed], [stay(0, 1)], first_on=MONDAY, last_on=MONDAY)
    assert (slept.open, slept.taken) == (1, 1)


def test_a_region_counts_nights_of_municipalities() -> None:
    mine = [stay(0, 3), replace(stay(0, None, "x", "b"), municipality="0363")]
    last = MONDAY + timedelta(9)
    assert nights_by_municipality(mine, first_on=MONDAY, last_on=last) == {"0363": 10, "9999": 3}


def test_what_a_region_sees_of_a_stay_has_no_person_in_it() -> None:
    assert {each.name for each in fields(Booking)} == {
        "place", "from_on", "until_on", "municipality", "number",
    }  # fmt: skip


@pytest.mark.parametrize("day", [0, 4])
def test_a_stay_covers_its_nights(day: int) -> None:
    assert stay(0, 5).covers(MONDAY + timedelta(day))
    assert not stay(0, 5).covers(MONDAY + timedelta(5))
