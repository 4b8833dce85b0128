# SPDX-License-Identifier: EUPL-1.2
"""Counts of cases: aggregates without persons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Sight, sees
from woonzeker.cases.models import Case, CaseStatus, CaseTerm
from woonzeker.errors import NotPermitted
from woonzeker.process import Step

MAY_COUNT = sees(DataClass.FIGURES, least=Sight.COUNT)


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How many cases run, threaten, are late, stand at each step, and how they ended."""

    running: int
    threatening: int
    late: int
    by_step: dict[Step, int]
    by_result: dict[str, int]


def case_counts(*, actor: Actor, on: date) -> CaseCounts:
    """Count the cases of the actor's municipality on a day. Raises NotPermitted."""
    if not MAY_COUNT(actor):
        raise NotPermitted
    running = Case.objects.exclude(status=CaseStatus.CLOSED)
    late = CaseTerm.objects.filter(met_on=None, due_on__lt=on).exclude(
        case__status=CaseStatus.CLOSED
    )
    steps = running.values_list("step").annotate(number=Count("pk"))
    results = (
        Case.objects.filter(status=CaseStatus.CLOSED)
        .values_list("result")
        .annotate(number=Count("pk"))
    )
    return CaseCounts(
        running=running.count(),
        threatening=running.filter(threatening=True).count(),
        late=late.values("case").distinct().count(),
        by_step={Step(step): number for step, number in sorted(steps)},
        by_result=dict(sorted(results, key=lambda pair: -pair[1])),
    )
