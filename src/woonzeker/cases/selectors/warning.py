# SPDX-License-Identifier: EUPL-1.2
"""Warnings about terms, as they wait for whom they are meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.db.models import Max, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.masks import door_only
from woonzeker.access.matrix import Relation
from woonzeker.access.policy import DataClass, MayIf, Role, holds
from woonzeker.access.veil import Of, of
from woonzeker.accounts.selectors import names_of
from woonzeker.cases.models import Case, CaseStatus, CaseTerm, TermWarning
from woonzeker.cases.rules import MAY_LIST, MAY_VISIT, TERM_NAMES, Level
from woonzeker.cases.selectors.listing import secret_cases
from woonzeker.cases.selectors.reach import relations_of_cases, relations_to_case, within_reach
from woonzeker.cases.selectors.working import guarded_by
from woonzeker.errors import NotFound
from woonzeker.organisations.models import Team
from woonzeker.ui.words import address

LEVEL_WORDS: dict[str, Promise] = {
    Level.WORKER.value: _("medewerker"),
    Level.LEAD.value: _("teamleider"),
    Level.MANAGER.value: _("manager"),
}
#: who is warned about cases one by one: who works on them, and who leads
WARNED: MayIf = MAY_VISIT


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WarningLine:
    """A term that ends, for the one who must do something about it."""

    id: UUID
    case: UUID
    number: str
    address: Annotated[str, Of(DataClass.ADDRESS, masked=door_only)]
    term: str
    due_on: date
    explanation: str
    citation: str
    level: str
    warned_on: date
    secret: bool
    relations: frozenset[Relation]


@dataclass(frozen=True, slots=True)
class LateLine:
    """How many terms of a kind are at their end in a team, and how many passed: no people."""

    team: str
    term: str
    number: int
    passed: int
    #: of all lines together: how many nobody said to have seen, and when the last was told
    fresh: int
    until: datetime | None


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class WarnedLine:
    """That somebody was told of a term, and who said that they saw it."""

    level: str
    words: str | Promise
    warned_on: date
    seen_at: datetime | None
    seen_by: str


@look("cases.warnings", may_if=WARNED, basis="Wgs art. 4")
def warnings_for(
    *, actor: Actor, case: UUID | None = None, most: int | None = None
) -> tuple[WarningLine, ...]:
    """The warnings that wait for this person, of all their cases or one; the first to end first.

    `most` is how many are looked up at most.
    """
    found = _waiting_for(actor)
    if case is not None:
        found = found.filter(case=case)
    rows = list(
        found.select_related("term", "case__household").order_by(
            "term__due_on", "case__number", "term__kind"
        )[:most]
    )
    cases = {row.case_id for row in rows}
    audit.concerns(len(cases), of={"case": sorted(cases, key=str)})
    stands, secret = relations_of_cases(actor, cases), secret_cases(cases)
    return tuple(_line(row, stands[row.case_id], row.case_id in secret) for row in rows)


@look("cases.late_terms", may_if=holds(Role.MANAGER), basis="Wgs art. 2")
def late_terms(*, actor: Actor) -> tuple[LateLine, ...]:
    """How many terms wait for a manager's eye, by team and kind; numbers alone.

    What was seen and has passed since stays until it is done.
    """
    counts = Q(seen_at=None) | Q(term__due_on__lt=clock.today())
    waiting = _running().filter(counts, level=Level.MANAGER)
    until = waiting.aggregate(last=Max("warned_at"))["last"]
    rows = waiting.values_list("case__team_id", "term__kind", "term__due_on", "seen_at")
    teams = Team.objects.filter(municipality_id=actor.municipality)
    names: dict[UUID | None, str] = dict(teams.values_list("pk", "name"))
    all_of, passed, fresh = Counter[tuple[str, str]](), Counter[tuple[str, str]](), 0
    for team, kind, due_on, seen_at in rows:
        alike = (names.get(team, ""), kind)
        all_of[alike] += 1
        passed[alike] += due_on < clock.today()
        fresh += seen_at is None
    audit.concerns(0)
    return tuple(
        LateLine(team, TERM_NAMES[kind], number, passed[team, kind], fresh, until)
        for (team, kind), number in sorted(all_of.items())
    )


def warned_of(case: UUID) -> dict[UUID, tuple[WarnedLine, ...]]:
    """For each term of a case who was told of it. A building block: nobody looks here."""
    rows = list(TermWarning.objects.filter(case=case).order_by("warned_on", "level"))
    names = names_of({row.seen_by for row in rows if row.seen_by})
    found: dict[UUID, tuple[WarnedLine, ...]] = {}
    for row in sorted(rows, key=lambda each: list(Level).index(Level(each.level))):
        line = WarnedLine(
            row.level, LEVEL_WORDS[row.level], row.warned_on, row.seen_at,
            names.get(row.seen_by, ""),
        )  # fmt: skip
        found[row.term_id] = (*found.get(row.term_id, ()), line)
    return found


def relations_to_warning(actor: Actor, warning: str) -> frozenset[Relation]:
    """The relations of a user to the case of a warning. Raises NotFound."""
    case = TermWarning.objects.filter(pk=warning).values_list("case_id", flat=True).first()
    if case is None:
        raise NotFound
    return relations_to_case(actor, str(case))


def _running() -> QuerySet[TermWarning]:
    """Warnings of terms that still run."""
    runs = TermWarning.objects.filter(term__met_on=None)
    return runs.exclude(case__status=CaseStatus.CLOSED)


def _waiting_for(actor: Actor) -> QuerySet[TermWarning]:
    meant = guarded_by(actor.id, on=clock.today()) & Q(level=Level.WORKER)
    if Role.TEAM_LEAD.value in actor.roles:
        meant |= Q(level=Level.LEAD)
    within = within_reach(Case.objects.all(), actor, MAY_LIST)
    return _running().filter(meant, seen_at=None, case__in=within.values("pk"))


def _line(row: TermWarning, stands: Iterable[Relation], secret: bool) -> WarningLine:
    term: CaseTerm = row.term
    return WarningLine(
        id=row.pk,
        case=row.case_id,
        number=row.case.number,
        address=address(row.case.household),
        term=TERM_NAMES[term.kind],
        due_on=term.due_on,
        explanation=term.explanation,
        citation=term.citation,
        level=row.level,
        warned_on=row.warned_on,
        secret=secret,
        relations=frozenset(stands),
    )
