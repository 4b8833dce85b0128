# SPDX-License-Identifier: EUPL-1.2
"""Why a case stands where it stands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.cases.rules import MAY_SEE
from woonzeker.organisations.models import LocalPolicy, PolicyKind
from woonzeker.planning.models import CaseFlag, PriorityScore
from woonzeker.planning.priority import Contribution


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class FlagLine:
    """That somebody put the household forward, or the resident asked, and why."""

    id: UUID
    own_request: bool | None
    reason: Annotated[str, Of(DataClass.PROCESS, least=Sight.FULL)]
    set_on: date | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class PriorityView:
    """The sum of a case, every part of it in words, and the policy that made it."""

    total: int | None
    #: they tell what partners reported
    contributions: Annotated[tuple[Contribution, ...], Of(DataClass.SIGNAL)]
    scored_on: date | None
    policy_version: int | None
    policy_from: date | None
    flags: tuple[FlagLine, ...]


@look("planning.priority", may_if=MAY_SEE, basis="Wgs art. 3 lid 1 onder b", about="case")
def priority_of(*, actor: Actor, case: UUID) -> PriorityView | None:
    """Why a case stands where it stands; None when it was never scored."""
    found = PriorityScore.objects.filter(case=case).first()
    if found is None:
        return None
    policy = LocalPolicy.objects.filter(
        municipality_id=actor.municipality,
        kind=PolicyKind.PRIORITY,
        version=found.policy_version,
    ).first()
    flags = CaseFlag.objects.filter(case=case, ended_on=None).order_by("set_on", "kind")
    return PriorityView(
        total=found.total,
        contributions=tuple(Contribution(**each) for each in found.contributions),
        scored_on=found.scored_on,
        policy_version=found.policy_version,
        policy_from=policy.valid_from if policy else None,
        flags=tuple(
            FlagLine(flag.pk, flag.kind == "own_request", flag.reason, flag.set_on)
            for flag in flags
        ),
    )
