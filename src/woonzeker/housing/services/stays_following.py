# SPDX-License-Identifier: EUPL-1.2
"""Who looks for the next roof: a place that ends, does not fit any more, or is a hotel too long."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseStatus, CaseTask
from woonzeker.housing.models import LeftWaiting, StayOf, Waits
from woonzeker.housing.rules.bookings import Booking, nights_too_long
from woonzeker.housing.rules.day import DayPlan, has_place
from woonzeker.housing.rules.roof import RoofPolicy
from woonzeker.housing.selectors.roofs import roof_of
from woonzeker.housing.selectors.shared import roof_policy
from woonzeker.housing.selectors.sleeping import StayFact, stays_of
from woonzeker.housing.services.waiting import FIND_PLACE
from woonzeker.housing.services.waiting_told import tell_left, tell_region

#: what somebody looked into is not asked again within these days
_AGAIN = timedelta(days=7)


def look_on(actor: Actor, case: UUID) -> None:
    """Ask for the next roof of a household whose place asks for that now; inside somebody's act."""
    _ask(actor, case, stays_of([case])[case], roof_policy(actor.municipality))


def follow_places(actor: Actor) -> None:
    """Every day: whose place asks for another, and who waits no more because the case is over."""
    policy = roof_policy(actor.municipality)
    running = Case.objects.exclude(status=CaseStatus.CLOSED)
    booked = set(StayOf.objects.filter(case__in=running).values_list("case_id", flat=True))
    since = clock.today() - _AGAIN
    tasks = CaseTask.objects.filter(kind=FIND_PLACE, asked_on__gt=since)
    asked = set(tasks.values_list("case_id", flat=True))
    for case, stays in sorted(stays_of(booked - asked).items()):
        _ask(actor, case, stays, policy)
    for waits in Waits.objects.filter(left_on=None).select_related("case"):
        if waits.case.status == CaseStatus.CLOSED:
            waits.left_on, waits.left_why = clock.today(), LeftWaiting.CLOSED
            waits.save(update_fields=["left_on", "left_why"])
            tell_left(waits)
        else:
            # whether there are children may be known by now
            tell_region(waits)


def _ask(actor: Actor, case: UUID, stays: tuple[StayFact, ...], policy: RoofPolicy) -> None:
    days = [day for stay in stays if (day := _needed_by(actor, case, stay, policy)) is not None]
    if days and Case.objects.filter(pk=case).exclude(status=CaseStatus.CLOSED).exists():
        room = system(actor.municipality, "housing")
        cases.give_task(actor=room, case=case, kind=FIND_PLACE, due_on=min(days))


def _needed_by(actor: Actor, case: UUID, stay: StayFact, policy: RoofPolicy) -> date | None:
    """By when somebody finds another roof than this one; None when nothing asks for it."""
    today = clock.today()
    if stay.cancelled_on is not None or (stay.until_on is not None and stay.until_on < today):
        return None
    if not stay.fits and not _sleeps(case, max(stay.from_on, today)):
        return today
    booking = Booking(
        str(stay.place), stay.from_on, stay.until_on, actor.municipality, str(stay.number)
    )
    if stay.covers(today) and nights_too_long(booking, stay.kind, policy, on=today):
        return today
    if stay.until_on is None or stay.until_on > today + timedelta(days=policy.near_days):
        return None
    return None if _sleeps(case, stay.until_on) else stay.until_on


def _sleeps(case: UUID, day: date) -> bool:
    """Whether a roof that fits is theirs on a day."""
    return has_place(DayPlan(day, roof=roof_of(case, on=day)))
