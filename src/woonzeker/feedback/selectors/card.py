# SPDX-License-Identifier: EUPL-1.2
"""What the page of a case says of feedback: what each partner was told when, and what waits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import PeriodSignal
from woonzeker.cases.rules import MAY_SEE, MAY_WORK
from woonzeker.feedback.models import (
    AnswerConsent,
    AnswerRelease,
    CollectionPause,
    PauseAnswer,
    ReleaseState,
    ToldAnswer,
)
from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.feedback.rules.pauses import is_running, pause_term
from woonzeker.feedback.rules.policy import ITEM_NAMES, Item
from woonzeker.feedback.rules.releases import ANSWER_NAMES, BESIDE
from woonzeker.feedback.selectors.partners import reporters_of
from woonzeker.feedback.selectors.pauses import help_accepted_on
from woonzeker.feedback.selectors.policies import feedback_policy
from woonzeker.organisations.models import Partner

BASIS = "Wgs art. 3 lid 1 onder b"


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ToldLine:
    """One answer as a partner saw it; the first has always been that it was received."""

    says: str
    beside: str
    on: date
    told_on: date
    reopened: bool


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class SignalCard:
    """One signal: of whom, what they were told, the newest first, and what waits."""

    partner: Annotated[str, Of(DataClass.SIGNAL)]
    reference: Annotated[str, Of(DataClass.SIGNAL)]
    told: tuple[ToldLine, ...]
    received_on: date
    waits: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class PauseLine:
    """A pause asked of a partner: until when, what they said, and whether it still holds."""

    id: UUID
    partner: Annotated[str, Of(DataClass.SIGNAL)]
    from_on: date
    until_on: date
    ended_on: date | None
    runs: bool
    answer: str
    explanation: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ConsentLine:
    """What a resident agreed that a partner hears, and until when it holds."""

    id: UUID
    partner: Annotated[str, Of(DataClass.SIGNAL)]
    says: str
    from_on: date
    until_on: date
    withdrawn_on: date | None
    holds: bool


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class ToldCard:
    """Everything about feedback on the page of a case."""

    case: UUID
    signals: tuple[SignalCard, ...]
    pauses: tuple[PauseLine, ...]
    consents: tuple[ConsentLine, ...]
    accepted_on: date | None
    #: partners that could be asked for a pause now
    may_pause: Annotated[tuple[tuple[str, str], ...], Of(DataClass.SIGNAL)]


@look("feedback.card", may_if=MAY_SEE, basis=BASIS, about="case")
def told_card(*, actor: Actor, case: UUID) -> ToldCard:
    """See what each partner knows of this household, what waits, and which pauses run."""
    today = clock.today()
    pauses = tuple(_pauses(case, today))
    consents = tuple(_consents(case, today))
    accepted_on = help_accepted_on(case)
    return ToldCard(
        case=case,
        signals=tuple(_signals(case)),
        pauses=pauses,
        consents=consents,
        accepted_on=accepted_on,
        may_pause=_may_pause(actor, case, today)
        if accepted_on and pause_term(accepted_on).until_on >= today
        else (),
    )


@look("feedback.reporters", may_if=MAY_WORK, basis=BASIS, about="case")
def reporters(*, actor: Actor, case: UUID) -> tuple[Partner, ...]:
    """See which partners reported about a household: of whom a consent or pause can be."""
    return tuple(reporters_of(case))


def _signals(case: UUID) -> list[SignalCard]:
    rows = list(
        PeriodSignal.objects.filter(period__case=case)
        .select_related("signal__partner", "signal__delivery")
        .order_by("-signal__delivery__received_at", "signal__partner__name", "pk")
    )
    ids = [row.signal_id for row in rows]
    told: dict[UUID, list[ToldLine]] = defaultdict(list)
    for each in ToldAnswer.objects.filter(signal__in=ids).order_by("-number"):
        told[each.signal].append(_line(each))
    waits = dict(
        AnswerRelease.objects.filter(signal__in=ids, state=ReleaseState.WAITS).values_list(
            "signal_id", "code"
        )
    )
    return [
        SignalCard(
            partner=row.signal.partner.name,
            reference=row.signal.own_reference,
            told=tuple(told[row.signal_id]),
            received_on=row.signal.delivery.received_on,
            waits=ANSWER_NAMES[AnswerCode(waits[row.signal_id])] if row.signal_id in waits else "",
        )
        for row in rows
    ]


def _line(each: ToldAnswer) -> ToldLine:
    return ToldLine(
        says=ANSWER_NAMES[AnswerCode(each.code)],
        beside=BESIDE.get(each.item, ""),
        on=each.on,
        told_on=each.told_on,
        reopened=bool(each.reason),
    )


def _pauses(case: UUID, today: date) -> list[PauseLine]:
    found = CollectionPause.objects.filter(case=case).select_related("partner")
    return [
        PauseLine(
            id=each.pk,
            partner=each.partner.name,
            from_on=each.from_on,
            until_on=each.until_on,
            ended_on=each.ended_on,
            runs=is_running(each.from_on, each.until_on, each.ended_on, on=today),
            answer=str(PauseAnswer(each.answer).label) if each.answer else "",
            explanation=each.explanation,
        )
        for each in found.order_by("-asked_at", "pk")
    ]


def _consents(case: UUID, today: date) -> list[ConsentLine]:
    found = AnswerConsent.objects.filter(case=case).select_related("partner")
    return [
        ConsentLine(
            id=each.pk,
            partner=each.partner.name,
            says=ITEM_NAMES[Item(each.item)],
            from_on=each.from_on,
            until_on=each.until_on,
            withdrawn_on=each.withdrawn_on,
            holds=each.withdrawn_on is None and each.until_on >= today,
        )
        for each in found.order_by("-recorded_at", "pk")
    ]


def _may_pause(actor: Actor, case: UUID, today: date) -> tuple[tuple[str, str], ...]:
    """Partners with a ground or consent of which no pause runs."""
    on_ground = bool(feedback_policy(actor).grounds.get(Item.PAUSE))
    agreed = set(
        AnswerConsent.objects.filter(
            case=case, item=Item.PAUSE, withdrawn_on=None, until_on__gte=today
        ).values_list("partner_id", flat=True)
    )
    runs = {
        each.partner_id
        for each in CollectionPause.objects.filter(case=case)
        if is_running(each.from_on, each.until_on, each.ended_on, on=today)
    }
    return tuple(
        (str(each.pk), each.name)
        for each in reporters_of(case)
        if each.pk not in runs and (on_ground or each.pk in agreed)
    )
