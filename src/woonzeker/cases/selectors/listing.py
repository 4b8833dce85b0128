# SPDX-License-Identifier: EUPL-1.2
"""The list of cases, as somebody filters it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Exists, ExpressionWrapper, Min, OuterRef, Q, QuerySet

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.matrix import sight
from woonzeker.access.policy import ANYWHERE, DataClass, Relation, Sight, roles_of
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case, CasePerson, CaseStatus, CaseTerm, PeriodSignal
from woonzeker.cases.rules import MAY_LIST, TERM_NAMES
from woonzeker.cases.selectors.reach import relations_of, with_relations, within_reach
from woonzeker.process import Exit, Step
from woonzeker.ui.words import address

A_PAGE = 25
#: kind of partner, partner and customer number: two people of one household may owe the same one
_Debt = tuple[str, UUID, str]
#: the first day of a term that still runs
_FIRST_TERM = Min("terms__due_on", filter=Q(terms__met_on=None))
#: in digits; longer is no house number
_LONGEST_HOUSE_NUMBER = 5
_POSTCODE = re.compile(
    r"(?P<postcode>[1-9]\d{3})\s?(?P<letters>[A-Za-z]{2})(?:[\s,]+(?P<number>\d{1,5})\D*)?"
)


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What somebody asks for; empty means no matter. `words` is a case number or an address."""

    words: str = ""
    status: str = ""
    step: int | None = None
    sector: str = ""
    threatening: bool = False
    due_within_days: int | None = None
    team: UUID | None = None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list. Amounts in cents; `due_on` is the first term that still runs.

    `secret` when somebody there keeps their address secret.
    """

    id: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    city: Annotated[str, Of(DataClass.ADDRESS, masked=str)]
    step: Step
    status: CaseStatus
    result: str
    threatening: bool
    opened_on: date
    due_on: date | None
    #: what that term is, and why it ends on that day
    due_what: str
    due_why: str
    sectors: Annotated[tuple[str, ...], Of(DataClass.SIGNAL)]
    amount_cents: Annotated[int | None, Of(DataClass.SIGNAL)]
    secret: bool
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class CasePage:
    """The rows of one page, and the page that knows how many there are in all."""

    rows: tuple[CaseRow, ...]
    page: Page[Any]


@look("cases.list", may_if=MAY_LIST, basis="Wgs art. 3 lid 1 onder b")
def case_list(*, actor: Actor, asked: CaseFilter, page: int = 1) -> CasePage:
    """A page of cases: what runs and threatens first, then by the first term, then the newest."""
    found = _filtered(actor, asked)
    over = ExpressionWrapper(Q(status=CaseStatus.CLOSED), BooleanField())
    order = ("over", "-threatening", "due", "-opened_on", "-number")
    # only the ids of a whole municipality are put in order; all else is asked of one page
    ordered = found.annotate(over=over, due=_FIRST_TERM).order_by(*order)
    paged = Paginator(ordered.values_list("pk", flat=True), A_PAGE)
    paged.count = found.count()
    chosen: Page[Any] = paged.get_page(page)
    of_page = Case.objects.filter(pk__in=list(chosen.object_list)).annotate(
        over=over, due=_FIRST_TERM
    )
    shown = with_relations(of_page.order_by(*order), actor).select_related("household")
    rows = _rows(list(shown), actor)
    audit.concerns(len(rows), of={"case": [row.id for row in rows]})
    return CasePage(tuple(rows), chosen)


@look("cases.terms_within", may_if=MAY_LIST, basis="Wgs art. 4")
def terms_within(*, actor: Actor, days: int) -> list[CaseRow]:
    """Running cases with a term that ends within so many days, the first to end first."""
    found = _filtered(actor, CaseFilter(due_within_days=days)).annotate(due=_FIRST_TERM)
    ordered = with_relations(found.order_by("due", "number"), actor)
    rows = _rows(list(ordered.select_related("household")), actor)
    audit.concerns(len(rows), of={"case": [row.id for row in rows]})
    return rows


def case_rows(*, actor: Actor, cases: QuerySet[Case]) -> list[CaseRow]:
    """These cases as lines, in their order: for a selector that chose them within reach."""
    return _rows(list(with_relations(cases, actor).select_related("household")), actor)


def _filtered(actor: Actor, asked: CaseFilter) -> QuerySet[Case]:
    cases = within_reach(Case.objects.all(), actor, MAY_LIST)
    if asked.status:
        cases = cases.filter(status=asked.status)
    if asked.step:
        cases = cases.filter(step=asked.step)
    if asked.threatening:
        cases = cases.filter(threatening=True)
    if asked.team:
        cases = cases.filter(team_id=asked.team)
    if asked.sector and sees_signals(actor):
        reported = PeriodSignal.objects.filter(
            period__case=OuterRef("pk"), signal__sector=asked.sector
        )
        cases = cases.filter(Exists(reported))
    if asked.due_within_days is not None:
        last = clock.today() + timedelta(days=asked.due_within_days)
        due = CaseTerm.objects.filter(case=OuterRef("pk"), met_on=None, due_on__lte=last)
        cases = cases.filter(~Q(status=CaseStatus.CLOSED), Exists(due))
    return cases.filter(_words(asked.words)) if asked.words.strip() else cases


def sees_signals(actor: Actor) -> bool:
    """Whether every case on somebody's list shows which partners reported: a filter tells it."""
    held = roles_of(actor)
    return actor.kind == "system" or all(
        sight(held, DataClass.SIGNAL, ANYWHERE | {relation}) >= Sight.LIMITED
        for relation in MAY_LIST.within(actor)
    )


