# SPDX-License-Identifier: EUPL-1.2
"""Letting a household wait for a place, taking it off the list, and who goes before whom."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case
from woonzeker.errors import NotFound, Refused
from woonzeker.housing.models import LeftWaiting, PassedOver, Waits
from woonzeker.housing.rules.waiting import Waiter, passing_refusal
from woonzeker.housing.selectors.shared import MAY_BOOK, MAY_LET_WAIT, roof_policy
from woonzeker.housing.services.waiting_told import tell_left, tell_region

BASIS = "Wmo 2015; Wgs art. 2"
FIND_PLACE = "find_place"


@action("housing.wait_for_place", may_if=MAY_LET_WAIT, basis=BASIS, about="case")
def wait_for_place(*, actor: Actor, case: UUID, roof_ends_on: date | None) -> Waits:
    """Put a household on the waiting list, or say anew when its roof ends; its turn stays.

    `roof_ends_on` is the first night without a roof, None while nobody knows. Raises NotFound, and
    Refused for a household whose case is closed.
    """
    if not Case.objects.filter(pk=case).exclude(status="closed").exists():
        if Case.objects.filter(pk=case).exists():
            raise Refused(_("Deze zaak is afgesloten. Open haar eerst weer."))
        raise NotFound
    found, made = Waits.objects.select_for_update().get_or_create(
        case_id=case,
        left_on=None,
        defaults={
            "roof_ends_on": roof_ends_on,
            "since_on": clock.today(),
            "entered_by": actor.id,
        },
    )
    if not made:
        found.roof_ends_on = roof_ends_on
        found.save(update_fields=["roof_ends_on"])
    tell_region(found)
    cases.give_task(
        actor=system(actor.municipality, "housing"),
        case=case,
        kind=FIND_PLACE,
        due_on=_look_by(actor.municipality, roof_ends_on),
    )
    return found


@action("housing.leave_waiting", may_if=MAY_LET_WAIT, basis=BASIS, about="case")
def leave_waiting(*, actor: Actor, case: UUID, why: LeftWaiting) -> Waits:
    """Take a household off the waiting list; raises NotFound when it does not wait."""
    found = Waits.objects.select_for_update().filter(case=case, left_on=None).first()
    if found is None:
        raise NotFound
    found.left_on, found.left_why = clock.today(), why
    found.save(update_fields=["left_on", "left_why"])
    tell_left(found)
    return found


def wait_again(*, actor: Actor, case: UUID, booked_on: date) -> None:
    """Who left the list for a booking that is taken back stands on it again, with its turn.

    Inside the act that takes it back.
    """
    if not Case.objects.filter(pk=case).exclude(status="closed").exists():
        return
    left = Waits.objects.select_for_update().filter(case=case, left_on__gte=booked_on)
    row = left.filter(left_why=LeftWaiting.PLACED).order_by("-left_on", "-since_on").first()
    if row is None or Waits.objects.filter(case=case, left_on=None).exists():
        return
    row.left_on, row.left_why = None, ""
    row.save(update_fields=["left_on", "left_why"])
    tell_region(row)
    cases.give_task(
        actor=system(actor.municipality, "housing"),
        case=case,
        kind=FIND_PLACE,
        due_on=_look_by(actor.municipality, row.roof_ends_on),
    )


@action("housing.pass_over", may_if=MAY_BOOK, basis=BASIS, about="case")
def pass_over(
    *, actor: Actor, case: UUID, number: UUID, passed: tuple[Waiter, ...], reason: str
) -> PassedOver | None:
    """Note why a household gets a place before others who stand higher; None when nobody does.

    Raises Refused without a reason of the list.
    """
    if refused := passing_refusal(passed, reason):
        raise Refused(_(refused))
    if not passed:
        return None
    return PassedOver.objects.create(
        case_id=case,
        number=number,
        reason=reason,
        passed=len(passed),
        on=clock.today(),
        by=actor.id,
    )


def _look_by(municipality: str, roof_ends_on: date | None) -> date:
    """By when somebody looks for a place: today when the roof ends soon or nobody knows."""
    today = clock.today()
    if roof_ends_on is None:
        return today
    return max(roof_ends_on - timedelta(days=roof_policy(municipality).near_days), today)
