# SPDX-License-Identifier: EUPL-1.2
"""What a reviewer sees: the list of signals that wait, and one signal beside its candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, When

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.audit import concerns
from woonzeker.access.models import AuditLine
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.intake.models import ArrearsSignal, SignalKind, SignalResult
from woonzeker.matching.linkage import SENTENCES, Ground
from woonzeker.matching.models import Link, LinkDecision, LinkResult, Person
from woonzeker.matching.rules import (
    REOPENED_BECAUSE,
    Question,
    ReopenReason,
    distance_words,
    question_for,
    threshold_words,
)
from woonzeker.matching.selectors.asked_before import (
    AskedBefore,
    PutRight,
    asked_before,
    put_right,
)
from woonzeker.matching.selectors.beside import CandidateView, beside, said_of
from woonzeker.matching.selectors.others import others_of
from woonzeker.matching.selectors.shielded import open_links

MAY_REVIEW = writes(DataClass.SIGNAL, DataClass.IDENTITY).by(Role.REVIEWER, Role.INTAKE_COORDINATOR)
BASIS = "Wgs art. 3 lid 1 onder b; Wgs art. 8"
_URGENT = Q(signal__crisis=True) | ~Q(signal__kind=SignalKind.ARREARS)
#: how long a signal that somebody opened is left to them, and among how many it matters
_A_MOMENT = timedelta(minutes=2)
_AHEAD = 20
#: what its reviewer can take back; what was undone, answered or reopened leaves nothing
_DECIDED = ("linked", "nobody", "asked", "later")
#: reasons that say of the person who was linked that it is not them
_SOMEBODY_ELSE = (ReopenReason.WRONG_PERSON, ReopenReason.RESIDENT_SAYS)
#: what a case or a letter may follow from
_TAKEN_ON = ("linked", "nobody")


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How much there is to review. No person in it."""

    waiting: int
    urgent: int
    postponed: int
    asked: int
    decided_today: int


@dataclass(frozen=True, slots=True)
class LastDecision:
    """The last decision of a reviewer; `gone_on` when a case already works with it."""

    link: UUID
    gone_on: bool


@dataclass(frozen=True, slots=True)
class Weighing:
    """How the best candidate stands: beside the runner-up and beside the threshold.

    `runner_up` is its name, or empty when it fits too badly to be shown; `margin` is None when
    there is no second. All numbers are points (bits).
    """

    runner_up: str
    margin: float | None
    distance: str
    odds: float
    threshold: float | None
    standing: str
    version: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A decision that somebody took off again: when, why, and to whom the signal was linked.

    `mine` when who looks did that; `doubted` is whom the signal was said not to be about.
    """

    at: datetime
    why: str
    person: UUID | None
    mine: bool
    doubted: UUID | None


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A signal, whom it may be about, and what the partner could be asked."""

    link: Link
    signal: ArrearsSignal
    #: whom the signal means: label and text
    said: list[tuple[str, str]]
    candidates: tuple[CandidateView, ...]
    why: str
    weighing: Weighing
    question: Question
    reopened: Reopened | None
    asked: tuple[AskedBefore, ...]
    put_right: tuple[PutRight, ...]


def queue() -> QuerySet[Link]:
    """Every signal that waits for a person: urgent first, put off last, then oldest first.

    What a partner was asked about is not among them.
    """
    return Link.objects.filter(result=LinkResult.REVIEW, asked_at=None).order_by(
        F("postponed_at").asc(nulls_first=True),
        Case(When(_URGENT, then=0), default=1),
        "signal__signalled_on",
        "signal__delivery__received_at",
        "signal__line_number",
        "pk",
    )


@look("matching.review_queue", may_if=MAY_REVIEW, basis=BASIS)
def review_queue(*, actor: Actor) -> QuerySet[Link]:
    """See the signals that wait for a person; of candidates only their number.

    What is closed to who looks is counted as waiting and stands in the list of a colleague.
    """
    found = open_links(queue(), actor).select_related("signal__partner")
    concerns(found.count())
    return found


def queue_counts(actor: Actor) -> QueueCounts:
    """How many signals wait, and how many the actor's municipality decided today."""
    asked = Q(asked_at__isnull=False)
    found = Link.objects.filter(result=LinkResult.REVIEW).aggregate(
        waiting=Count("pk", filter=~asked),
        urgent=Count("pk", filter=~asked & _URGENT & Q(postponed_at=None)),
        postponed=Count("pk", filter=~asked & Q(postponed_at__isnull=False)),
        asked=Count("pk", filter=asked),
    )
    decided = Link.objects.filter(result__in=(LinkResult.LINKED, LinkResult.NOBODY))
    today = decided.exclude(decided_by="").filter(decided_at__gte=start_of_today()).count()
    return QueueCounts(**found, decided_today=today)


def next_in_queue(actor: Actor, *, after: UUID | None = None) -> UUID | None:
    """The link to review next: never the one just decided, and not what a colleague looks at now.

    Unless nothing else is left.
    """
    first = list(open_links(queue(), actor).values_list("pk", flat=True)[:_AHEAD])
    rest = [link for link in first if link != after] or first
    taken = _in_other_hands(actor, rest) if len(rest) > 1 else set()
    return next((link for link in rest if str(link) not in taken), next(iter(rest), None))


