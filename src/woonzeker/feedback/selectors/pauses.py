# SPDX-License-Identifier: EUPL-1.2
"""Pauses of collecting that run, and where one may be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, OuterRef, Q, QuerySet

from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CaseMove, CaseStatus, PeriodSignal
from woonzeker.feedback.models import CollectionPause
from woonzeker.feedback.rules.answers import Basis
from woonzeker.feedback.rules.pauses import LENGTH
from woonzeker.feedback.rules.policy import Item
from woonzeker.feedback.selectors.facts import consents_on
from woonzeker.feedback.selectors.policies import feedback_policy
from woonzeker.law import parameter
from woonzeker.process import Exit, ExitKind

#: results of a case that was closed because help was accepted
_HELPED = [each.value for each in Exit if each.kind is ExitKind.HELP_ACCEPTED]


def running_pauses(on: date) -> QuerySet[CollectionPause]:
    """Pauses that hold on a day."""
    holds = Q(ended_on=None) | Q(ended_on__gt=on)
    return CollectionPause.objects.filter(holds, from_on__lte=on, until_on__gte=on)


def pauses_of_signal() -> QuerySet[CollectionPause]:
    """The pauses asked of the partner of a signal about the same person, as a subquery of signals.

    By the partner's own signals in the case and not by the case of this one: a repeat joins none,
    and whether it is one can hang on what others reported.
    """
    return CollectionPause.objects.filter(
        partner=OuterRef("partner"),
        case__periods__signals__signal__partner=OuterRef("partner"),
        case__periods__signals__signal__link__person=OuterRef("link__person"),
    )


def people_reported(partner: UUID, cases: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of whom a partner reported in these cases: the case of each, by the id of the person."""
    own = PeriodSignal.objects.filter(period__case__in=list(cases), signal__partner=partner)
    found = own.exclude(signal__link__person=None)
    return dict(found.values_list("signal__link__person", "period__case"))


def basis_of_pause(actor: Actor, case: UUID, partner: UUID, *, on: date) -> Basis | None:
    """On what a pause may be asked of a partner on a day; None when there is nothing."""
    if feedback_policy(actor, on=on).grounds.get(Item.PAUSE):
        return Basis.GROUND
    agreed = consents_on(on).filter(case=case, partner=partner, item=Item.PAUSE)
    return Basis.CONSENT if agreed.exists() else None


def help_accepted_on(case: UUID) -> date | None:
    """When help was accepted last; None when it was not, or was declined after that."""
    moves = CaseMove.objects.filter(case=case, code__in=["help_accepted", "help_declined"])
    last = moves.order_by("-sequence").first()
    if last is not None:
        return last.moved_on if last.code == "help_accepted" else None
    closed = Case.objects.filter(pk=case, status=CaseStatus.CLOSED, result__in=_HELPED)
    return closed.values_list("closed_on", flat=True).first()


def accepted_cases(on: date) -> Iterator[tuple[UUID, date]]:
    """Cases in which help was accepted so short ago that a pause would still run, and when."""
    since = on - timedelta(days=parameter(LENGTH, on=on).number)
    moves = CaseMove.objects.filter(code="help_accepted", moved_on__gte=since)
    found = {row["case"]: row["on"] for row in moves.values("case").annotate(on=Max("moved_on"))}
    closed = Case.objects.filter(closed_on__gte=since, result__in=_HELPED)
    found = dict(closed.values_list("pk", "closed_on")) | found
    for case in sorted(found, key=str):
        if (accepted_on := help_accepted_on(case)) is not None:
            yield case, accepted_on
