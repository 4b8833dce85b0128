# SPDX-License-Identifier: EUPL-1.2
"""The other roads to losing a home, each with a household on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from woonzeker.cases.services import Home
from woonzeker.demo.stories.household import LEADS, Told, named
from woonzeker.demo.stories.reported import nobody_reported
from woonzeker.demo.stories.stage import Stage, told
from woonzeker.help.rules.alarm import Asked
from woonzeker.help.selectors import alarm as finding
from woonzeker.help.services import alarm
from woonzeker.legal.models import CaseRoad
from woonzeker.legal.rules.roads import Road
from woonzeker.legal.services import roads
from woonzeker.outreach.models import ContactOutcome

_ORDERLY = frozenset({Road.NUISANCE, Road.CLOSURE, Road.FRAUD})
_DONE = {"outcome": "done"}


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
    stage, mine = household.stage, household.by(LEADS)
    with stage.at(stage.ago(days)):
        begin = roads.begin_order_road if road in _ORDERLY else roads.begin_road
        made = begin(
            actor=mine, case=household.case, road=road, begun=begun, told_by=told_by,
            on=stage.ago(days),
        )  # fmt: skip
    walk_on(household, made, *steps)
    return made


def walk_on(household: Told, road: CaseRoad, *steps: Taken) -> None:
    """The next steps on a road."""
    for each in steps:
        day = household.stage.ago(each.days)
        with household.stage.at(day):
            roads.note_road_step(
                actor=household.by(LEADS), case_road=road.pk, code=each.code, on=day,
                facts=each.facts,
            )  # fmt: skip


def nuisance(stage: Stage) -> None:
    """Three reports from two sides; the resident was heard and care was offered."""
    household = named(stage, "nuisance")
    if household is None:
        return
    household.met(50)
    made = walked(
        household, Road.NUISANCE, 48, "landlord_tells", "landlord",
        Taken("resident_heard", 44, {"outcome": "done", "two_at_door": False}),
        Taken("cause_looked_at", 44, {"home_cause": "thin_walls"}),
        Taken("mediation_offered", 37, {"outcome": "taken", "help_sort": "mediation"}),
        Taken("care_offered", 30, {"outcome": "offered", "help_sort": "community_team"}),
    )  # fmt: skip
    heard = ((49, "noise", True), (41, "noise", False), (26, "waste", True))
    for days, sort, checked in heard:
        with stage.at(stage.ago(days if days < 48 else 48)):
            roads.note_nuisance(
                actor=household.by(LEADS), case_road=made.pk, on=stage.ago(days), sort=sort,
                reporter_role="neighbour", checked=checked,
            )  # fmt: skip


def claimed(stage: Stage) -> None:
    """A landlord that speaks of subletting, and two people who part."""
    if (household := named(stage, "fraud")) is not None:
        household.met(43)
        walked(
            household, Road.FRAUD, 42, "resident_tells", "resident",
            Taken("tenant_heard", 39, _DONE),
            Taken("others_found", 35, {"people_for_place": 2, "tenure": "sublet"}),
            Taken("lawyer_found", 29, {"outcome": "done", "help_taken": True}),
            Taken("put_right_offered", 15, {"outcome": "offered"}),
        )  # fmt: skip
    if (household := named(stage, "break_up")) is not None:
        household.met(46, ContactOutcome.ACCEPTED)
        walked(
            household, Road.BREAK_UP, 46, "found_in_talk", "resident",
            Taken("safety_asked", 46, {"safe_place": False}),
            Taken("each_heard", 36, {"outcome": "done", "children": 2}),
            Taken("standing_found", 30, {"lease_standing": "co_tenant"}),
            Taken("money_looked_at", 22, _DONE),
        )  # fmt: skip


def asked(stage: Stage) -> None:
    """Who called by themselves: left behind after a death, a loose tenure, a mortgage."""
    rows = {row["name"]: row for row in told("asked")}
    steps: dict[str, tuple[Road, tuple[Taken, ...]]] = {
        "carer": (Road.CARER, (
            Taken("standing_found", 31, {"lease_standing": "shared_household"}),
            Taken("rent_goes_on", 28, _DONE),
            Taken("landlord_asked", 17, {"outcome": "no_answer"}),
            Taken("lawyer_found", 10, {"outcome": "done", "help_taken": True}),
        )),
        "precarious": (Road.PRECARIOUS, (
            Taken("tenure_asked", 21, {"tenure": "holiday_park"}),
            Taken("rights_told", 21, _DONE),
            Taken("lawyer_found", 12, {"outcome": "done", "help_taken": True}),
        )),
        "mortgage": (Road.MORTGAGE, (
            Taken("talked", 54, {"outcome": "done", "children": 1}),
            Taken("money_looked_at", 47, _DONE),
            Taken("unit_called", 45, _DONE),
            Taken("plan_offered", 32, {"outcome": "offered"}),
        )),
    }  # fmt: skip
    for name, (road, taken) in steps.items():
        if (household := _called(stage, rows[name])) is not None:
            household.met(taken[0].days, ContactOutcome.ACCEPTED)
            walked(household, road, rows[name]["days"], "resident_tells", "resident", *taken)
            if road is Road.PRECARIOUS:
                _looked_up(household, taken[0].days)


def _called(stage: Stage, row: Mapping[str, Any]) -> Told | None:
    """Somebody at a home of which nothing was told asks for help."""
    person = nobody_reported()
    if person is None:
        return None
    home = Home(
        postcode=person.postcode, house_number=person.house_number or 0,
        house_letter=person.house_letter, house_addition=person.house_addition,
        street=person.street, city=person.city,
    )  # fmt: skip
    sought = finding.Sought(
        surname=person.surname, born_on=date.fromisoformat(person.born_on),
        postcode=person.postcode, house_number=person.house_number,
    )  # fmt: skip
    said = alarm.Told(
        asked=Asked("resident", "", False), channel=row["channel"], sought=sought, home=home,
        words=row["words"], phone=row["phone"], landlord_may_know=False,
        threatening=row["threatening"],
    )  # fmt: skip
    with stage.at(stage.ago(row["days"])):
        made = alarm.raise_alarm(actor=stage.practice.coordinator, told=said, person=person.pk)
    return Told(stage, made.case_id, stage.ago(row["days"])) if made.case_id else None


def _looked_up(household: Told, days: int) -> None:
    """Which rights somebody has, by how they live there."""
    with household.stage.at(household.stage.ago(days)):
        roads.keep_tenure(
            actor=household.by(LEADS), case=household.case, answers=told("tenure_answers")
        )


def chapter(stage: Stage) -> None:
    """Every other road but that of a closure, which ends under a roof."""
    for story in (nuisance, claimed, asked):
        story(stage)
