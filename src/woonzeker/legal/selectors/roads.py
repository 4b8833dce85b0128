# SPDX-License-Identifier: EUPL-1.2
"""The pages of the other roads: what can be done next, what is late, what may be known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look, may
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, sees
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.cases.rules import MAY_SEE
from woonzeker.errors import NotFound
from woonzeker.law.reader import Confidence
from woonzeker.legal.models import CaseRoad, NuisanceReport
from woonzeker.legal.rules.roads import (
    COURSES,
    POINTS,
    ROWS,
    WHO_WORDS,
    Course,
    Due,
    FactKind,
    Form,
    Kept,
    Line,
    Raised,
    Road,
    Stand,
    next_steps,
    open_points,
    progress,
)
from woonzeker.legal.selectors.road_facts import (
    children_known,
    course_of,
    facts_of_road,
    pattern_of,
    raised_of,
    roads_policy,
    taken,
)
from woonzeker.legal.selectors.road_words import code_words
from woonzeker.legal.selectors.roads_noted import NotedLine, noted_lines
from woonzeker.matching.linkage.wording import gettext_noop

ORDER = "D7"
MAY_SEE_ROADS = sees(DataClass.PROCESS, DataClass.HOUSEHOLD)
MAY_SEE_ORDER = sees(DataClass.PROCESS, DataClass.ORDER)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RoadLine:
    """A road that runs or ran, of those that whoever looks may know."""

    id: UUID
    title: str
    began_on: date
    ended: str
    next: str
    due_on: date | None
    late: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RoadsPage:
    """The roads of a case; `more` says that there is something that few may know."""

    case: UUID
    number: str
    closed: bool | None
    roads: tuple[RoadLine, ...]
    more: bool | None
    #: code, title, what it says, and its beginnings (code and words), of roads that can begin
    can_begin: tuple[tuple[str, str, str, tuple[tuple[str, str], ...]], ...]


@look("legal.roads", may_if=MAY_SEE, basis="Wgs art. 3 lid 1 onder b", about="case")
def roads_page(*, actor: Actor, case: UUID) -> RoadsPage:
    """Look at the roads of a case that whoever looks may know of; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    rows = list(CaseRoad.objects.filter(case=case).order_by("ended_on", "began_on", "pk"))
    shown = [row for row in rows if knows(actor, row)]
    runs = {row.road for row in rows if row.ended_on is None}
    return RoadsPage(
        case,
        found.number,
        found.status == CaseStatus.CLOSED,
        tuple(_road(row) for row in shown),
        len(shown) < len(rows),
        tuple(_beginning(course) for course in _open_to(actor, case) if course.road not in runs),
    )


def knows(actor: Actor, row: CaseRoad) -> bool:
    """Whether somebody may know of a road: of order only who sees such data of this case."""
    if course_of(row).data == ORDER:
        return may(actor, "legal.order_road", row.case_id)
    return may(actor, "legal.road", row.pk)


def _open_to(actor: Actor, case: UUID) -> list[Course]:
    acts = {ORDER: may(actor, "legal.begin_order_road", case)}
    plain = may(actor, "legal.begin_road", case)
    return [course for course in COURSES.values() if acts.get(course.data, plain)]


def _beginning(course: Course) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
    begins = tuple((each.code, _(each.title)) for each in course.begins)
    return course.road.value, _(course.title), _(course.says), begins


def _road(row: CaseRoad) -> RoadLine:
    course = course_of(row)
    first = _next(row, course)
    ended = _(course.ending(row.ending).title) if row.ended_on else ""
    return RoadLine(
        row.pk,
        _(course.title),
        row.began_on,
        ended,
        _(first.step.title) if first else "",
        first.due.due_on if first and first.due else None,
        first.late if first else False,
    )


def _next(row: CaseRoad, course: Course) -> Line | None:
    if row.ended_on is not None:
        return None
    lines = progress(course, taken(row), policy=roads_policy(), on=clock.today())
    return next(iter(next_steps(lines)), None)


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a road: who does it, how it stands, what it waits for, until when and why."""

    code: str
    title: str
    who: str
    stand: str
    on: date | None
    lacks: tuple[str, ...]
    due_on: date | None
    why: str
    source: str
    sure: bool | None
    late: bool | None
    #: whether more than a day belongs to it, so that it can be told further once it was taken
    adds: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact as it may be known."""

    title: str
    says: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class PointLine:
    """A point about a closure, and what became of it."""

    code: str
    ask: str
    raised: str
    #: the same as it is kept; empty while nobody asked
    code_raised: str
    always: bool | None