def _in_other_hands(actor: Actor, links: Sequence[UUID]) -> set[str]:
    """Which of these signals somebody else opened a moment ago, as the audit remembers it."""
    looks = AuditLine.objects.filter(
        subject__in=[str(link) for link in links],
        at__gte=clock.now() - _A_MOMENT,
        code="matching.review_item",
    )
    return set(looks.exclude(actor_id=actor.id).values_list("subject", flat=True))


def last_decision_of(actor: Actor) -> LastDecision | None:
    """What this reviewer decided last today, if nobody decided about it since."""
    newest = (
        LinkDecision.objects.filter(link=OuterRef("link")).order_by("-decided_at").values("pk")[:1]
    )
    found = (
        LinkDecision.objects.filter(
            decided_by=actor.id, decided_at__gte=start_of_today(), pk=Subquery(newest)
        )
        .filter(choice__in=_DECIDED)
        .order_by("-decided_at")
        .values_list("link", "choice", "link__signal__result")
        .first()
    )
    if found is None:
        return None
    link, choice, result = found
    return LastDecision(link, choice in _TAKEN_ON and result != SignalResult.OPEN)


def has_gone_on(actor: Actor, link: UUID) -> bool:
    """Whether a case or a letter works with a decided signal: reopening shows what hangs on it."""
    if not MAY_REVIEW(actor):
        raise NotPermitted
    decided = Link.objects.filter(pk=link, result__in=_TAKEN_ON)
    return decided.exclude(signal__result=SignalResult.OPEN).exists()


def start_of_today() -> datetime:
    """Midnight in Amsterdam."""
    return datetime.combine(clock.today(), time.min, clock.AMSTERDAM)


@look("matching.review_item", may_if=MAY_REVIEW, basis=BASIS, about="link")
def review_item(*, actor: Actor, link: UUID) -> ReviewItem:
    """See one signal and its candidates side by side; raises NotFound."""
    found = Link.objects.select_related("signal__partner", "person").filter(pk=link).first()
    if found is None:
        raise NotFound
    people = Person.objects.in_bulk([UUID(each["person"]) for each in found.candidates])
    shown = _beside(found, people)
    concerns(1 + len(shown), people=people, signals=[found.signal_id])
    asked = asked_before(found)
    return ReviewItem(
        link=found,
        signal=found.signal,
        said=said_of(found.signal),
        candidates=shown,
        why=SENTENCES[Ground(found.ground)] if found.ground in list(Ground) else "",
        weighing=_weighing(found, shown),
        question=_question(found, [each.question for each in asked]),
        reopened=_reopened(actor, found),
        asked=asked,
        put_right=put_right(found.signal),
    )


def _reopened(actor: Actor, link: Link) -> Reopened | None:
    """The last time that somebody reopened it, when it waits because of that."""
    if link.result != LinkResult.REVIEW or not link.decided_by:
        return None
    last = link.decisions.filter(choice="reopened").order_by("-decided_at").first()
    if last is None:
        return None
    code = last.before.get("reason", "")
    why = REOPENED_BECAUSE[ReopenReason(code)] if code in list(ReopenReason) else ""
    doubted = last.person_id if code in _SOMEBODY_ELSE else None
    return Reopened(last.decided_at, why, last.person_id, last.decided_by == actor.id, doubted)


def is_doubted(actor: Actor, link: UUID, person: UUID | None) -> bool:
    """Whether the signal was reopened because it is not about this person."""
    found = Link.objects.filter(pk=link).first()
    reopened = _reopened(actor, found) if found and person else None
    return reopened is not None and reopened.doubted == person


def _beside(link: Link, people: Mapping[UUID, Person]) -> tuple[CandidateView, ...]:
    """The candidates in the order in which they were weighed; who was erased since is left out."""
    others = others_of(link, tuple(people))
    known = [
        (people[person], each)
        for each in link.candidates
        if (person := UUID(each["person"])) in people
    ]
    return tuple(
        beside(place, link.signal, person, kept, others=others.get(person.pk, ()), on=clock.today())
        for place, (person, kept) in enumerate(known, 1)
    )


def _weighing(link: Link, shown: Sequence[CandidateView]) -> Weighing:
    margin, threshold = link.margin, link.threshold
    return Weighing(
        runner_up=shown[1].name if len(shown) > 1 else "",
        margin=margin,
        distance=distance_words(margin) if margin is not None else "",
        odds=link.score,
        threshold=threshold,
        standing=threshold_words(link.score, threshold) if threshold is not None else "",
        version=link.version,
    )


def _question(link: Link, asked: Sequence[Question]) -> Question:
    """What the partner would be asked about this signal, and was not yet."""
    best: list[dict[str, Any]] = link.candidates[0]["reasons"] if link.candidates else []
    return question_for(
        several_names=link.ground == Ground.SEVERAL_NAMES,
        only_business=bool(link.signal.business_name) and not link.signal.surname,
        best={each["field"]: each["level"] for each in best},
        asked=asked,
    )
