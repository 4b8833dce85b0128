# SPDX-License-Identifier: EUPL-1.2
"""Signals that were taken up, and what their partner was told of them."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from tests.conftest import CODE, MONDAY
from tests.situations import LEAD, linked_signal, resident

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.cases.services import advance, close_case, take_up
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import AnswerRelease, ToldAnswer
from woonzeker.intake.models import ArrearsSignal
from woonzeker.organisations import services as organisations
from woonzeker.organisations.models import PolicyKind
from woonzeker.process import Exit

TUESDAY = date(2026, 11, 3)
GROUND = "Wgs art. 3 lid 1 onder b"


def taken_up(**facts: Any) -> tuple[ArrearsSignal, Case]:
    """A signal of a resident whose case runs, told as far as it goes."""
    person = facts.pop("person", None) or resident()
    signal = linked_signal(person, **facts)
    take_up(actor=LEAD, on=clock.today())
    tell()
    with tenant(CODE):
        return signal, Case.objects.get(people__person=person)


def tell(on: date | None = None) -> int:
    """The job that tells partners what changed."""
    return feedback.tell_answers(actor=LEAD, on=on or clock.today())


def told(signal: ArrearsSignal) -> list[str]:
    """The codes that the partner was told of a signal, in order, with what stood beside them."""
    with tenant(CODE):
        rows = ToldAnswer.objects.filter(signal=signal.pk).order_by("number")
        return [f"{row.code}+{row.item}" if row.item else row.code for row in rows]


def release_of(signal: ArrearsSignal) -> AnswerRelease:
    """What waits for a person about a signal."""
    with tenant(CODE):
        return AnswerRelease.objects.get(signal=signal)


def close(case: Case, result: Exit = Exit.PAID) -> None:
    """End the work on a case and tell who reported."""
    close_case(actor=LEAD, case=case.pk, result=result)
    tell()


def accept_help(case: UUID) -> None:
    """The household was reached and accepted help."""
    for move in ("contact_sought", "contact_reached", "first_talk_held", "help_offered"):
        advance(actor=LEAD, case=case, move=move)
    advance(actor=LEAD, case=case, move="help_accepted")


def set_ground(*items: str) -> None:
    """Let the municipality decide on a ground for these items, from before any data."""
    organisations.decide_policy(
        actor=LEAD,
        kind=PolicyKind.FEEDBACK,
        data={
            "grounds": dict.fromkeys(items, GROUND),
            "release_working_days": 1,
            "pause_reminder_days": 5,
        },
        valid_from=date(2026, 1, 1),
    )


__all__ = [
    "GROUND", "LEAD", "MONDAY", "TUESDAY", "accept_help", "close", "release_of", "set_ground",
    "taken_up", "tell", "told",
]  # fmt: skip
