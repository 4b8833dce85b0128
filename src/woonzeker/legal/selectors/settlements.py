# SPDX-License-Identifier: EUPL-1.2
"""One debt settlement as somebody follows it from outside: where it is and what to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.errors import NotFound
from woonzeker.legal.models import Settlement, SettlementAnswer
from woonzeker.legal.rules import LastOfferPolicy
from woonzeker.legal.rules.offer_rights import MAY_SEE_TIME
from woonzeker.legal.rules.settlement import PHASE_WORDS, Phase, phase, questions, settlement_clock
from woonzeker.legal.selectors.offer_lines import OfCase, doubt_of, of_case
from woonzeker.legal.selectors.offer_rows import followed, last_offer_policy


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class QuestionLine:
    """Something to ask, on which day, and what was heard."""

    code: str
    on: date
    words: str
    due: bool | None
    answered_on: date | None
    answer: Annotated[str, Of(DataClass.NOTES, least=Sight.FULL)]


@of(DataClass.COURT)
@dataclass(frozen=True, slots=True)
class SettlementView:
    """One debt settlement: its days, phase, clock and questions."""

    id: UUID
    of_case: OfCase
    phase: str
    phase_words: str
    asked_on: date
    refused_on: date | None
    begins_on: date | None
    said_until: date | None
    ended_on: date | None
    clean_slate: bool | None
    until_on: date | None
    days_left: int | None
    explanation: str
    citation: str
    doubt: str
    said_longer: bool
    questions: tuple[QuestionLine, ...]
    next: QuestionLine | None


@look("legal.settlement", may_if=MAY_SEE_TIME, basis="Fw art. 284", about="settlement")
def settlement_view(*, actor: Actor, settlement: UUID) -> SettlementView:
    """See a debt settlement from outside: where it is, until when, and what to ask next."""
    rows = Settlement.objects.select_related("case__household")
    row = rows.filter(pk=settlement, recalled_at=None).first()
    if row is None:
        raise NotFound
    policy, today = last_offer_policy(str(row.municipality)), clock.today()
    known = followed(row)
    clock_, now = settlement_clock(known), phase(known, on=today, policy=policy)
    lines = _questions(row, policy)
    return SettlementView(
        id=row.pk,
        of_case=of_case(row.case),
        phase=now.value,
        phase_words=_(PHASE_WORDS[now]),
        asked_on=row.asked_on,
        refused_on=row.refused_on,
        begins_on=row.begins_on,
        said_until=row.said_until,
        ended_on=row.ended_on,
        clean_slate=row.clean_slate,
        until_on=clock_.until_on if clock_ else None,
        days_left=clock_.days_left(today) if clock_ and now in _GOES else None,
        explanation=clock_.explanation if clock_ else "",
        citation=clock_.citation if clock_ else "",
        doubt=doubt_of(clock_.confidence) if clock_ else "",
        said_longer=bool(clock_ and clock_.said_longer),
        questions=lines,
        next=next((each for each in lines if each.answered_on is None), None),
    )


def _questions(row: Settlement, policy: LastOfferPolicy) -> tuple[QuestionLine, ...]:
    """What to ask, in order, with what was heard."""
    told = SettlementAnswer.objects.filter(settlement=row, recalled_at=None)
    answers = {(each.code, each.asked_on): each for each in told.order_by("answered_on")}
    found = []
    for each in questions(followed(row), policy):
        said = answers.get((each.code, each.on))
        found.append(
            QuestionLine(
                code=each.code,
                on=each.on,
                words=_(each.words),
                due=each.on <= clock.today(),
                answered_on=said.answered_on if said else None,
                answer=str(said.words) if said else "",
            )
        )
    return tuple(found)


_GOES = (Phase.RUNNING, Phase.LAST_PART)
