# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer sees: the list of signals that wait, and one signal beside its candidates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.audit import concerns
from woonzeker.access.policy import Role, holds
from woonzeker.errors import NotFound
from woonzeker.intake.models import ArrearsSignal, SignalKind, SignalResult
from woonzeker.matching.linkage import SENTENCES, Ground
from woonzeker.matching.models import Link, LinkDecision, LinkResult, Person
from woonzeker.matching.selectors.beside import CandidateView, beside

MAY_REVIEW = holds(Role.REVIEWER, Role.INTAKE_COORDINATOR)
_URGENT = Q(signal__crisis=True) | ~Q(signal__kind=SignalKind.ARREARS)
_BASIS = "Wgs art. 3 lid 1 onder b; Wgs art. 8"


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How much there is to review. No person in it."""

    waiting: int
    urgent: int
    postponed: int
    decided_today: int


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A signal and whom it may be about. `margin` is the distance to the runner-up, in bits."""

    link: Link
    signal: ArrearsSignal
    candidates: tuple[CandidateView, ...]
    why: str
    margin: float | None


def queue() -> QuerySet[Link]:
    """Every signal that waits for a person: urgent first, put off last, then oldest first."""
    return Link.objects.filter(result=LinkResult.REVIEW).order_by(
        F("postponed_at").asc(nulls_first=True),
        Case(When(_URGENT, then=0), default=1),
        "signal__signalled_on",
        "signal__delivery__received_at",
        "signal__line_number",
        "pk",
    )


@look("matching.review_queue", may_if=MAY_REVIEW, basis=_BASIS)
def review_queue(*, actor: Actor) -> QuerySet[Link]:
    """See the signals that wait for a person; of candidates only their number."""
    found = queue().select_related("signal__partner")
    concerns(found.count())
    return found


def queue_counts(actor: Actor) -> QueueCounts:
    """How many signals wait, and how many the actor's municipality decided today."""
    waiting = queue()
    start = datetime.combine(clock.today(), time.min, clock.AMSTERDAM)
    return QueueCounts(
        waiting=waiting.count(),
        urgent=waiting.filter(_URGENT, postponed_at=None).count(),
        postponed=waiting.exclude(postponed_at=None).count(),
        decided_today=Link.objects.exclude(decided_by="").filter(decided_at__gte=start).count(),
    )


def next_in_queue(actor: Actor, *, after: UUID | None = None) -> UUID | None:
    """The link to review next; never the one that was just put off, unless it is the last."""
    waiting = queue()
    found = (waiting.exclude(pk=after).first() if after else None) or waiting.first()
    return found.pk if found else None


def last_decision_of(actor: Actor) -> LinkDecision | None:
    """The last decision of this reviewer that can still be turned back: no case hangs on it."""
    newest = (
        LinkDecision.objects.filter(link=OuterRef("link")).order_by("-decided_at").values("pk")[:1]
    )
    return (
        LinkDecision.objects.filter(decided_by=actor.id, pk=Subquery(newest))
        .exclude(choice="undone")
        .exclude(choice="linked", link__signal__result=SignalResult.TAKEN_UP)
        .order_by("-decided_at")
        .first()
    )


@look("matching.review_item", may_if=MAY_REVIEW, basis=_BASIS, about="link")
def review_item(*, actor: Actor, link: UUID) -> ReviewItem:
    """See one signal and its candidates side by side; raises NotFound."""
    found = Link.objects.select_related("signal__partner").filter(pk=link).first()
    if found is None:
        raise NotFound
    people = Person.objects.in_bulk([UUID(each["person"]) for each in found.candidates])
    shown = [
        beside(place, found.signal, people[UUID(each["person"])], each)
        for place, each in enumerate(found.candidates, 1)
    ]
    concerns(1 + len(shown))
    why = SENTENCES[Ground(found.ground)] if found.ground else ""
    return ReviewItem(found, found.signal, tuple(shown), why, found.margin)
