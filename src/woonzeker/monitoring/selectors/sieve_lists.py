# SPDX-License-Identifier: EUPL-1.2
"""The households behind a number of the sieve, and those that sank unseen: for who helps them.

A number may be larger than its list: it counts all, the list has what is in somebody's reach. What
a filter would tell of a household that the list does not show is no filter of a list.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, MayIf, Role, Sight, sees
from woonzeker.access.veil import of
from woonzeker.cases.models import Case
from woonzeker.cases.selectors import CaseRow, case_rows, sees_signals, within_reach
from woonzeker.errors import Refused
from woonzeker.legal.rules.roads import COURSES, Road
from woonzeker.monitoring.models import SieveRow
from woonzeker.monitoring.rules.sieve import Where
from woonzeker.monitoring.rules.sieve_asked import ARREARS, PLACES, Behind, Number
from woonzeker.monitoring.rules.sieve_counts import Chosen, Leak
from woonzeker.monitoring.selectors.sieve_rows import chosen_rows
from woonzeker.process import Step

BASIS = "Wgs art. 3 lid 1 onder b"
#: whether children live there is among the filters
MAY_OPEN = sees(DataClass.PROCESS, DataClass.HOUSEHOLD, least=Sight.FLAG).by(
    Role.TEAM_LEAD, Role.EVICTION_COORDINATOR, Role.OUTREACH_WORKER, Role.DEBT_COUNSELLOR
)
#: who may know that a household is on another road, and on one of nuisance, closure or fraud
MAY_KNOW_ROAD = sees(DataClass.PROCESS, DataClass.HOUSEHOLD)
MAY_KNOW_ORDER = sees(DataClass.PROCESS, DataClass.ORDER)
ORDER = "D7"
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the households behind a number. `number` is what the sieve counts, `reach` how
    many of them are within reach of who looks."""

    rows: tuple[CaseRow, ...]
    page: Page[Any]
    number: int
    reach: int


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class LeakLine:
    """A household that sank a step while nobody spoke with it, and why it stands here."""

    case: CaseRow
    leak: Leak
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class LeakPage:
    """A page of households that sank unseen, the deepest first, of all within reach."""

    lines: tuple[LeakLine, ...]
    page: Page[Any]
    number: int


def may_list(actor: Actor, chosen: Chosen) -> bool:
    """Whether the numbers of this choice open a list for somebody.

    Of another road only for who may know of that road; by what was reported only for who sees who
    reported.
    """
    if not MAY_OPEN.ever(actor) or not _may_know(chosen).ever(actor):
        return False
    return (chosen.sector is None and chosen.landlord is None) or sees_signals(actor)


def _no_list() -> str:
    return _("Bij deze keuze is er geen lijst. Ga terug naar de zeef en kies minder filters.")


def _may_know(chosen: Chosen) -> MayIf:
    """Who may know on which road these households are: of nuisance and closures only few."""
    if chosen.lane in {None, ARREARS}:
        return MAY_OPEN
    course = COURSES.get(Road(chosen.lane)) if chosen.lane in set(Road) else None
    return MAY_KNOW_ROAD if course and course.data != ORDER else MAY_KNOW_ORDER


@look("monitoring.sieve_list", may_if=MAY_OPEN, basis=BASIS)
def sieve_list(*, actor: Actor, asked: Number, page: int = 1) -> ListPage:
    """See the households behind a number of the sieve, as far as they are within reach.

    Raises Refused for a choice that has no list.
    """
    if not may_list(actor, asked.chosen):
        raise Refused(_no_list())
    rows = _behind(actor, asked)
    within = within_reach(Case.objects.all(), actor, MAY_OPEN)
    within = within_reach(within, actor, _may_know(asked.chosen))
    cases = within.filter(pk__in=rows.values("case")).order_by("-opened_on", "-number")
    return page_of(actor, cases, page, number=rows.count())


def page_of(actor: Actor, cases: QuerySet[Case], page: int, *, number: int) -> ListPage:
    """A page of these cases, which are within reach; `number` is what was counted."""
    paged = Paginator(cases.values_list("pk", flat=True), A_PAGE)
    chosen: Page[Any] = paged.get_page(page)
    of_page = Case.objects.filter(pk__in=list(chosen.object_list))
    shown = case_rows(actor=actor, cases=of_page.order_by("-opened_on", "-number"))
    audit.concerns(len(shown), of={"case": [row.id for row in shown]})
    return ListPage(tuple(shown), chosen, number, paged.count)


@look("monitoring.leaks", may_if=MAY_OPEN, basis=BASIS)
def leaks(*, actor: Actor, chosen: Chosen | None = None, page: int = 1) -> LeakPage:
    """See the households within reach that sank a step without contact, the deepest first.

    Of a choice of the sieve those of that choice. Raises Refused for one that has no list.
    """
    if chosen is not None and not may_list(actor, chosen):
        raise Refused(_no_list())
    rows = (
        chosen_rows(actor, chosen)
        if chosen
        else SieveRow.objects.filter(municipality=actor.municipality)
    ).filter(leaks=True)
    leaking = list(
        rows.order_by("-step", "sank_on", "case").values_list(
            "case", "sank_from", "step", "sank_on", "last_contact_on"
        )
    )
    mine = _reach(actor, [case for case, *_facts in leaking], chosen)
    paged = Paginator([each for each in leaking if each[0] in mine], A_PAGE)
    shown_page: Page[Any] = paged.get_page(page)
    why = {case: _leak(*facts) for case, *facts in shown_page.object_list}
    shown = {row.id: row for row in case_rows(actor=actor, cases=Case.objects.filter(pk__in=why))}
    audit.concerns(len(shown), of={"case": list(shown)})
    lines = (LeakLine(shown[case], leak, shown[case].relations) for case, leak in why.items())
    return LeakPage(tuple(lines), shown_page, len(leaking))


def _leak(sank_from: int, step: int, sank_on: date, last_contact_on: date | None) -> Leak:
    return Leak(Step(sank_from), Step(step), sank_on, last_contact_on)


def _reach(actor: Actor, among: Collection[UUID], chosen: Chosen | None) -> frozenset[UUID]:
    """Of some cases the ones that somebody may open; those who sank are few."""
    mine = within_reach(Case.objects.filter(pk__in=among), actor, MAY_OPEN)
    if chosen is not None:
        mine = within_reach(mine, actor, _may_know(chosen))
    return frozenset(mine.values_list("pk", flat=True))


def _behind(actor: Actor, asked: Number) -> QuerySet[SieveRow]:
    """The rows that a number counts, as `sieve_of` counts them."""
    rows = chosen_rows(actor, asked.chosen).filter(place__in=PLACES[asked.place])
    if asked.place != Where.MISTAKE:
        rows = rows.exclude(place=Where.MISTAKE)
    if asked.step is None:
        return rows
    if asked.behind is Behind.HERE:
        return rows.filter(step=asked.step)
    if asked.behind is Behind.BEGAN:
        return rows.filter(began=asked.step)
    deeper = {"step__gt" if asked.behind is Behind.ONWARD else "step__gte": asked.step}
    return rows.filter(began__lte=asked.step, **deeper)
