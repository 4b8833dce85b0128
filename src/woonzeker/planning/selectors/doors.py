# SPDX-License-Identifier: EUPL-1.2
"""Visits and households as lines of a list. Building blocks: nobody looks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext as _

from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.cases.models import Case, CasePerson, CaseTerm, PeriodSignal
from woonzeker.cases.selectors import TERM_NAMES, relations_of_cases, secret_cases
from woonzeker.organisations.models import Sector
from woonzeker.planning.models import DROPPED, PriorityScore, Visit
from woonzeker.planning.places import place_of
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import clock_time
from woonzeker.planning.rules.listing import LeftLine, MissedLine, TourLine, VisitLine
from woonzeker.planning.selectors.dropped import why_dropped
from woonzeker.ui.words import address, person_name


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is shown beside the visits, per case."""

    names: Mapping[UUID, str]
    about: Mapping[UUID, tuple[str, ...]]
    terms: Mapping[UUID, tuple[date, str]]
    totals: Mapping[UUID, int]
    earlier: Mapping[UUID, int]
    dropped: Mapping[UUID, str]
    actor: Actor
    secret: Collection[UUID]
    relations: Mapping[UUID, frozenset[Relation]]


def tour_lines(
    actor: Actor, visits: QuerySet[Visit], windows: Mapping[str, Sequence[int]]
) -> tuple[TourLine, ...]:
    """The visits as tours, in the order of the week; as many queries however many there are."""
    rows = list(visits.select_related("case__household"))
    first_on = min((row.day_on for row in rows), default=None)
    dropped = {row.case_id for row in rows if row.outcome == DROPPED}
    beside = _beside(actor, {row.case_id for row in rows}, first_on, dropped)
    order = {part.value: number for number, part in enumerate(DayPart)}
    rows.sort(key=lambda v: (v.day_on, order[v.day_part], v.worker_name, v.worker_id, v.position))
    tours = groupby(rows, key=lambda v: (v.day_on, v.day_part, v.worker_id))
    return tuple(
        _tour(list(doors), windows[part], beside) for (_day, part, _worker), doors in tours
    )


def _tour(doors: list[Visit], window: Sequence[int], beside: _Beside) -> TourLine:
    first = doors[0]
    starts, ends = window
    people = [first.worker_name, *dict.fromkeys(d.second_name for d in doors if d.second_name)]
    return TourLine(
        worker=first.worker_id,
        people=tuple(people),
        day_on=first.day_on,
        part=DayPart(first.day_part),
        starts_at=clock_time(starts),
        ends_at=clock_time(ends),
        runs_over=starts + sum(door.minutes for door in doors) > ends,
        visits=tuple(_visit(door, beside) for door in doors),
    )


def _visit(visit: Visit, beside: _Beside) -> VisitLine:
    case, home = visit.case, visit.case.household
    struck = visit.outcome == DROPPED
    due_on, term = beside.terms.get(case.pk, (None, ""))
    return VisitLine(
        id=str(visit.pk),
        case=str(case.pk),
        number=case.number,
        household="" if struck else beside.names.get(case.pk, ""),
        address=address(home),
        street=home.street,
        house_number=home.house_number,
        addition=" ".join(part for part in (home.house_letter, home.house_addition) if part),
        postcode=home.postcode,
        city=home.city,
        place=place_of(home.postcode, home.house_number),
        position=visit.position,
        at=visit.expected_at,
        about=() if struck else beside.about.get(case.pk, ()),
        why=visit.why,
        total=beside.totals.get(case.pk, 0),
        threatening=case.threatening,
        due_on=due_on,
        term=term,
        earlier_visits=beside.earlier.get(case.pk, 0),
        outcome="" if visit.outcome == DROPPED else visit.outcome,
        dropped=visit.outcome == DROPPED,
        dropped_why=beside.dropped.get(case.pk, ""),
        moved=bool(visit.moved_by),
        minutes=visit.minutes,
        goes=_goes(visit),
        late=due_on is not None and due_on < visit.day_on,
        secret=case.pk in beside.secret,
        relations=standing(visit, beside.actor, beside.relations[case.pk]),
    )


def _goes(visit: Visit) -> tuple[tuple[str, str], ...]:
    """Who rings: names with the ids of their accounts."""
    both = ((visit.worker_name, visit.worker_id), (visit.second_name, visit.second_id))
    return tuple(each for each in both if each[1])


def standing(visit: Visit, actor: Actor, relations: frozenset[Relation]) -> frozenset[Relation]:
    """How somebody stands to one door of a list: at a struck one they must know where not to ring,
    though the household is no longer theirs."""
    struck = visit.outcome == DROPPED and actor.id in (visit.worker_id, visit.second_id)
    return relations | {Relation.ASSIGNED} if struck and relations else relations


