# SPDX-License-Identifier: EUPL-1.2
"""A person says which column is which and how amounts and dates are written; it is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from woonzeker.access import jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.intake.errors import DeclaredAhead, NoOpenQuestion, WrongAnswer
from woonzeker.intake.models import ColumnMapping, Delivery, DeliveryState
from woonzeker.intake.rules import COLUMNS, COMPOSITES, PASSED_OVER, fold
from woonzeker.intake.selectors import delivery_of

#: a partner says how its own file is written, in its own portal
_MAY = writes(DataClass.SIGNAL, partner=True).by(Role.INTAKE_COORDINATOR)
_BASIS = "Wgs art. 3 lid 1 onder b"


@action("intake.answer_questions", may_if=_MAY, basis=_BASIS, about="delivery")
def answer_questions(
    *,
    actor: Actor,
    delivery: UUID | Delivery,
    columns: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    efforts_declared_on: date | None = None,
) -> Delivery:
    """Answer what a delivery waits for, remember it for the partner, and let reading go on.

    `columns` maps headings as delivered to a canonical column or "" (not used); `answers` maps the
    code of a question to one of its choices; `efforts_declared_on` is for a landlord whose file
    lacks the four efforts. Raises NoOpenQuestion, WrongAnswer or DeclaredAhead.
    """
    found = _locked(actor, delivery)
    if found.state != DeliveryState.QUESTION:
        raise NoOpenQuestion
    pointed_out, chosen = by_hand(columns or {}), dict(answers or {})
    check_answers(found.questions, chosen)
    _remember(found, pointed_out, chosen)
    given = found.answers
    found.answers = {
        "columns": {**given.get("columns", {}), **pointed_out},
        "answers": {**given.get("answers", {}), **chosen},
    }
    if efforts_declared_on is not None:
        if efforts_declared_on > found.received_on:
            raise DeclaredAhead
        found.efforts_declared_on = efforts_declared_on
    found.questions = []
    found.state = DeliveryState.RECEIVED
    found.save(update_fields=["answers", "questions", "state", "efforts_declared_on"])
    jobs.defer("pipeline.take_in", actor=actor, delivery=str(found.pk))
    return found


@action("intake.remember_columns", may_if=_MAY, basis=_BASIS, about="delivery")
def remember_columns(
    *, actor: Actor, delivery: UUID | Delivery, columns: Mapping[str, str]
) -> Delivery:
    """Remember which column is which for the partner's next file; this one stays as it was read."""
    found = _locked(actor, delivery)
    _remember(found, by_hand(columns), {})
    return found


def _locked(actor: Actor, delivery: UUID | Delivery) -> Delivery:
    found = delivery_of(actor, delivery)
    return Delivery.objects.select_for_update(of=("self",)).get(pk=found.pk)


def by_hand(columns: Mapping[str, str]) -> dict[str, str]:
    """Folded heading → column; raises WrongAnswer for a column that does not exist."""
    if not set(columns.values()) <= {*COLUMNS, *COMPOSITES, PASSED_OVER}:
        raise WrongAnswer
    return {fold(heading): column for heading, column in columns.items()}


def check_answers(questions: list[dict[str, Any]], answers: Mapping[str, str]) -> None:
    """Raise WrongAnswer for an answer that is none of the choices."""
    choices = {
        question["code"]: {choice["value"] for choice in question["choices"]}
        for question in questions
        if "choices" in question
    }
    if any(answer not in choices.get(code, set()) for code, answer in answers.items()):
        raise WrongAnswer


def _remember(delivery: Delivery, columns: dict[str, str], answers: dict[str, str]) -> None:
    kept, _ = ColumnMapping.objects.select_for_update().get_or_create(
        partner_id=delivery.partner_id
    )
    kept.columns = {**kept.columns, **columns}
    kept.answers = {**kept.answers, **answers}
    kept.save(update_fields=["columns", "answers"])
