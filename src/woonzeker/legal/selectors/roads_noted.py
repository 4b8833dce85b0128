# SPDX-License-Identifier: EUPL-1.2
"""What stands on a road and can be taken back. Building blocks: nobody looks here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import of
from woonzeker.legal.models import CaseRoad, NuisanceReport, RaisedPoint, RoadFact, RoadStep
from woonzeker.legal.rules.roads import POINTS, ROWS, FactKind
from woonzeker.legal.selectors.road_facts import course_of

Row = TypeVar("Row", RoadStep, RoadFact, RaisedPoint, NuisanceReport)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class NotedLine:
    """One row that stands and can be taken back: `key` names it, of what it says only the title."""

    key: str
    title: str
    on: date | None


def noted_lines(road: CaseRoad) -> Iterator[NotedLine]:
    """Every row that nobody took back, the newest first of each sort."""
    titles = {each.code: each.title for each in course_of(road).steps}
    for step in _standing(RoadStep, road):
        yield NotedLine(f"step:{step.pk}", _(titles[step.code]), step.on)
    for fact in _standing(RoadFact, road):
        noted_on = fact.noted_at.astimezone(AMSTERDAM).date()
        yield NotedLine(f"fact:{fact.pk}", _(ROWS[FactKind(fact.kind)].title), noted_on)
    asked = {each.code: each.ask for each in POINTS}
    for point in _standing(RaisedPoint, road):
        yield NotedLine(f"point:{point.pk}", _(asked[point.code]), point.on)
    for report in _standing(NuisanceReport, road):
        yield NotedLine(f"report:{report.pk}", _("een melding"), report.on)


def _standing(table: type[Row], road: CaseRoad) -> list[Row]:
    rows = table._default_manager.filter(road=road, recalled_at=None)
    return list(rows.order_by("-noted_at", "pk"))
