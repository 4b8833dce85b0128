# SPDX-License-Identifier: EUPL-1.2
"""What was noted of the other roads of a case, as the rules take it. Building blocks."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import Case
from woonzeker.help.selectors import children_line
from woonzeker.legal.models import CaseRoad, NuisanceReport, RaisedPoint, RoadFact, RoadStep
from woonzeker.legal.rules.roads import (
    COURSES,
    Closing,
    ClosureGround,
    Course,
    Done,
    FactKind,
    Pattern,
    Raised,
    Report,
    Road,
    RoadsPolicy,
    pattern,
    roads_policy_from,
)
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.process import Exit

#: the answer of a household with children, and of one without
_YES, _NO = "yes", "no"


def roads_policy() -> RoadsPolicy:
    """The numbers of this municipality today."""
    return roads_policy_from(decided(current_municipality(), PolicyKind.ROADS))


def course_of(road: CaseRoad) -> Course:
    """The whole road of a row."""
    return COURSES[Road(road.road)]


def taken(road: CaseRoad) -> tuple[Done, ...]:
    """The steps that were taken and not recalled, in the order in which they were noted."""
    rows = RoadStep.objects.filter(road=road, recalled_at=None).order_by("noted_at", "pk")
    return tuple(Done(row.code, row.on, row.speaks_of) for row in rows)


def facts_of_road(road: CaseRoad) -> dict[FactKind, date | bool | int | str]:
    """The newest fact of each kind."""
    rows = RoadFact.objects.filter(road=road, recalled_at=None).order_by("noted_at", "pk")
    found: dict[FactKind, date | bool | int | str] = {}
    for row in rows:
        value = next(each for each in (row.day, row.flag, row.number, row.code) if each is not None)
        found[FactKind(row.kind)] = value
    return found


def closing_of(road: CaseRoad) -> Closing | None:
    """What is known of a closure, out of its steps and its four facts; None without a ground."""
    facts = facts_of_road(road)
    ground = facts.get(FactKind.CLOSURE_GROUND)
    if not isinstance(ground, str):
        return None
    days = {each.code: each.on for each in taken(road)}
    return Closing(
        ground=ClosureGround(ground),
        told_on=days.get("intended"),
        decided_on=days.get("decided"),
        closes_on=_day(facts.get(FactKind.CLOSURE_DAY)),
        closed_on=days.get("closed_in_fact"),
        until_on=_day(facts.get(FactKind.CLOSURE_UNTIL)),
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def raised_of(road: CaseRoad) -> dict[str, Raised]:
    """What became of each point about a closure, the last word of each."""
    rows = RaisedPoint.objects.filter(road=road, recalled_at=None).order_by("noted_at", "pk")
    return {row.code: Raised(row.raised) for row in rows}


def children_known(case: UUID) -> bool | None:
    """Whether children live there; None while nobody knows."""
    return {_YES: True, _NO: False}.get(children_line(case).code)


def reports_of(road: CaseRoad) -> tuple[Report, ...]:
    """The reports of nuisance that stand."""
    rows = NuisanceReport.objects.filter(road=road, recalled_at=None).order_by("on", "pk")
    return tuple(Report(row.on, row.sort, str(row.side), row.checked) for row in rows)


def pattern_of(road: CaseRoad) -> Pattern:
    """Whether the reports are a pattern by the policy of today; a human decides what to do."""
    heard = any(each.code == "resident_heard" for each in taken(road))
    return pattern(reports_of(road), heard=heard, policy=roads_policy(), on=clock.today())


def running(case: UUID) -> tuple[CaseRoad, ...]:
    """The roads that run in a case, the first begun first."""
    return tuple(CaseRoad.objects.filter(case=case, ended_on=None).order_by("began_on", "pk"))


def why_not_closed(case: Case, result: Exit) -> str:
    """Why a case may not end while another road runs; it never says which road that is."""
    if result in (Exit.DECEASED, Exit.WRONGLY_LINKED, Exit.OPENED_BY_MISTAKE):
        return ""
    runs = CaseRoad.objects.filter(case=case, ended_on=None).exists()
    return _("Er loopt nog een andere weg. Sluit die eerst, of vraag wie dat kan.") if runs else ""
