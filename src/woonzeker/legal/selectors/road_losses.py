# SPDX-License-Identifier: EUPL-1.2
"""Homes lost on the other roads, their lanes, and why homes were closed. Codes and days alone.

Building blocks for counts: nobody looks here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.legal.models import CaseRoad, RoadFact, RoadStep
from woonzeker.legal.rules.roads import (
    LOSING_STEPS,
    MISTAKE,
    SOLD_END,
    ClosureGround,
    FactKind,
    HowLost,
    Road,
)

_STEPS = sorted({code for _road, code in LOSING_STEPS})


@dataclass(frozen=True, slots=True)
class RoadLoss:
    """A home that was lost on a road: of which case, on what day, on which road, and how."""

    case: UUID
    on: date
    road: Road
    how: HowLost


def homes_lost_on_roads(*, since: date, until: date) -> list[RoadLoss]:
    """Every home lost on a road in these days, as a step of it says."""
    told = RoadStep.objects.filter(code__in=_STEPS, recalled_at=None, on__range=(since, until))
    rows = told.order_by("on", "pk").values_list("case", "on", "road__road", "code")
    return [
        RoadLoss(case, on, Road(road), how)
        for case, on, road, code in rows
        if (how := LOSING_STEPS.get((Road(road), code)))
    ]


def sold_by_force(cases: Collection[UUID]) -> frozenset[UUID]:
    """Of these cases the ones of which a road ended with a sale."""
    rows = CaseRoad.objects.filter(case__in=cases, road=Road.MORTGAGE.value, ending=SOLD_END)
    return frozenset(rows.values_list("case", flat=True))


def roads_of_cases(cases: Collection[UUID]) -> dict[UUID, list[str]]:
    """The codes of the roads of each of these cases, the first opened first; no mistakes."""
    rows = CaseRoad.objects.filter(case__in=cases).exclude(ending=MISTAKE.code)
    rows = rows.order_by("opened_at", "pk")
    found: dict[UUID, list[str]] = {}
    for case, road in rows.values_list("case", "road"):
        found.setdefault(case, []).append(road)
    return found


def closed_over_drugs(cases: Collection[UUID]) -> frozenset[UUID]:
    """Of these cases the ones whose home was closed on the Opiumwet, by the last that was noted."""
    rows = RoadFact.objects.filter(
        case__in=cases, kind=FactKind.CLOSURE_GROUND.value, recalled_at=None
    )
    newest = dict(rows.order_by("noted_at", "pk").values_list("case", "code"))
    return frozenset(
        case for case, code in newest.items() if code == ClosureGround.OPIUMWET_13B.value
    )
