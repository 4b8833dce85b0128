# SPDX-License-Identifier: EUPL-1.2
"""One case as a whole: people, arrears, terms, tasks and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Sum

from woonzeker.access import audit
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only, initials
from woonzeker.access.policy import DataClass, Sight
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import (
    Case,
    CaseMove,
    CasePerson,
    CaseStatus,
    CaseTask,
    CaseTerm,
    EffortBooking,
    MatchingPeriod,
    PeriodSignal,
)
from woonzeker.cases.rules import (
    ENDS_WITH_NEWS,
    LIVING_TASKS,
    MAY_SEE,
    NEWS_AT,
    OTHERS,
    TERM_NAMES,
)
from woonzeker.cases.selectors.asking import TASK_NAMES
from woonzeker.cases.selectors.warning import WarnedLine, warned_of
from woonzeker.errors import NotFound
from woonzeker.matching.linkage.dates import perhaps_under, read_date
from woonzeker.matching.models import Person, PersonSource
from woonzeker.process import Exit, Step, find_move, reason_words
from woonzeker.ui.words import address, person_name

OF_AGE = 18
#: tasks about what was agreed on paying
_OF_MONEY = frozenset({"ask_about_payment", "payment_missed", "pause_over", "quick_fix_over"})


@of(DataClass.IDENTITY)
@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody whom a signal is about, as the register knows them."""

    name: Annotated[str, Of(DataClass.IDENTITY, masked=initials)]
    born: Annotated[str, Of(DataClass.IDENTITY, least=Sight.FULL)]
    died_on: Annotated[date | None, Of(DataClass.PROCESS)]
    departed_on: Annotated[date | None, Of(DataClass.PROCESS)]
    secret: bool
    under_investigation: bool | None


@of(DataClass.SIGNAL)
@dataclass(frozen=True, slots=True)
class SignalLine:
    """The arrears with one partner: the newest amount in cents, and how it came to that."""

    partner: str
    sector: str
    arose_on: date | None
    reported_on: tuple[date, ...]
    #: of each report, in the same order, the decision whose it is
    links: tuple[UUID, ...]
    amount_cents: int | None
    higher_than_before: bool | None
    end_of_supply_on: Annotated[date | None, Of(DataClass.COURT)]
    eviction_on: Annotated[date | None, Of(DataClass.COURT)]
    crisis: bool | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TermLine:
    """A legal term, with the reason of its date and the rule behind it."""

    kind: str
    name: str
    starts_on: date
    due_on: date
    met_on: date | None
    explanation: str
    citation: str
    #: who was told that it comes near
    warned: tuple[WarnedLine, ...] = ()


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class TaskLine:
    """Something to be done for the household."""

    id: UUID
    kind: str
    name: str
    due_on: date
    done_on: date | None

    @property
    def ends_with_news(self) -> bool:
        """Whether it is done by telling what came of it, not by ticking it off."""
        return self.kind in ENDS_WITH_NEWS

    @property
    def news_at(self) -> str:
        """The name of the page of the case where somebody notes what came of it."""
        return NEWS_AT.get(self.kind, OTHERS)

    @property
    def of_living(self) -> bool:
        """Whether it is done at an agreement to live on somewhere."""
        return self.kind in LIVING_TASKS

    @property
    def of_money(self) -> bool:
        """Whether it is about what was agreed on paying, and is done where that stands."""
        return self.kind in _OF_MONEY


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class MoveLine:
    """One move of the case, for the timeline."""

    title: str
    on: date
    reason: str
    by_kind: str
    by: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class EndedBefore:
    """That the case was closed before and opened again: its story goes on."""

    on: date
    result: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class EffortLine:
    """Time (minutes) and cost (cents) booked at a step so far."""

    step: Step
    minutes: int
    cost_cents: int


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class CaseOverview:
    """All that the case page shows of this room; `minors` counts children in the register.

    Without `knows_housemates` the municipality keeps nobody but whom signals are about.
    """

    id: UUID
    number: str
    secret: bool
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    postcode: Annotated[str, Of(DataClass.ADDRESS)]
    city: Annotated[str, Of(DataClass.ADDRESS, masked=str)]
    step: Step
    status: CaseStatus
    result: str
    threatening: bool
    shape: Annotated[str, Of(DataClass.PROCESS, least=Sight.FULL)]
    opened_on: date
    closed_on: date | None
    people: tuple[PersonLine, ...]
    housemates: Annotated[int | None, Of(DataClass.HOUSEHOLD)]
    knows_housemates: Annotated[bool | None, Of(DataClass.HOUSEHOLD)]
    #: True when no more may be known than that there are
    minors: Annotated[int | bool | None, Of(DataClass.HOUSEHOLD, flagged=bool)]
    signals: tuple[SignalLine, ...]
    terms: tuple[TermLine, ...]
    tasks: tuple[TaskLine, ...]
    ended_before: Annotated[tuple[EndedBefore, ...], Of(DataClass.PROCESS, least=Sight.FULL)]
    moves: Annotated[tuple[MoveLine, ...], Of(DataClass.PROCESS, least=Sight.FULL)]
    efforts: Annotated[tuple[EffortLine, ...], Of(DataClass.PROCESS, least=Sight.FULL)]


