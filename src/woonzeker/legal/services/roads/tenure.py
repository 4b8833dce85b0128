# SPDX-License-Identifier: EUPL-1.2
"""Keeping what answers about how somebody lives here point to: codes, and never a verdict."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound
from woonzeker.legal.models import TenureFinding
from woonzeker.legal.rules.tenure import answers_from, finding


@action("legal.keep_tenure", may_if=MAY_WORK, basis="Wgs art. 3 lid 1 onder b", about="case")
def keep_tenure(*, actor: Actor, case: UUID, answers: Mapping[str, str]) -> TenureFinding:
    """Keep the answers of a household and what they look like; an earlier finding stays.

    Raises AnswerUnknown for an answer that is not there, NotFound.
    """
    if not Case.objects.filter(pk=case).exists():
        raise NotFound
    given, today = answers_from(answers), clock.today()
    found = finding(given, on=today)
    return TenureFinding.objects.create(
        case_id=case,
        on=today,
        answers={each.value: code for each, code in given.items()},
        looks_like=found.tenure.value,
        points_to_rent=found.points_to_rent,
        unsure=found.unsure,
        noted_at=clock.now(),
        noted_by=actor.id,
    )
