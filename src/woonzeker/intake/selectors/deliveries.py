# SPDX-License-Identifier: EUPL-1.2
"""Deliveries and their counts; nobody's name stands in them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, sees
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.intake.models import (
    HANDED,
    ArrearsSignal,
    ColumnMapping,
    Delivery,
    DeliveryState,
    SetAsideLine,
    SignalResult,
)

MAY_SEE_COUNTS = sees(DataClass.SIGNAL, least=Sight.COUNT, partner=True).by(
    Role.INTAKE_COORDINATOR, Role.TEAM_LEAD, Role.MANAGER
)
#: how long lines that went back are asked after
MENDED_WITHIN_DAYS = 31
#: states in which somebody must do something before the delivery goes on
WAITS = (DeliveryState.QUESTION, DeliveryState.UNREADABLE)


def deliveries(
    actor: Actor,
    *,
    partner: str | UUID = "",
    status: str = "",
    month: str = "",
    to_mend: bool = False,
) -> QuerySet[Delivery]:
    """Deliveries of the actor's municipality: what needs an answer first, then the newest.

    `status` is a DeliveryState, `month` as 2026-10, `to_mend` those of the
    last 31 days with lines that went back. A partner sees its own. Raises NotPermitted.
    """
    found = _visible(actor).select_related("partner")
    if partner:
        found = found.filter(partner_id=partner)
    if status:
        found = found.filter(state=status)
    if month:
        year, number = month.split("-")
        found = found.filter(received_on__year=year, received_on__month=number)
    if to_mend:
        since = clock.today() - timedelta(days=MENDED_WITHIN_DAYS)
        found = found.filter(received_on__gte=since, returned__gt=0)
    asks = Case(
        When(state=DeliveryState.QUESTION, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return found.order_by(asks, "-received_at", "id")


def deliveries_after(actor: Actor, *, after: UUID | None = None) -> QuerySet[Delivery]:
    """What the actor may see of deliveries, the newest first; those that follow on one of them.

    Raises NotFound when the one to follow on is not there, and NotPermitted.
    """
    found = _visible(actor).order_by("-received_at", "-pk")
    if after is None:
        return found
    last = delivery_of(actor, after)
    earlier = Q(received_at__lt=last.received_at)
    return found.filter(earlier | Q(received_at=last.received_at, pk__lt=last.pk))


def delivery_of(actor: Actor, delivery: UUID | Delivery) -> Delivery:
    """One delivery; raises NotFound when it does not exist here, or is another partner's."""
    key = delivery.pk if isinstance(delivery, Delivery) else delivery
    found = _visible(actor).select_related("partner").filter(pk=key).first()
    if found is None:
        raise NotFound
    return found


def waiting(actor: Actor) -> QuerySet[Delivery]:
    """Deliveries that wait for an answer, the oldest first."""
    found = _visible(actor).filter(state=DeliveryState.QUESTION).select_related("partner")
    return found.order_by("received_at")


def not_taken_up_counts(actor: Actor, delivery: Delivery) -> dict[str, int]:
    """How many accepted signals of a delivery are not taken up, by SignalResult value."""
    delivery_of(actor, delivery)
    counted = (
        ArrearsSignal.objects.filter(delivery=delivery)
        .filter(
            result__in=[
                SignalResult.BELOW_THRESHOLD,
                SignalResult.OUTSIDE_WINDOW,
                SignalResult.REPEAT,
            ]
        )
        .values_list("result")
        .annotate(number=Count("id"))
    )
    return dict(counted)


def defect_count(actor: Actor, delivery: Delivery) -> int:
    """How many crisis signals were taken in though the partner must still mend something."""
    delivery_of(actor, delivery)
    return ArrearsSignal.objects.filter(delivery=delivery).exclude(defects=[]).count()


def reason_counts(actor: Actor, delivery: Delivery) -> dict[str, int]:
    """How many lines went back, by ReturnReason value."""
    delivery_of(actor, delivery)
    counted = (
        SetAsideLine.objects.filter(delivery=delivery, outcome="returned")
        .values_list("reason")
        .annotate(number=Count("id"))
    )
    return dict(counted)


def remembered_mapping(partner: UUID) -> ColumnMapping | None:
    """What was pointed out for this partner before, in the municipality of the context."""
    return ColumnMapping.objects.filter(partner_id=partner).first()


def _visible(actor: Actor) -> QuerySet[Delivery]:
    if not MAY_SEE_COUNTS(actor):
        raise NotPermitted
    found = Delivery.objects.all()
    return found.filter(of_partner(actor)) if actor.kind == "partner" else found


def of_partner(actor: Actor) -> Q:
    """What a partner delivered here itself.

    Of what another municipality handed over it would learn where somebody lives now.
    """
    return Q(partner_id=actor.id) & ~Q(channel=HANDED)