def _words(text: str) -> Q:
    """A case number, or an address; one that somebody keeps secret is not found by it."""
    words = text.strip()
    secret = CasePerson.objects.filter(case=OuterRef("pk"), person__secret=True)
    at_home = _place(words) & Q(~Exists(secret))
    return Q(number__icontains=words) | Q(at_home)


def _place(words: str) -> Q:
    """A postcode with or without a house number, or a street with or without one."""
    if found := _POSTCODE.fullmatch(words):
        place = Q(household__postcode__startswith=(found["postcode"] + found["letters"]).upper())
        return place & Q(household__house_number=found["number"]) if found["number"] else place
    street, _, number = words.rpartition(" ")
    if street and number.isdecimal() and len(number) <= _LONGEST_HOUSE_NUMBER:
        return Q(household__street__icontains=street, household__house_number=int(number))
    return Q(household__street__icontains=words)


def _rows(cases: Iterable[Case], actor: Actor) -> list[CaseRow]:
    cases = list(cases)
    latest = _latest_amounts([case.pk for case in cases])
    secret = secret_cases([case.pk for case in cases])
    first = _first_terms([case.pk for case in cases])
    return [
        CaseRow(
            id=case.pk,
            number=case.number,
            address=address(case.household),
            city=case.household.city,
            step=Step(case.step),
            status=CaseStatus(case.status),
            result=Exit(case.result).dutch if case.result else "",
            threatening=case.threatening and case.status != CaseStatus.CLOSED,
            opened_on=case.opened_on,
            due_on=getattr(case, "due", None),
            due_what=first[case.pk][0] if case.pk in first else "",
            due_why=first[case.pk][1] if case.pk in first else "",
            sectors=tuple(sorted({sector for sector, *_ in latest.get(case.pk, {})})),
            amount_cents=sum(latest.get(case.pk, {}).values()),
            secret=case.pk in secret,
            relations=relations_of(case, actor),
        )
        for case in cases
    ]


def _first_terms(cases: list[UUID]) -> dict[UUID, tuple[str, str]]:
    """For each case what its first running term is, and the reason of its date."""
    running = CaseTerm.objects.filter(case__in=cases, met_on=None).order_by("-due_on", "-kind")
    return {
        term.case_id: (TERM_NAMES[term.kind], f"{term.explanation} ({term.citation})")
        for term in running
    }


def secret_cases(cases: Iterable[UUID]) -> frozenset[UUID]:
    """Of these cases the ones where somebody keeps their address secret (geheimhouding)."""
    rows = CasePerson.objects.filter(case__in=list(cases), person__secret=True)
    return frozenset(rows.values_list("case_id", flat=True))


def _latest_amounts(cases: list[UUID]) -> dict[UUID, dict[_Debt, int]]:
    """For each case the newest amount of each debt, in cents."""
    signal = "periods__signals__signal"
    rows = (
        Case.objects.filter(pk__in=cases, periods__signals__isnull=False)
        .order_by(
            f"{signal}__signalled_on",
            f"{signal}__delivery__received_at",
            f"{signal}__line_number",
            f"{signal}__own_reference",
        )
        .values_list(
            "pk",
            f"{signal}__sector",
            f"{signal}__partner_id",
            f"{signal}__customer_number",
            f"{signal}__amount_cents",
        )
    )
    latest: dict[UUID, dict[_Debt, int]] = {}
    for case, sector, partner, customer, cents in rows:
        latest.setdefault(case, {})[(sector, partner, customer)] = cents
    return latest
