# SPDX-License-Identifier: EUPL-1.2
"""Bookings as answers to the safeguard that asks for a place before the day.

A booking is the answer itself, so that a place has one home. When it ends or is taken back the
answer is that there is none, unless the household has another place by then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.housing.selectors.sleeping import StayFact, stays_of
from woonzeker.legal.rules.safeguards import Answer, Safeguard
from woonzeker.legal.selectors import eviction_days

BOOKING = "booking"
NONE = "none"
CODES: Mapping[PlaceKind, str] = {
    PlaceKind.SHELTER: "shelter",
    PlaceKind.FAMILY: "family_place",
    PlaceKind.HOTEL: "hotel",
    PlaceKind.FLAT: "temporary_home",
}


def place_answers(case: UUID) -> tuple[Answer, ...]:
    """What the bookings of a household answer, the oldest first. A building block: nobody looks."""
    stays = stays_of([case])[case]
    if not stays:
        return ()
    eviction_on = eviction_days([case]).get(case)
    booked = (_booked(stay, eviction_on) for stay in stays)
    ended = (answer for stay in stays for answer in _ended(stay, stays, eviction_on))
    return tuple(sorted([*booked, *ended], key=lambda each: (each.recorded_on, each.id)))


def _booked(stay: StayFact, eviction_on: date | None) -> Answer:
    if _holds(stay, eviction_on):
        return _answer(stay, CODES[stay.kind], stay.booked_on, f"{BOOKING}:{stay.stay}")
    return _answer(stay, NONE, stay.booked_on, f"{BOOKING}:{stay.stay}:{NONE}")


def _ended(stay: StayFact, stays: Sequence[StayFact], eviction_on: date | None) -> Iterator[Answer]:
    """That a place is theirs no more, or which other one is from then on."""
    day = stay.cancelled_on or stay.until_on
    if day is None or day > clock.today():
        return
    heirs = (each for each in stays if each is not stay and _lives(each, day))
    heir = next((each for each in heirs if _holds(each, eviction_on)), None)
    name = f"{BOOKING}:{stay.stay}:ended"
    if heir is None:
        yield _answer(stay, NONE, day, name)
    else:
        yield _answer(heir, CODES[heir.kind], day, f"{name}:{heir.stay}")


def _holds(stay: StayFact, eviction_on: date | None) -> bool:
    """Whether it fits the household and goes on after the day of the eviction."""
    over = eviction_on is not None and stay.until_on is not None and stay.until_on <= eviction_on
    return stay.fits and not over


def _lives(stay: StayFact, day: date) -> bool:
    """Whether it was booked by a day and is theirs on it or later."""
    there = stay.booked_on <= day and (stay.until_on is None or stay.until_on > day)
    return there and (stay.cancelled_on is None or stay.cancelled_on > day)


def _answer(stay: StayFact, code: str, on: date, name: str) -> Answer:
    return Answer(
        id=name,
        safeguard=Safeguard.PLACE,
        code=code,
        source=BOOKING,
        on=on,
        recorded_on=on,
        by=(stay.booked_by,),
        free_from=None if code == NONE else stay.from_on,
    )
