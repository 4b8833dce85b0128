# SPDX-License-Identifier: EUPL-1.2
"""Booking a place for a household, ending a stay, and taking a wrong booking back.

The rules say beforehand why a booking cannot be; the database refuses by itself that two stays
share a night, also when both are made in the same moment. Neither says whose the other one is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import ONCE_A_NIGHT, LeftWaiting, Place, Stay, StayOf, Waits
from woonzeker.housing.rules.bookings import TAKEN, THEN_TAKEN, Booking, ending, refusals
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.party import Coming, party_of
from woonzeker.housing.rules.places import MISFIT_WORDS, NEVER_LONGER, Party, fit
from woonzeker.housing.selectors.children import children_of
from woonzeker.housing.selectors.shared import MAY_BOOK, booking_from, place_from
from woonzeker.housing.selectors.turns import passed_for
from woonzeker.housing.services.places import one_at_a_time
from woonzeker.housing.services.stays_following import look_on
from woonzeker.housing.services.waiting import (
    BASIS,
    FIND_PLACE,
    leave_waiting,
    pass_over,
    wait_again,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which nights are wanted in a place; without a day of leaving nobody knows it yet."""

    place: UUID
    from_on: date
    until_on: date | None = None
    #: where it is, of a secret place: for its household and who works for them
    address: str = field(default="", repr=False)


@action("housing.book", may_if=MAY_BOOK, basis=BASIS, about="case")
def book(*, actor: Actor, case: UUID, wanted: Wanted, coming: Coming, reason: str = "") -> StayOf:
    """Give a household a place for these nights; it waits no more.

    `reason` says why it goes before those who stand higher on the waiting list, a code of
    `PASSING`. Raises NotFound for a place of others, Refused with every reason why it cannot be: a
    family never goes to a shelter, whoever asks, and no condition stands in its way.
    """
    if not Case.objects.filter(pk=case).exists():
        raise NotFound
    one_at_a_time(wanted.place)
    place = Place.objects.filter(pk=wanted.place).first()
    if place is None:
        raise NotFound
    party, number = party_of(coming, children_of([case])[case]), uuid4()
    _refuse(_bookable(actor, case, wanted, number), place, party)
    passed = passed_for(actor, case, party, roof_ends_on=wanted.from_on)
    pass_over(actor=actor, case=case, number=number, passed=passed, reason=reason)
    nights = Stay(place=place, from_on=wanted.from_on, until_on=wanted.until_on, number=number)
    nights.booked_for_id = actor.municipality
    _keep(nights, TAKEN)
    made = _household(actor, case, nights, party, _address(place, wanted))
    if Waits.objects.filter(case=case, left_on=None).exists():
        leave_waiting(actor=actor, case=case, why=LeftWaiting.PLACED)
    cases.settle_task(actor=actor, case=case, kind=FIND_PLACE)
    return made


@action("housing.end_stay", may_if=MAY_BOOK, basis=BASIS, about="case")
def end_stay(*, actor: Actor, case: UUID, stay: UUID, until_on: date) -> Stay:
    """Say on which day a household leaves a place, or another day than was said before.

    Raises NotFound for a stay of another household, Refused for a day that cannot be, and for more
    nights where a family should not be.
    """
    found = _stay_of(case, stay)
    one_at_a_time(found.place_id)
    others = [booking_from(row) for row in _beside(found)]
    changed = ending(booking_from(found), until_on, others=others)
    if isinstance(changed, str):
        raise Refused(_(changed))
    if found.until_on is not None and until_on > found.until_on:
        _refuse_longer(case, found, until_on)
    found.until_on = until_on
    _keep(found, THEN_TAKEN)
    look_on(actor, case)
    return found


@action("housing.cancel_stay", may_if=MAY_BOOK, basis=BASIS, about="case")
def cancel_stay(*, actor: Actor, case: UUID, stay: UUID) -> Stay:
    """Take back a booking that was not right or is not needed: the place is free again.

    Who waited before it waits again, at the turn it had.

    Raises NotFound, and Refused for what was taken back before.
    """
    found = _stay_of(case, stay)
    found.cancelled_on = clock.today()
    found.save(update_fields=["cancelled_on"])
    wait_again(actor=actor, case=case, booked_on=_of(found).booked_on)
    look_on(actor, case)
    return found


def _address(place: Place, wanted: Wanted) -> str:
    """Where a secret place is; nothing of any other place."""
    said = " ".join(wanted.address.split())
    if place.secret and not said:
        raise Refused(
            _("Schrijf op waar deze plek is. Alleen wie boekt en wie aan de zaak werkt leest dat.")
        )
    return said if place.secret else ""


def _refuse_longer(case: UUID, stay: Stay, until_on: date) -> None:
    """More nights are as a new booking: the place is open, and no family stays in a shelter."""
    if not place_from(stay.place).is_open(stay.from_on, until_on):
        raise Refused(_("De plek is niet al die nachten open."))
    row = _of(stay)
    coming = Coming(row.adults, row.children, Known(row.pets), Known(row.step_free))
    fits = fit(place_from(stay.place), party_of(coming, children_of([case])[case]))
    never = [each for each in fits.misfits if each in NEVER_LONGER]
    if never:
        raise Refused(" ".join(_(MISFIT_WORDS[each]) for each in never))


def _of(stay: Stay) -> StayOf:
    return StayOf.objects.get(number=stay.number)


def _household(actor: Actor, case: UUID, stay: Stay, party: Party, address: str) -> StayOf:
    """Whose stay it is, behind the wall of this municipality."""
    return StayOf.objects.create(
        case_id=case,
        number=stay.number,
        kind=stay.place.kind,
        adults=party.adults,
        children=party.children,
        pets=party.pets,
        step_free=party.step_free,
        booked_on=clock.today(),
        booked_by=actor.id,
        secret_address=address,
    )


def _refuse(wanted: tuple[Booking, list[Booking]], place: Place, party: Party) -> None:
    booking, there = wanted
    found = refusals(booking, place=place_from(place), party=party, existing=there)
    if found:
        raise Refused(" ".join(_(words) for words in found))


def _bookable(
    actor: Actor, case: UUID, wanted: Wanted, number: UUID
) -> tuple[Booking, list[Booking]]:
    """What is asked, and what is there; the same household's own stays bear the same number."""
    own = set(StayOf.objects.filter(case=case).values_list("number", flat=True))
    asked = Booking(
        str(wanted.place), wanted.from_on, wanted.until_on, actor.municipality, str(number)
    )
    rows = Stay.objects.filter(place=wanted.place, cancelled_on=None)
    there = [
        replace(booking_from(row), number=str(number)) if row.number in own else booking_from(row)
        for row in rows
    ]
    return asked, there


def _stay_of(case: UUID, stay: UUID) -> Stay:
    """A stay of this household, to be changed; raises NotFound."""
    own = StayOf.objects.filter(case=case).values("number")
    found = Stay.objects.select_for_update(of=("self",)).filter(pk=stay, number__in=own).first()
    if found is None:
        raise NotFound
    if found.cancelled_on is not None:
        raise Refused(_("Deze boeking is al teruggenomen."))
    return found


def _beside(stay: Stay) -> Iterable[Stay]:
    return Stay.objects.filter(place=stay.place_id, cancelled_on=None).exclude(pk=stay.pk)


def _keep(stay: Stay, taken: str) -> None:
    """Write it; what the database refuses is refused in the words of the rules."""
    try:
        with transaction.atomic():
            stay.save()
    except IntegrityError as problem:
        if ONCE_A_NIGHT not in str(problem):
            raise
        raise Refused(_(taken)) from None