def _beside(
    actor: Actor, cases: Iterable[UUID], before: date | None, dropped: set[UUID]
) -> _Beside:
    found = list(cases)
    return _Beside(
        names={case: ", ".join(names) for case, names in names_at_doors(found).items()},
        about=_about(found),
        terms=_first_terms(found),
        totals=dict(PriorityScore.objects.filter(case__in=found).values_list("case_id", "total")),
        earlier=dict(
            Visit.objects.filter(case__in=found, day_on__lt=before or date.min)
            .exclude(outcome=DROPPED)
            .values_list("case_id")
            .annotate(number=Count("pk"))
        ),
        dropped=why_dropped(dropped) if dropped else {},
        actor=actor,
        secret=secret_cases(found),
        relations=relations_of_cases(actor, found),
    )


def names_at_doors(cases: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Who each case is about. A list travels: somebody with a secret address is not named on it,
    nor who died or left."""
    names: dict[UUID, list[str]] = defaultdict(list)
    rows = CasePerson.objects.filter(
        case__in=list(cases), person__died_on=None, person__departed_on=None
    ).select_related("person")
    for row in sorted(rows, key=lambda each: (each.person.surname, each.person.born_on)):
        person = row.person
        names[row.case_id].append(
            _("naam staat bij de zaak (geheimhouding)") if person.secret else person_name(person)
        )
    return {case: tuple(dict.fromkeys(people)) for case, people in names.items()}


def _about(cases: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    """What is behind, by kind of partner, since the case was last opened."""
    rows = (
        PeriodSignal.objects.filter(period__case__in=cases)
        .order_by(
            "period__starts_on",
            F("taken_up_at").asc(nulls_first=True),
            "signal__delivery__received_at",
            "signal__line_number",
        )
        .values_list("period__case_id", "came_as", "signal__sector")
    )
    kinds: dict[UUID, list[str]] = defaultdict(list)
    for case, came_as, sector in rows:
        if came_as != "joined":
            kinds[case].clear()
        kinds[case].append(str(Sector(sector).label))
    return {case: tuple(dict.fromkeys(each)) for case, each in kinds.items()}


def _first_terms(cases: list[UUID]) -> dict[UUID, tuple[date, str]]:
    terms: dict[UUID, tuple[date, str]] = {}
    rows = CaseTerm.objects.filter(case__in=cases, met_on=None).order_by("-due_on", "kind")
    for term in rows:
        terms[term.case_id] = (term.due_on, TERM_NAMES[term.kind])
    return terms


def left_lines(actor: Actor, rows: Sequence[Mapping[str, Any]]) -> tuple[LeftLine, ...]:
    """Who does not fit, in the order of urgency."""
    cases = _cases(rows)
    secret, stands = secret_cases(cases), relations_of_cases(actor, cases)
    terms = _first_terms(list(cases))
    totals = dict(PriorityScore.objects.filter(case__in=cases).values_list("case_id", "total"))
    return tuple(
        LeftLine(
            case=str(case.pk),
            number=case.number,
            address=address(case.household),
            total=totals.get(case.pk, 0),
            words=row["words"],
            due_on=terms[case.pk][0] if case.pk in terms else None,
            offer_on=date.fromisoformat(row["offer_on"]) if row["offer_on"] else None,
            secret=case.pk in secret,
            relations=stands[case.pk],
        )
        for row in rows
        if (case := cases.get(UUID(row["case"])))
    )


def missed_lines(
    actor: Actor, rows: Sequence[Mapping[str, Any]], planned: Collection[str]
) -> tuple[MissedLine, ...]:
    """Terms that will be missed, the first to end first; `planned` are the cases on the list."""
    cases = _cases(rows)
    secret, stands = secret_cases(cases), relations_of_cases(actor, cases)
    return tuple(
        MissedLine(
            case=str(case.pk),
            number=case.number,
            address=address(case.household),
            due_on=date.fromisoformat(row["due_on"]),
            visited_on=date.fromisoformat(row["visited_on"]) if row["visited_on"] else None,
            planned=row["case"] in planned,
            secret=case.pk in secret,
            relations=stands[case.pk],
        )
        for row in rows
        if (case := cases.get(UUID(row["case"])))
    )


def _cases(rows: Sequence[Mapping[str, Any]]) -> dict[UUID, Case]:
    ids = [UUID(row["case"]) for row in rows]
    return Case.objects.select_related("household").in_bulk(ids)