@of(DataClass.ORDER)
@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report of nuisance: never who, only from how many sides."""

    id: UUID
    on: date
    sort: str
    side: int
    checked: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class RoadPage:
    """One road, with what can be done now first."""

    id: UUID
    case: UUID
    number: str
    road: str
    title: str
    says: str
    began_on: date
    ended: str
    ended_on: date | None
    next: tuple[StepLine, ...]
    steps: tuple[StepLine, ...]
    facts: Annotated[tuple[FactLine, ...], Of(DataClass.HOUSEHOLD)]
    points: tuple[PointLine, ...]
    points_open: int | None
    #: whether the resident brings any of them forward
    raised_any: bool | None
    reports: tuple[ReportLine, ...]
    #: number → its source, to say that a new report is of the same
    sources: Annotated[tuple[tuple[str, int], ...], Of(DataClass.ORDER)]
    pattern: Annotated[str, Of(DataClass.ORDER)]
    endings: tuple[tuple[str, str], ...]
    noted: tuple[NotedLine, ...]
    #: what help may keep, may hear and never has: group, and title with why and source of each
    wall: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


@look("legal.road", may_if=MAY_SEE_ROADS, basis="Wgs art. 3 lid 1 onder b", about="case_road")
def road_page(*, actor: Actor, case_road: UUID) -> RoadPage:
    """Look at one road; raises NotFound, also for who may not know of it."""
    row = CaseRoad.objects.select_related("case").filter(pk=case_road).first()
    if row is None or not knows(actor, row):
        raise NotFound
    return _page(row)


@look("legal.order_road", may_if=MAY_SEE_ORDER, basis="Wgs art. 3 lid 1 onder b", about="case")
def order_road(*, actor: Actor, case: UUID) -> bool:
    """Whether a road of nuisance or closure runs in a case."""
    order = [road.value for road, course in COURSES.items() if course.data == ORDER]
    return CaseRoad.objects.filter(case=case, road__in=order, ended_on=None).exists()


def _page(row: CaseRoad) -> RoadPage:
    course, policy, today = course_of(row), roads_policy(), clock.today()
    lines = progress(course, taken(row), policy=policy, on=today)
    sides = _sides(row)
    points = _points(row)
    return RoadPage(
        id=row.pk,
        case=row.case_id,
        number=row.case.number,
        road=row.road,
        title=_(course.title),
        says=_(course.says),
        began_on=row.began_on,
        ended=_(course.ending(row.ending).title) if row.ended_on else "",
        ended_on=row.ended_on,
        next=() if row.ended_on else tuple(_step(each) for each in next_steps(lines)),
        steps=tuple(_step(each) for each in lines),
        facts=tuple(_fact(kind, value) for kind, value in facts_of_road(row).items()),
        points=points,
        points_open=len(open_points(raised_of(row), children=children_known(row.case_id)))
        if points
        else None,
        raised_any=any(each.code_raised == Raised.RAISED for each in points),
        reports=_reports(row, sides),
        sources=tuple(sides.items()),
        pattern=_pattern(row),
        endings=tuple((each.code, _(each.title)) for each in course.ends),
        noted=tuple(noted_lines(row)),
        wall=_wall(),
    )


def _step(line: Line) -> StepLine:
    due: Due | None = line.due
    return StepLine(
        code=line.step.code,
        title=_(line.step.title),
        who=_(WHO_WORDS[line.step.who]),
        stand=line.stand.value,
        on=line.on,
        lacks=tuple(_(each.title) for each in line.lacks),
        due_on=due.due_on if due and line.stand is not Stand.DONE else None,
        why=due.why if due else "",
        source=due.source if due else line.step.source,
        sure=due is None or due.confidence in (None, Confidence.VERIFIED),
        late=line.late,
        adds=bool(line.step.keeps - {FactKind.STEP_DAY}),
    )


def _fact(kind: FactKind, value: object) -> FactLine:
    title = _(ROWS[kind].title)
    if ROWS[kind].form is Form.CODE:
        return FactLine(title, _(code_words(kind, str(value))))
    if isinstance(value, bool):
        return FactLine(title, _("ja") if value else _("nee"))
    if isinstance(value, date):
        return FactLine(title, value.strftime("%d-%m-%Y"))
    return FactLine(title, str(value))


def _points(row: CaseRoad) -> tuple[PointLine, ...]:
    if row.road != Road.CLOSURE:
        return ()
    raised = raised_of(row)
    return tuple(
        PointLine(
            each.code,
            _(each.ask),
            _(RAISED[raised[each.code]]) if each.code in raised else "",
            raised[each.code].value if each.code in raised else "",
            each.always,
        )
        for each in POINTS
    )  # fmt: skip


RAISED = {
    Raised.RAISED: gettext_noop("naar voren gebracht"),
    Raised.NOT_WANTED: gettext_noop("de bewoner wil dit niet noemen"),
    Raised.DOES_NOT_APPLY: gettext_noop("niet van toepassing"),
}


def _sides(row: CaseRoad) -> dict[str, int]:
    """Each source with a number of its own, in the order in which they first reported."""
    rows = NuisanceReport.objects.filter(road=row, recalled_at=None).order_by("on", "noted_at")
    found: dict[str, int] = {}
    for side in rows.values_list("side", flat=True):
        found.setdefault(str(side), len(found) + 1)
    return found


def _reports(row: CaseRoad, sides: dict[str, int]) -> tuple[ReportLine, ...]:
    rows = NuisanceReport.objects.filter(road=row, recalled_at=None).order_by("-on", "pk")
    return tuple(
        ReportLine(
            each.pk,
            each.on,
            _(code_words(FactKind.REPORT_SORT, each.sort)),
            sides[str(each.side)],
            each.checked,
        )
        for each in rows
    )


def _pattern(row: CaseRoad) -> str:
    if row.road != Road.NUISANCE:
        return ""
    found = pattern_of(row)
    if found.carries:
        return _("De meldingen zijn een patroon. Een mens beslist wat er gebeurt.")
    return _("Dit is nog geen patroon: %s.") % ", ".join(_(each) for each in found.lacks)


def _wall() -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    return tuple(
        (
            _(kept.words),
            tuple(
                (_(row.title), _(row.why), row.source) for row in ROWS.values() if row.kept is kept
            ),
        )
        for kept in Kept
    )
