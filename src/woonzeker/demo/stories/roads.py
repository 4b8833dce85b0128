# SPDX-License-Identifier: EUPL-1.2
"""The other roads to losing a home, each with a household on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from woonzeker.demo.stories.household import LEADS, Told, named
from woonzeker.demo.stories.stage import Stage
from woonzeker.legal.models import CaseRoad
from woonzeker.legal.rules.roads import Road
from woonzeker.legal.services import roads

_ORDERLY = frozenset({Road.NUISANCE, Road.CLOSURE, Road.FRAUD})


@dataclass(frozen=True, slots=True)
class Taken:
    """A step on a road, so many days ago, with the facts that belong to it."""

    code: str
    days: int
    facts: Mapping[str, object] = field(default_factory=dict)


def walked(
    household: Told, road: Road, days: int, begun: str, told_by: str, *steps: Taken
) -> CaseRoad:
    """A road that began so many days ago, and the steps on it."""
    stage = household.stage
    with stage.at(stage.ago(days)):
        mine = household.by(LEADS)
        begin = roads.begin_order_road if road in _ORDERLY else roads.begin_road
        made = begin(
            actor=mine, case=household.case, road=road, begun=begun, told_by=told_by,
            on=stage.ago(days),
        )  # fmt: skip
    for each in steps:
        with stage.at(stage.ago(each.days)):
            roads.note_road_step(
                actor=mine, case_road=made.pk, code=each.code, on=stage.ago(each.days),
                facts=each.facts,
            )  # fmt: skip
    return made


_BEGUN: tuple[tuple[str, Road, str, str], ...] = (
    ("nuisance", Road.NUISANCE, "landlord_tells", "landlord"),
    ("closure", Road.CLOSURE, "mayor_tells", "municipality"),
    ("fraud", Road.FRAUD, "subtenant_tells", "resident"),
    ("carer", Road.CARER, "resident_tells", "resident"),
    ("break_up", Road.BREAK_UP, "found_in_talk", "resident"),
    ("precarious", Road.PRECARIOUS, "resident_tells", "resident"),
    ("mortgage", Road.MORTGAGE, "resident_tells", "resident"),
)


def all_of_them(stage: Stage) -> None:
    """Every road, with the steps that came first."""
    for name, road, begun, told_by in _BEGUN:
        if (household := named(stage, name)) is not None:
            walked(household, road, 20, begun, told_by)
