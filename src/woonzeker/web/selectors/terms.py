# SPDX-License-Identifier: EUPL-1.2
"""Everything that expires in a week: legal terms, tasks, visits asked for, what must be looked at
again. Each source gives rows of one shape; a room that has something of its own adds a source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Annotated, Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.matrix import DataClass, Relation
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case, CaseAssignment, CaseStatus, CaseTask, CaseTerm
from woonzeker.cases.rules import MAY_LIST
from woonzeker.cases.selectors import (
    TASK_NAMES,
    TASK_WHY,
    TERM_NAMES,
    relations_of_cases,
    secret_cases,
    within_reach,
)
from woonzeker.help.selectors import help_due
from woonzeker.outreach.models import PeerRequest, PeerState
from woonzeker.planning.models import DoorCaution, VisitRequest
from woonzeker.ui import words
from woonzeker.web.rules import monday_of

A_WEEK = timedelta(days=7)
#: more than a person can print and do; above it the page says how many there are
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that must be done for a case by a day, and why on that day."""

    case: Case
    what: str
    due_on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a list; without a first day all that passed counts too."""

    first: date | None
    last: date

    def on(self, column: str) -> Q:
        """The condition that a day in a column lies within it."""
        since = Q(**{f"{column}__gte": self.first}) if self.first else Q()
        return since & Q(**{f"{column}__lte": self.last})


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class DueRow:
    """One line of the list."""

    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    what: str
    due_on: date
    why: str
    workers: tuple[str, ...]
    threatening: bool | None
    secret: bool
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class DueDay:
    """What must be done by one day; None for what is past its day already."""

    on: date | None
    rows: tuple[DueRow, ...]


@dataclass(frozen=True, slots=True)
class DueWeek:
    """A week of them. `left_out` is how many more there are than the page can hold."""

    from_on: date
    until_on: date
    days: tuple[DueDay, ...]
    left_out: int

    @property
    def count(self) -> int:
        """How many lines there are."""
        return sum(len(day.rows) for day in self.days)


@look("web.terms", may_if=MAY_LIST, basis="Wgs art. 4")
def due_week(*, actor: Actor, coming: bool = False) -> DueWeek:
    """What expires this week and what passed its day already; or (`coming`) in the next week."""
    today = clock.today()
    monday = monday_of(today) + (A_WEEK if coming else timedelta())
    sunday = monday + timedelta(days=6)
    cases = within_reach(Case.objects.all(), actor, MAY_LIST).exclude(status=CaseStatus.CLOSED)
    span = Span(monday if coming else None, sunday)
    every = [due for source in SOURCES for due in source(cases, span)]
    found = sorted(every, key=lambda each: (each.due_on, each.case.number, each.what))
    rows = _rows(actor, found[:LONGEST])
    audit.concerns(len(rows), of={"case": list(dict.fromkeys(row.case for row in rows))})
    return DueWeek(monday, sunday, tuple(_days(rows, today)), max(len(found) - LONGEST, 0))


def _terms(cases: QuerySet[Case], span: Span) -> Iterator[Due]:
    found = CaseTerm.objects.filter(span.on("due_on"), met_on=None)
    for each in _of(found, cases):
        yield Due(
            each.case, TERM_NAMES[each.kind], each.due_on, f"{each.explanation} ({each.citation})"
        )


def _tasks(cases: QuerySet[Case], span: Span) -> Iterator[Due]:
    found = CaseTask.objects.filter(span.on("due_on"), done_on=None)
    for each in _of(found, cases):
        said = str(TASK_NAMES.get(each.kind, each.kind))
        yield Due(each.case, _("Taak: %s") % said, each.due_on, str(TASK_WHY.get(each.kind, "")))


def _visits(cases: QuerySet[Case], span: Span) -> Iterator[Due]:
    found = VisitRequest.objects.filter(span.on("due_on"), status__in=("open", "planned"))
    for each in _of(found, cases):
        yield Due(each.case, _("Bezoek waar om gevraagd is"), each.due_on)


def _peers(cases: QuerySet[Case], span: Span) -> Iterator[Due]:
    waiting = (PeerState.OPEN, PeerState.TAKEN)
    found = PeerRequest.objects.filter(span.on("due_on"), state__in=waiting)
    for each in _of(found, cases):
        yield Due(each.case, _("Bezoek door een ervaringsdeskundige"), each.due_on)


def _cautions(cases: QuerySet[Case], span: Span) -> Iterator[Due]:
    found = DoorCaution.objects.filter(span.on("look_again_on"), ended_on=None)
    for each in _of(found, cases):
        yield Due(each.case, _("Opnieuw bekijken: voorzichtig bij de deur"), each.look_again_on)


def _help(cases: QuerySet[Case], span: Span) -> Iterator[Due]:
    for each in help_due(cases, until=span.last):
        if span.first is None or each.due_on >= span.first:
            yield Due(each.case, each.what, each.due_on, each.why)


def _of(found: QuerySet[Any], cases: QuerySet[Case]) -> Iterable[Any]:
    """Those of these cases, each with its case and home."""
    return found.filter(case__in=cases.values("pk")).select_related("case__household")


#: who tells what expires: cases and days in, lines out
SOURCES: tuple[Callable[[QuerySet[Case], Span], Iterable[Due]], ...] = (
    _terms,
    _tasks,
    _visits,
    _peers,
    _cautions,
    _help,
)


def _rows(actor: Actor, found: list[Due]) -> list[DueRow]:
    ids = {each.case.pk for each in found}
    stands, secret = relations_of_cases(actor, ids), secret_cases(ids)
    work = _workers(ids)
    rows = [
        DueRow(
            case=each.case.pk,
            number=each.case.number,
            address=words.address(each.case.household),
            what=each.what,
            due_on=each.due_on,
            why=each.why,
            workers=work.get(each.case.pk, ()),
            threatening=each.case.threatening,
            secret=each.case.pk in secret,
            relations=stands[each.case.pk],
        )
        for each in found
    ]
    return sorted(rows, key=lambda row: (row.due_on, not row.threatening, row.number, row.what))


def _workers(cases: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The names of who works on each of these cases now."""
    today = clock.today()
    running = CaseAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), case__in=list(cases), from_on__lte=today,
        ended_at=None,
    )  # fmt: skip
    pairs = list(running.order_by("assigned_at").values_list("case_id", "user_id"))
    names = names_of({user for _case, user in pairs})
    found: dict[UUID, tuple[str, ...]] = {}
    for case, user in dict.fromkeys(pairs):
        if user in names:
            found[case] = (*found.get(case, ()), names[user])
    return found


def _days(rows: Iterable[DueRow], today: date) -> Iterator[DueDay]:
    def day(row: DueRow) -> date | None:
        return row.due_on if row.due_on >= today else None

    for on, group in groupby(rows, key=day):
        yield DueDay(on, tuple(group))
