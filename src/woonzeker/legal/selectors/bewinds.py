# SPDX-License-Identifier: EUPL-1.2
"""Bewind or income management: from the resident's wish to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.legal.models import Bewind, BewindEvaluation
from woonzeker.legal.rules.bewind import BEWIND_WORDS, BewindKind, wish_lacks
from woonzeker.legal.rules.bewind_course import STEP_WORDS, Step, duties, verdict
from woonzeker.legal.rules.offer_rights import BASIS_WISH, MAY_SEE_OFFERS
from woonzeker.legal.selectors.offer_lines import LackLine, OfCase, doubt_of, lack_line, of_case
from woonzeker.legal.selectors.offer_rows import (
    bewind_stands,
    evaluations_of,
    held,
    last_offer_policy,
    running,
    wish_of,
)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class DutyLine:
    """A term of the right to advise: what, whose, by when, and why that day."""

    words: str
    who: str
    due_on: date
    why: str
    citation: str
    doubt: str
    done_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class EvaluationLine:
    """One evaluation: when, what it came to, what the resident said, and why it goes on."""

    on: date
    ends: bool | None
    resident_on: date | None
    resident_words: str
    why: str
    by: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class BewindView:
    """One bewind or income management as it stands."""

    id: UUID
    of_case: OfCase
    kind: str
    kind_words: str
    request: UUID | None
    explained_on: date | None
    wished_on: date | None
    resident_signed_on: date | None
    lacks: tuple[LackLine, ...]
    begins_on: date | None
    said_until: date | None
    keeper: str
    step: str
    step_words: str
    evaluate_on: date | None
    term_missing: bool | None
    wants_out_on: date | None
    ended_on: date | None
    signed_up: bool | None
    told_on: date | None
    plan_on: date | None
    advised_on: date | None
    duties: tuple[DutyLine, ...]
    evaluations: tuple[EvaluationLine, ...]


@look("legal.bewind", may_if=MAY_SEE_OFFERS, basis=BASIS_WISH, about="bewind")
def bewind_view(*, actor: Actor, bewind: UUID) -> BewindView:
    """See one bewind or income management: what it lacks, what to do now, and its evaluations."""
    rows = Bewind.objects.select_related("case__household")
    row = rows.filter(pk=bewind, recalled_at=None).first()
    if row is None:
        raise NotFound
    began = row.begins_on is not None
    stands = bewind_stands(row, last_offer_policy(str(row.municipality))) if began else None
    wish = () if began else wish_lacks(wish_of(row), on=clock.today())
    return BewindView(
        id=row.pk,
        of_case=of_case(row.case),
        kind=row.kind,
        kind_words=_(BEWIND_WORDS[BewindKind(row.kind)]),
        request=row.request_id,
        explained_on=row.explained_on,
        wished_on=row.wished_on,
        resident_signed_on=row.resident_signed_on,
        lacks=tuple(lack_line(each) for each in wish),
        begins_on=row.begins_on,
        said_until=row.said_until,
        keeper=str(row.keeper),
        step=stands.step.value if stands else "",
        step_words=_(STEP_WORDS[stands.step]) if stands else "",
        evaluate_on=stands.evaluate_on if stands else None,
        term_missing=bool(stands and stands.term_missing and stands.step is not Step.OVER),
        wants_out_on=row.wants_out_on,
        ended_on=row.ended_on,
        signed_up=row.signed_up,
        told_on=row.told_on,
        plan_on=row.plan_on,
        advised_on=row.advised_on,
        duties=_duties(row) if began else (),
        evaluations=_evaluations(evaluations_of([row.pk])[row.pk]),
    )


def _duties(row: Bewind) -> tuple[DutyLine, ...]:
    done = {"told": row.told_on, "plan": row.plan_on, "advice": row.advised_on}
    known = running(row)
    found = duties(
        known.kind, granted_on=known.begins_on, plan_on=row.plan_on, signed_up=row.signed_up
    )
    return tuple(
        DutyLine(
            words=_(each.words),
            who=_(each.who),
            due_on=each.deadline.due_on,
            why=each.deadline.explanation,
            citation=each.deadline.citation,
            doubt=doubt_of(each.confidence),
            done_on=done[each.code],
        )
        for each in found
    )


def _evaluations(rows: list[BewindEvaluation]) -> tuple[EvaluationLine, ...]:
    names = names_of({row.noted_by for row in rows})
    found = [
        EvaluationLine(
            on=row.held_on,
            ends=verdict(each).value == "end",
            resident_on=row.resident_on,
            resident_words=str(row.resident_words),
            why=str(row.why),
            by=names.get(row.noted_by, ""),
        )
        for row, each in zip(rows, held(rows), strict=True)
    ]
    return tuple(reversed(found))
