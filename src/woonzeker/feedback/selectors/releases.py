# SPDX-License-Identifier: EUPL-1.2
"""Answers that wait for a person, those that are late, and what went out this week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from django.db.models import Q, QuerySet

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import PeriodSignal
from woonzeker.errors import NotFound
from woonzeker.feedback.models import AnswerRelease, HandedHow, ReleaseState, ToldAnswer
from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.feedback.rules.releases import ANSWER_NAMES, ATTEMPTS
from woonzeker.feedback.rules.rights import MAY_SEE_RELEASES
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, LinkResult
from woonzeker.matching.selectors import closed_links
from woonzeker.organisations.models import Agreement, Municipality
from woonzeker.ui.words import address

BASIS = "Wgs art. 3 lid 1 onder b"
#: rows on the page; who does the first ones sees the next
SHOWN = 100


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """One answer that waits: of which partner, what it would say, and until when. No names."""

    id: UUID
    partner: Annotated[str, Of(DataClass.SIGNAL)]
    reference: Annotated[str, Of(DataClass.SIGNAL)]
    says: str
    asked_on: date
    due_on: date
    late: bool


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class SentCount:
    """How many partners' signals got this answer in these days."""

    says: str
    number: int


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class Releases:
    """What waits, the late ones first; what was handed over and waits; what went out this week."""

    waiting: tuple[ReleaseRow, ...]
    #: how many wait, also when the list is longer than what is shown
    count: int
    late: int
    to_hand_over: tuple[ReleaseRow, ...]
    sent: tuple[SentCount, ...]
    since_on: date


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ReleaseView:
    """One of them, with whom the signal named and where, so that somebody can try to reach them."""

    row: ReleaseRow
    state: str
    code: str
    name: Annotated[str, Of(DataClass.IDENTITY)]
    address: Annotated[str, Of(DataClass.ADDRESS)]
    phones: Annotated[tuple[str, ...], Of(DataClass.SIGNAL)]
    rent: bool
    tried: str
    tried_on: date | None
    may_hand_over: bool
    handed_to: str
    handed_how: str
    handed_on: date | None
    placed: bool
    #: why the program thinks so: nobody, died, departed or case; and the day in the register
    because: str
    because_on: Annotated[date | None, Of(DataClass.IDENTITY)]
    case: UUID | None
    #: the next one that waits
    next: UUID | None
    #: municipalities of this installation that have an agreement with the partner
    here: tuple[tuple[str, str], ...]


@look("feedback.releases", may_if=MAY_SEE_RELEASES, basis=BASIS)
def waiting_releases(*, actor: Actor) -> Releases:
    """See which answers wait for a person, which are late, and what went out this week."""
    today = clock.today()
    waiting = _rows(actor).filter(state=ReleaseState.WAITS)
    moved = _rows(actor).filter(
        state=ReleaseState.RELEASED, code=AnswerCode.NOT_RESIDENT, handed_on=None
    )
    since = today - timedelta(days=today.weekday())
    return Releases(
        waiting=tuple(_row(each, today) for each in waiting[:SHOWN]),
        count=waiting.count(),
        late=waiting.filter(due_on__lt=today).count(),
        to_hand_over=tuple(_row(each, today) for each in moved[:SHOWN]),
        sent=_sent(since),
        since_on=since,
    )


def _rows(actor: Actor) -> QuerySet[AnswerRelease]:
    """The ones that wait first; not of a household that is closed to who looks."""
    found = AnswerRelease.objects.select_related("signal__partner")
    if (closed := closed_links(actor, "signal__link__")) is not None:
        found = found.exclude(closed)
    return found.order_by("due_on", "signal__partner__name", "signal__own_reference", "pk")


def _row(each: AnswerRelease, today: date) -> ReleaseRow:
    return ReleaseRow(
        id=each.pk,
        partner=each.signal.partner.name,
        reference=each.signal.own_reference,
        says=ANSWER_NAMES[AnswerCode(each.code)],
        asked_on=each.asked_on,
        due_on=each.due_on,
        late=each.state == ReleaseState.WAITS and each.due_on < today,
    )


def _sent(since: date) -> tuple[SentCount, ...]:
    told = ToldAnswer.objects.filter(told_on__gte=since)
    counts = Counter(told.values_list("code", flat=True))
    return tuple(SentCount(ANSWER_NAMES[code], counts[code]) for code in AnswerCode if counts[code])


@look("feedback.release", may_if=MAY_SEE_RELEASES, basis=BASIS, about="release")
def release_view(*, actor: Actor, release: UUID) -> ReleaseView:
    """See one answer that waits for a person; raises NotFound."""
    found = _rows(actor).filter(pk=release).first()
    if found is None:
        raise NotFound
    signal = found.signal
    audit.concerns(signals=[signal.pk])
    name = f"{signal.initials} {signal.prefix} {signal.surname}".replace("  ", " ").strip()
    because, because_on = _because(signal)
    case = PeriodSignal.objects.filter(signal=signal).values_list("period__case", flat=True)
    following = _rows(actor).filter(state=ReleaseState.WAITS).exclude(pk=release)
    gone = found.code == AnswerCode.NOT_RESIDENT and found.state != ReleaseState.WITHHELD
    return ReleaseView(
        row=_row(found, clock.today()),
        state=found.state,
        code=found.code,
        name=name or signal.business_name,
        address=address(signal),
        phones=tuple(signal.phones),
        rent=signal.sector == "huur",
        tried=ATTEMPTS.get(found.tried_how, ""),
        tried_on=found.tried_on,
        may_hand_over=gone and found.handed_on is None,
        handed_to=found.handed_to,
        handed_how=str(HandedHow(found.handed_how).label) if found.handed_how else "",
        handed_on=found.handed_on,
        placed=found.placed_at is not None,
        because=because,
        because_on=because_on,
        case=case.first(),
        next=following.values_list("pk", flat=True).first(),
        here=tuple((each.code, each.name) for each in municipalities_here(actor, found)),
    )


def _because(signal: ArrearsSignal) -> tuple[str, date | None]:
    """Why the program thinks that somebody died or does not live here, and since when."""
    link = Link.objects.filter(signal=signal).select_related("person").first()
    if link is None or link.person is None:
        return ("nobody" if link and link.result == LinkResult.NOBODY else ""), None
    if link.person.died_on:
        return "died", link.person.died_on
    return ("departed", link.person.departed_on) if link.person.departed_on else ("case", None)


def municipalities_here(actor: Actor, release: AnswerRelease) -> QuerySet[Municipality]:
    """Other municipalities of this installation that have an agreement with the partner now."""
    today = clock.today()
    running = Agreement.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        partner=release.signal.partner_id,
        from_on__lte=today,
    )
    here = Municipality.objects.filter(pk__in=running.values("municipality"))
    return here.exclude(pk=actor.municipality).order_by("name")
