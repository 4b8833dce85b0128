# SPDX-License-Identifier: EUPL-1.2
"""What somebody who audits sees: one drawn link at a time, and how far the sample is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.audit import concerns
from woonzeker.access.models import AuditLine
from woonzeker.errors import NotFound, NotPermitted
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching import rules
from woonzeker.matching.models import AuditDraw, AuditVerdict, Person
from woonzeker.matching.selectors.beside import CandidateView, beside
from woonzeker.matching.selectors.evidence import drawn_with_verdicts, said_of
from woonzeker.matching.selectors.reviewing import MAY_REVIEW, start_of_today
from woonzeker.matching.selectors.shielded import open_draws

_BASIS = "Wgs art. 3 lid 1 onder b; Wgs art. 8"
#: who came next to the person that was linked; further down nobody was near
_OTHERS = 2
_RIGHT = Q(verdicts__verdict=rules.AuditChoice.RIGHT)
_WRONG = Q(verdicts__verdict=rules.AuditChoice.WRONG)


@dataclass(frozen=True, slots=True)
class AuditItem:
    """A drawn link: the signal beside the person it was linked to. What others said stays unseen.

    `others` came next to that person. `judged` says whether who looks has judged it.
    """

    draw: UUID
    link: UUID
    signal: ArrearsSignal
    candidate: CandidateView
    others: tuple[CandidateView, ...]
    judged: bool


@dataclass(frozen=True, slots=True)
class AuditCounts:
    """How far the sample is. `mine` waits for who looks; `doubles` were judged by two people."""

    drawn: int
    waiting: int
    mine: int
    disputed: int
    doubles: int
    equal: int

    @property
    def equal_percent(self) -> int:
        """The share of doubles that were judged equally, in whole percents."""
        return round(100 * self.equal / self.doubles) if self.doubles else 0


def _unsettled() -> QuerySet[AuditDraw]:
    """Drawn links that need another look, as `rules.standing` says; the oldest draw first.

    A link that was reopened since then is known to be wrong: nobody need look any more.
    """
    counted = AuditDraw.objects.filter(link__person=F("person")).annotate(
        looks=Count("verdicts"),
        rights=Count("verdicts", filter=_RIGHT),
        wrongs=Count("verdicts", filter=_WRONG),
    )
    all_right = Q(looks=F("rights"), looks__lt=F("reviewers"))
    in_doubt = ~Q(looks=F("rights")) & Q(looks__lt=rules.MOST_LOOKS)
    return counted.filter(all_right | in_doubt & ~Q(looks=2, wrongs=2)).order_by(
        "drawn_at", "link__signal__delivery__received_at", "link__signal__line_number"
    )


def next_audit(actor: Actor) -> UUID | None:
    """The drawn link to judge next: one that needs a look and that the actor did not judge."""
    mine = _unsettled().exclude(verdicts__judged_by=actor.id)
    found = open_draws(mine, actor).first()
    return found.pk if found else None


def last_verdict_of(actor: Actor) -> AuditVerdict | None:
    """The actor's last verdict of today, unless the actor took one back since.

    After taking one back there is none to take back until the next verdict.
    """
    mine = AuditVerdict.objects.filter(judged_by=actor.id, judged_at__gte=start_of_today())
    last = mine.order_by("-judged_at", "-pk").first()
    if last is None:
        return None
    back = AuditLine.objects.filter(
        code="matching.retract_verdict", actor_id=actor.id, at__gt=last.judged_at
    )
    return None if back.filter(refused=False).exists() else last


def may_retract(actor: Actor) -> UUID | None:
    """The drawn link whose verdict the actor can take back: nobody judged it since."""
    last = last_verdict_of(actor)
    if last is None or last.draw.verdicts.filter(judged_at__gt=last.judged_at).exists():
        return None
    return last.draw_id


def audit_counts(actor: Actor) -> AuditCounts:
    """How far the sample is, without a person in it; for who reviews links. Raises NotPermitted."""
    if not MAY_REVIEW(actor):
        raise NotPermitted
    waiting = _unsettled()
    doubles = drawn_with_verdicts().filter(reviewers__gte=2)
    equal, both = rules.agreement(said_of(each) for each in doubles)
    return AuditCounts(
        drawn=AuditDraw.objects.count(),
        waiting=waiting.count(),
        mine=open_draws(waiting.exclude(verdicts__judged_by=actor.id), actor).count(),
        disputed=_disputed().count(),
        doubles=both,
        equal=equal,
    )


def _disputed() -> QuerySet[AuditDraw]:
    return _unsettled().filter(Q(looks__gte=2))


def disputed_audits(actor: Actor) -> list[tuple[UUID, bool]]:
    """Drawn links that two people judged unequally, and whether the actor is one of the two."""
    mine = set(_disputed().filter(verdicts__judged_by=actor.id).values_list("pk", flat=True))
    shown = open_draws(_disputed(), actor)
    return [(draw, draw in mine) for draw in shown.values_list("pk", flat=True)]


@look("matching.audit_item", may_if=MAY_REVIEW, basis=_BASIS, about="draw")
def audit_item(*, actor: Actor, draw: UUID) -> AuditItem:
    """See one drawn link: the signal beside the person it was linked to; raises NotFound."""
    found = AuditDraw.objects.select_related("link__signal__partner").filter(pk=draw).first()
    if found is None:
        raise NotFound
    shown = _kept(found)
    people = Person.objects.in_bulk([UUID(each["person"]) for each in shown])
    views = [
        beside(place, found.link.signal, people[UUID(each["person"])], each, on=clock.today())
        for place, each in enumerate(shown, 1)
    ]
    concerns(1 + len(views), people=people, signals=[found.link.signal_id])
    return AuditItem(
        draw=found.pk,
        link=found.link_id,
        signal=found.link.signal,
        candidate=views[0],
        others=tuple(views[1:]),
        judged=found.verdicts.filter(judged_by=actor.id).exists(),
    )


def _kept(draw: AuditDraw) -> list[dict[str, Any]]:
    """What the decision stored about the person that was linked, and about who came next."""
    person = str(draw.person_id)
    kept = [each for each in draw.link.candidates if each["person"] == person]
    if not kept:
        raise NotFound
    rest = [each for each in draw.link.candidates if each["person"] != person]
    return kept + rest[:_OTHERS]
