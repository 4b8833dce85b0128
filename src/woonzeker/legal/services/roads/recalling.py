# SPDX-License-Identifier: EUPL-1.2
"""What was noted wrongly on a road is taken back: one row, or a road that was begun by mistake."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.recalling import mark_recalled, refuse_without_why
from woonzeker.cases import services as cases
from woonzeker.errors import NotFound
from woonzeker.legal.models import (
    CaseRoad,
    NuisanceReport,
    RaisedPoint,
    RoadFact,
    RoadStep,
)
from woonzeker.legal.rules.roads import LOSES_HOME, MISTAKE
from woonzeker.legal.selectors.road_losses import roads_of_cases
from woonzeker.legal.services.roads.beginning import MAY_KEEP, road_for
from woonzeker.legal.services.roads.losing import not_lost_after_all

#: a row that somebody noted on a road
Noted = RoadStep | RoadFact | RaisedPoint | NuisanceReport
#: by which word a row is named, and its table
TABLES: dict[str, type[Noted]] = {
    "step": RoadStep, "fact": RoadFact, "point": RaisedPoint, "report": NuisanceReport,
}  # fmt: skip
#: the whole road, by its own id
WHOLE = "road"


@action(
    "legal.recall_road_row",
    may_if=MAY_KEEP,
    basis="AVG art. 5 lid 1 onder d",
    about="case_road",
)
def recall_road_row(
    *, actor: Actor, case_road: UUID, kind: str, row: UUID, reason: str
) -> CaseRoad:
    """Take back what was noted wrongly: it stays to be read, and what it did goes.

    Of a road that was begun by mistake everything goes, and it runs no more. Raises Refused and
    NotFound.
    """
    road = road_for(actor, case_road)
    found = _found(road, kind, row)
    if not found:
        raise NotFound
    refuse_without_why(reason)
    for each in found:
        _take_back(each, actor, reason)
    if kind == WHOLE:
        road.ended_on, road.ending = max(clock.today(), road.began_on), MISTAKE.code
        road.ended_by = actor.id
        road.save(update_fields=["ended_on", "ending", "ended_by"])
        _no_lane_any_more(road)
    return road


def _no_lane_any_more(road: CaseRoad) -> None:
    """A road that never ran is no lane of its case, unless it ran another time."""
    if road.road not in roads_of_cases([road.case_id]).get(road.case_id, ()):
        room = system(str(road.municipality), "legal")
        cases.drop_lane(actor=room, case=road.case_id, lane=road.road)


def _found(road: CaseRoad, kind: str, row: UUID) -> list[Noted]:
    """The rows that are meant, of those that stand."""
    if kind == WHOLE and row == road.pk:
        return [each for table in TABLES.values() for each in _standing(table, road)]
    if kind not in TABLES:
        raise NotFound
    return [each for each in _standing(TABLES[kind], road) if each.pk == row]


def _standing(table: type[Noted], road: CaseRoad) -> list[Noted]:
    return list(table._default_manager.filter(road=road, recalled_at=None))


def _take_back(row: Noted, actor: Actor, reason: str) -> None:
    mark_recalled(row, actor, reason)
    if isinstance(row, RoadStep) and row.code in LOSES_HOME:
        not_lost_after_all(row, reason)
