# SPDX-License-Identifier: EUPL-1.2
"""Scorecards: how each partner delivers, for staff and for the partner itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, Sight, partner_alone, sees
from woonzeker.errors import NotFound
from woonzeker.feedback.models import ToldAnswer
from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.intake.models import (
    HANDED,
    ArrearsSignal,
    Delivery,
    DeliveryState,
    SetAsideLine,
)
from woonzeker.intake.rules import ReturnReason
from woonzeker.law.calendar import add_months
from woonzeker.matching.models import LinkResult
from woonzeker.monitoring.rules.scorecards import Counts, Scorecard, scorecard
from woonzeker.organisations.models import Agreement, Partner, PolicyKind, Sector
from woonzeker.organisations.selectors import contracts_on, decided

BASIS = "Wgs art. 3 lid 1 onder b"
MAY_SEE_SCORES = sees(DataClass.SIGNAL, least=Sight.COUNT).by(
    Role.INTAKE_COORDINATOR, Role.TEAM_LEAD, Role.MANAGER
)
#: figures of its own organisation, for who works at a partner with figures
MAY_SEE_OWN = replace(
    partner_alone(DataClass.FIGURES, roles=(Role.PARTNER_USER,)), least=Sight.COUNT
)
#: months of a card
MONTH, YEAR = 1, 12


@dataclass(frozen=True, slots=True)
class CardRow:
    """One partner with its card."""

    agreement: UUID
    name: str
    sector: str
    card: Scorecard


@look("monitoring.scorecards", may_if=MAY_SEE_SCORES, basis=BASIS)
def scorecards(*, actor: Actor, months: int) -> list[CardRow]:
    """See how every partner that reports here now delivers."""
    today = clock.today()
    rows = Agreement.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), municipality_id=actor.municipality
    ).select_related("partner")
    counted = contracts_on(actor, on=today)
    return [
        CardRow(
            row.pk,
            row.partner.name,
            row.partner.get_sector_display(),
            _card(actor, row.partner, months, counted.get(row.partner_id)),
        )
        for row in rows.order_by("partner__sector", "partner__name")
    ]


@look("monitoring.scorecard", may_if=MAY_SEE_SCORES, basis=BASIS, about="agreement")
def partner_scorecard(*, actor: Actor, agreement: UUID, months: int) -> CardRow:
    """See how one partner delivers. Raises NotFound."""
    found = Agreement.objects.select_related("partner").filter(
        pk=agreement, municipality_id=actor.municipality
    ).first()  # fmt: skip
    if found is None:
        raise NotFound
    counted = contracts_on(actor, on=clock.today()).get(found.partner_id)
    partner = found.partner
    card = _card(actor, partner, months, counted)
    return CardRow(found.pk, partner.name, partner.get_sector_display(), card)


@look("monitoring.own_scorecard", may_if=MAY_SEE_OWN, basis=BASIS)
def own_scorecard(*, actor: Actor, months: int) -> Scorecard:
    """See one's own card in a municipality; what rests on few people is left out."""
    partner = Partner.objects.get(pk=actor.id)
    counted = contracts_on(actor, on=clock.today()).get(partner.pk)
    small = int(decided(actor.municipality, PolicyKind.PARTNERS)["small_below"])
    return _card(actor, partner, months, counted, small_below=small)


def period_of(actor: Actor, months: int) -> tuple[date, date]:
    """The whole calendar months before this one."""
    this = clock.today().replace(day=1)
    return add_months(this, -months), this - timedelta(days=1)


def _card(
    actor: Actor, partner: Partner, months: int, contracts: int | None, *, small_below: int = 0
) -> Scorecard:
    from_on, until_on = period_of(actor, months)
    days = int(decided(actor.municipality, PolicyKind.PARTNERS)["on_time_days"])
    owed = _months_owed(actor, partner, from_on, months)
    counts = _counts(partner, from_on, until_on, days, owed)
    return scorecard(
        replace(counts, contracts=contracts),
        former=ReturnReason.FORMER_CUSTOMER.value,
        small_below=small_below,
        on_time_days=days,
    )


def _months_owed(
    actor: Actor, partner: Partner, from_on: date, months: int
) -> frozenset[tuple[int, int]]:
    """The months in which the partner was to deliver: an agreement held from the first day."""
    held = Agreement.objects.filter(municipality_id=actor.municipality, partner=partner)
    spans = list(held.values_list("from_on", "until_on"))
    days = (add_months(from_on, number) for number in range(months))
    return frozenset(
        (day.year, day.month)
        for day in days
        if any(begun <= day and (until is None or until >= day) for begun, until in spans)
    )


def _counts(
    partner: Partner,
    from_on: date,
    until_on: date,
    on_time_days: int,
    owed: frozenset[tuple[int, int]],
) -> Counts:
    delivered = Delivery.objects.filter(
        partner=partner, received_on__gte=from_on, received_on__lte=until_on
    ).exclude(channel=HANDED)
    done = delivered.filter(state=DeliveryState.DONE)
    first: dict[tuple[int, int], int] = {}
    for day in delivered.order_by("-received_on").values_list("received_on", flat=True):
        first[(day.year, day.month)] = day.day
    lines = done.aggregate(read=Sum("lines_read"), back=Sum("returned"))
    causes = (
        SetAsideLine.objects.filter(delivery__in=done, outcome="returned")
        .values_list("reason")
        .annotate(number=Count("id"))
    )
    signals = _of_signals(partner, ArrearsSignal.objects.filter(delivery__in=done))
    return Counts(
        months=len(owed | first.keys()),
        months_delivered=len(first),
        months_on_time=sum(day <= on_time_days for day in first.values()),
        lines=lines["read"] or 0,
        returned=lines["back"] or 0,
        causes=dict(causes),
        accepted=signals["accepted"] or 0,
        repeats=signals["repeats"] or 0,
        linked=signals["linked"] or 0,
        efforts_complete=signals["efforts_complete"],
    )


def _told_repeat() -> QuerySet[ToldAnswer]:
    """That the partner heard of a signal that it was a repeat.

    What became of the signal itself can hang on what others reported; what was told does not.
    """
    return ToldAnswer.objects.filter(signal=OuterRef("pk"), code=AnswerCode.REPEAT)


def _of_signals(partner: Partner, signals: QuerySet[ArrearsSignal]) -> dict[str, int | None]:
    efforts = (
        "contact_tried_on", "pointed_to_help_on", "reminded_on", "offered_to_share_on",
    )  # fmt: skip
    told = Q(**{f"{name}__isnull": False for name in efforts}) & ~Q(reaction="")
    whole = told | (Q(delivery__efforts_declared_on__isnull=False) & ~Q(reaction=""))
    found = signals.aggregate(
        accepted=Count("id"),
        repeats=Count("id", filter=Q(Exists(_told_repeat()))),
        linked=Count("id", filter=Q(link__result=LinkResult.LINKED)),
        efforts_complete=Count("id", filter=whole),
    )
    if partner.sector != Sector.HUUR:
        found["efforts_complete"] = None
    return dict(found)