@look("cases.overview", may_if=MAY_SEE, basis="Wgs art. 3 lid 1 onder b", about="case")
def case_overview(*, actor: Actor, case: UUID, on: date) -> CaseOverview:
    """The case on a day; raises NotFound when there is no such case in this municipality."""
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    people = tuple(_people(found))
    others, minors = _others(found, on)
    audit.concerns(len(people) + others)
    home = found.household
    newest = MatchingPeriod.objects.filter(case=found).order_by("-starts_on").first()
    return CaseOverview(
        id=found.pk,
        number=found.number,
        secret=any(person.secret for person in people),
        address=address(home),
        postcode=home.postcode,
        city=home.city,
        step=Step(found.step),
        status=CaseStatus(found.status),
        result=Exit(found.result).dutch if found.result else "",
        threatening=found.threatening,
        shape=newest.get_shape_display() if newest else "",
        opened_on=found.opened_on,
        closed_on=found.closed_on,
        people=people,
        housemates=others,
        knows_housemates=not CasePerson.objects.filter(
            case=found, person__source=PersonSource.BRP
        ).exists(),
        minors=minors,
        signals=tuple(_signals(found)),
        terms=tuple(_terms(found)),
        tasks=tuple(_tasks(found)),
        ended_before=tuple(_ended_before(found)),
        moves=tuple(_moves(found)),
        efforts=tuple(_efforts(found)),
    )


def _people(case: Case) -> Iterator[PersonLine]:
    rows = CasePerson.objects.filter(case=case).select_related("person")
    for row in sorted(rows, key=lambda each: (each.person.surname, each.person.born_on)):
        person = row.person
        yield PersonLine(
            name=person_name(person),
            born=person.born_on,
            died_on=person.died_on,
            departed_on=person.departed_on,
            secret=person.secret,
            under_investigation=person.under_investigation,
        )


def _others(case: Case, on: date) -> tuple[int, int]:
    """How many others the register knows at the address on the day, and how many are minors.

    Who may still be one (day of birth unknown) counts, as it does in the order of cases.
    """
    known = CasePerson.objects.filter(case=case).values("person_id")
    others = Person.objects.filter(
        address_key=case.household.address_key, died_on=None, departed_on=None
    ).exclude(pk__in=known)
    births = list(others.values_list("born_on", flat=True))
    return len(births), sum(perhaps_under(read_date(born), OF_AGE, on) for born in births)


def _signals(case: Case) -> Iterator[SignalLine]:
    rows = (
        PeriodSignal.objects.filter(period__case=case)
        .select_related("signal__partner", "signal__link")
        .defer("signal__link__candidates")
        .order_by(
            "signal__signalled_on",
            "signal__delivery__received_at",
            "signal__line_number",
            "signal__own_reference",
        )
    )
    #: two people of one household may each owe the same partner
    debts: dict[tuple[UUID, str], list[PeriodSignal]] = {}
    for row in rows:
        debt = (row.signal.partner_id, row.signal.customer_number)
        debts.setdefault(debt, []).append(row)
    lines = sorted(debts.values(), key=lambda rows: -rows[-1].signal.amount_cents)
    for line in lines:
        newest = line[-1].signal
        before = line[-2].signal.amount_cents if len(line) > 1 else newest.amount_cents
        yield SignalLine(
            partner=newest.partner.name,
            sector=newest.get_sector_display(),
            arose_on=newest.arose_on,
            reported_on=tuple(row.signal.signalled_on for row in line),
            links=tuple(row.signal.link.pk for row in line),
            amount_cents=newest.amount_cents,
            higher_than_before=newest.amount_cents > before,
            end_of_supply_on=newest.end_of_supply_on,
            eviction_on=newest.eviction_on,
            crisis=newest.crisis,
        )


def _terms(case: Case) -> Iterator[TermLine]:
    warned = warned_of(case.pk)
    for term in CaseTerm.objects.filter(case=case).order_by("due_on", "kind"):
        yield TermLine(
            kind=term.kind,
            name=TERM_NAMES[term.kind],
            starts_on=term.starts_on,
            due_on=term.due_on,
            met_on=term.met_on,
            explanation=term.explanation,
            citation=term.citation,
            warned=warned.get(term.pk, ()),
        )


def _tasks(case: Case) -> Iterator[TaskLine]:
    for task in CaseTask.objects.filter(case=case).order_by("due_on", "kind"):
        yield TaskLine(
            task.pk, task.kind, str(TASK_NAMES.get(task.kind, task.kind)), task.due_on, task.done_on
        )


def _moves(case: Case) -> Iterator[MoveLine]:
    for move in CaseMove.objects.filter(case=case).order_by("-sequence"):
        yield MoveLine(
            title=find_move(move.code).title,
            on=move.moved_on,
            reason=reason_words(move.reason),
            by_kind=move.actor_kind,
            by=move.actor_id,
        )


def _ended_before(case: Case) -> Iterator[EndedBefore]:
    """Earlier endings, the oldest first; not the one with which it is closed now."""
    moves = CaseMove.objects.filter(case=case, to_status=CaseStatus.CLOSED)
    for move in moves.exclude(from_status=CaseStatus.CLOSED).order_by("sequence"):
        target = find_move(move.code).target
        if isinstance(target, Exit) and not _is_last_word(case, move):
            yield EndedBefore(move.moved_on, target.dutch)


def _is_last_word(case: Case, move: CaseMove) -> bool:
    later = CaseMove.objects.filter(case=case, sequence__gt=move.sequence)
    return case.status == CaseStatus.CLOSED and not later.exists()


def _efforts(case: Case) -> Iterator[EffortLine]:
    rows = (
        EffortBooking.objects.filter(case=case)
        .values_list("step")
        .annotate(minutes=Sum("minutes"), cents=Sum("cost_cents"))
        .order_by("step")
    )
    for step, minutes, cents in rows:
        yield EffortLine(Step(step), minutes, cents)
