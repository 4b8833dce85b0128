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
from woonzeker.housing.models import HomeFound
from woonzeker.housing.rules.contracts import ContractKind
from woonzeker.housing.rules.places import PlaceKind
from woonzeker.housing.selectors.notes import newest
from woonzeker.housing.selectors.sleeping import StayFact, stays_of
from woonzeker.legal.rules.safeguards import Answer, Safeguard
from woonzeker.legal.selectors import leaving_days

BOOKING = "booking"
NONE, WITH_OTHERS = "none", "with_others"
CODES: Mapping[PlaceKind, str] = {
    PlaceKind.SHELTER: "shelter",
    PlaceKind.FAMILY: "family_place",
    PlaceKind.HOTEL: "hotel",
    PlaceKind.FLAT: "temporary_home",
}

#: a contract as the answer that it is; a roof without a contract is told by its booking
CONTRACTS: Mapping[ContractKind, str] = {
    ContractKind.OWN: "own_contract",
    ContractKind.OWN_HOME: "own_contract",
    ContractKind.WITH_TENANT: "own_contract",
    ContractKind.OWN_TEMPORARY: "temporary_home",
    ContractKind.PROVIDER: "temporary_home",
    ContractKind.MUNICIPALITY: "temporary_home",
    ContractKind.WITH_OTHERS: WITH_OTHERS,
}


def place_answers(case: UUID) -> tuple[Answer, ...]:
    """What the bookings of a household answer, the oldest first. A building block: nobody looks."""
    stays, home = stays_of([case])[case], _home(case)
    found = [_found(home, stays, _noted_on(home))] if home else []
    if not stays:
        return tuple(found)
    eviction_on = leaving_days([case]).get(case)
    booked = (_booked(stay, stays, eviction_on) for stay in stays)
    ended = (answer for stay in stays for answer in _ended(stay, stays, home, eviction_on))
    return tuple(sorted([*booked, *ended, *found], key=lambda each: (each.recorded_on, each.id)))


def _home(case: UUID) -> HomeFound | None:
    """The home that was found last, when there is a contract of it."""
    found = newest(HomeFound, case)
    return found if found is not None and found.kind in CONTRACTS else None


def _noted_on(home: HomeFound) -> date:
    return home.noted_at.astimezone(clock.AMSTERDAM).date()


def _found(home: HomeFound, stays: Sequence[StayFact], on: date) -> Answer:
    """The home that was found, as an answer of a day; what does not fit or is over is none."""
    over = home.until_on is not None and home.until_on <= on
    code = NONE if over or not home.fits else CONTRACTS[ContractKind(home.kind)]
    return Answer(
        id=f"home:{home.pk}:{on}",
        safeguard=Safeguard.PLACE,
        code=code,
        source=BOOKING,
        on=on,
        recorded_on=on,
        by=(home.noted_by,),
        free_from=None if code in (NONE, WITH_OTHERS) else _since(home.on, stays),
    )


def _booked(stay: StayFact, stays: Sequence[StayFact], eviction_on: date | None) -> Answer:
    if _holds(stay, eviction_on):
        name = f"{BOOKING}:{stay.stay}"
        return _answer(stay, CODES[stay.kind], stay.booked_on, name, stays)
    return _answer(stay, NONE, stay.booked_on, f"{BOOKING}:{stay.stay}:{NONE}", stays)


def _ended(
    stay: StayFact, stays: Sequence[StayFact], home: HomeFound | None, eviction_on: date | None
) -> Iterator[Answer]:
    """That a place is theirs no more, or which other place or home is from then on."""
    day = stay.cancelled_on or stay.until_on
    if day is None or day > clock.today():
        return
    heirs = (each for each in stays if each is not stay and _lives(each, day))
    heir = next((each for each in heirs if _holds(each, eviction_on)), None)
    name = f"{BOOKING}:{stay.stay}:ended"
    if heir is not None:
        yield _answer(heir, CODES[heir.kind], day, f"{name}:{heir.stay}", stays)
    elif home is not None and home.on <= day:
        yield _found(home, stays, day)
    else:
        yield _answer(stay, NONE, day, name, stays)


def _holds(stay: StayFact, eviction_on: date | None) -> bool:
    """Whether it fits the household and goes on after the day of the eviction."""
    over = eviction_on is not None and stay.until_on is not None and stay.until_on <= eviction_on
    return stay.fits and not over


def _lives(stay: StayFact, day: date) -> bool:
    """Whether it was booked by a day and is theirs on it or later."""
    there = stay.booked_on <= day and (stay.until_on is None or stay.until_on > day)
    return there and (stay.cancelled_on is None or stay.cancelled_on > day)


def _since(first: date, stays: Sequence[StayFact]) -> date:
    """Since when there was a roof without a night in between, from this first day back."""
    held = [each for each in stays if each.cancelled_on is None and each.fits]
    while earlier := [each.from_on for each in held if _leads_to(each, first)]:
        first = min(earlier)
    return first


def _leads_to(stay: StayFact, first: date) -> bool:
    return stay.from_on < first and (stay.until_on is None or stay.until_on >= first)


def _answer(
    stay: StayFact, code: str, on: date, name: str, stays: Sequence[StayFact]
) -> Answer:  # fmt: skip
    return Answer(
        id=name,
        safeguard=Safeguard.PLACE,
        code=code,
        source=BOOKING,
        on=on,
        recorded_on=on,
        by=(stay.booked_by,),
        free_from=None if code == NONE else _since(stay.from_on, stays),
    )
