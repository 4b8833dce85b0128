# SPDX-License-Identifier: EUPL-1.2
"""Working out how urgent cases are, and keeping the sum with its reasons."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.access import audit
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.planning.models import PriorityScore
from woonzeker.planning.priority import Priority, score
from woonzeker.planning.rules import facts_of
from woonzeker.planning.selectors.facts import case_facts, priority_policy
from woonzeker.planning.services.restoring import restore_doors

_BATCH = 1_000


@action(
    "planning.score_cases",
    may_if=writes(DataClass.PROCESS).by(Role.INTAKE_COORDINATOR, Role.TEAM_LEAD),
    basis="Wgs art. 3 lid 1 onder b",
)
def score_cases(*, actor: Actor, on: date) -> int:
    """Work out the order of every running case as it is on a day; returns how many there are.

    A case that runs again gets back the door that was struck when it closed.
    """
    found = score_now(Case.objects.exclude(status=CaseStatus.CLOSED), actor.municipality, on=on)
    restore_doors(actor, found)
    audit.concerns(len(found))
    return len(found)


def score_now(cases: QuerySet[Case], municipality: str, *, on: date) -> dict[UUID, Priority]:
    """Score these cases and keep what changed, inside somebody's action."""
    policy = priority_policy(municipality, on=on)
    found = {
        case: score(facts_of(facts, policy, on=on), policy)
        for case, facts in case_facts(cases, on=on).items()
    }
    _keep(found, on)
    return found


def _keep(found: dict[UUID, Priority], on: date) -> None:
    known = {
        case: (total, contributions, version)
        for case, total, contributions, version in PriorityScore.objects.filter(
            case__in=list(found)
        ).values_list("case_id", "total", "contributions", "policy_version")
    }
    rows = [
        PriorityScore(
            case_id=case,
            scored_on=on,
            total=priority.total,
            contributions=[asdict(each) for each in priority.contributions],
            policy_version=priority.policy_version,
        )
        for case, priority in found.items()
    ]
    changed = [
        row
        for row in rows
        if known.get(row.case_id) != (row.total, row.contributions, row.policy_version)
    ]
    PriorityScore.objects.bulk_create(
        changed,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=["scored_on", "total", "contributions", "policy_version"],
    )
