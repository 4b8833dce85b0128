# SPDX-License-Identifier: EUPL-1.2
"""What a row of the sieve says of its case beside the moves, read for many cases at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import F

from woonzeker.access.actors import system
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import Case, CasePerson, PeriodSignal
from woonzeker.help.models import ChildrenAnswer, ChildrenKnown
from woonzeker.legal.selectors import roads_of_cases
from woonzeker.monitoring.rules.sieve import OF_EXIT, CaseFacts, Children, Where
from woonzeker.monitoring.selectors.landlords import lets

_MISTAKES = [end.value for end, where in OF_EXIT.items() if where is Where.MISTAKE]


def facts_of(cases: Collection[UUID]) -> dict[UUID, CaseFacts]:
    """The facts of these cases, in a handful of queries. Of no such case nothing."""
    if not cases:
        return {}
    reported, children = _first_reports(cases), _children(cases)
    before = _known_before(cases)
    roads = roads_of_cases(cases)
    lanes = Case.objects.filter(pk__in=cases).values_list("pk", "lanes")
    return {
        case: CaseFacts(
            tuple(dict.fromkeys([*found, *roads.get(case, ())])),
            *reported.get(case, ("", "")),
            children=children.get(case, Children.UNKNOWN),
            known_before=case in before,
        )
        for case, found in lanes
    }


def _first_reports(cases: Collection[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """Sector and kind of landlord of the first report that came under each case."""
    rows = (
        PeriodSignal.objects.filter(period__case__in=cases)
        .order_by(
            "period__case",
            F("taken_up_at").asc(nulls_first=True),
            "period__starts_on",
            "signal__signalled_on",
            "signal__own_reference",
        )
        .distinct("period__case")
        .values_list("period__case", "signal__sector", "signal__partner_id")
    )
    found = list(rows)
    letting = lets(system(current_municipality(), "monitoring.sieve")) if found else {}
    return {case: (sector, letting.get(partner, "")) for case, sector, partner in found}


def _children(cases: Collection[UUID]) -> Mapping[UUID, Children]:
    """The newest answer that says something; who asked again and heard nothing took none back."""
    said = ChildrenKnown.objects.filter(case__in=cases).exclude(answer=ChildrenAnswer.UNKNOWN)
    newest = said.order_by("case", "-recorded_at").distinct("case")
    return {case: Children(answer) for case, answer in newest.values_list("case", "answer")}


def _known_before(cases: Collection[UUID]) -> frozenset[UUID]:
    """Of these cases the ones whose household, or one of whose people, had a case before."""
    own = {
        case: (household, (opened_on, number))
        for case, household, opened_on, number in Case.objects.filter(pk__in=cases).values_list(
            "pk", "household", "opened_on", "number"
        )
    }
    people = list(CasePerson.objects.filter(case__in=cases).values_list("case", "person"))
    first_at_home = _first(
        Case.objects.filter(household__in={household for household, _day in own.values()})
        .exclude(result__in=_MISTAKES)
        .values_list("household", "opened_on", "number")
    )
    first_of = _first(
        CasePerson.objects.filter(person__in={person for _case, person in people})
        .exclude(case__result__in=_MISTAKES)
        .values_list("person", "case__opened_on", "case__number")
    )
    found = {
        case
        for case, (household, day) in own.items()
        if household in first_at_home and first_at_home[household] < day
    }
    return frozenset(found) | {
        case for case, person in people if person in first_of and first_of[person] < own[case][1]
    }


def _first(rows: Iterable[tuple[UUID, date, str]]) -> dict[UUID, tuple[date, str]]:
    """Of each household or person the day and number of their first case."""
    found: dict[UUID, tuple[date, str]] = {}
    for whose, opened_on, number in rows:
        found[whose] = min(found.get(whose, (opened_on, number)), (opened_on, number))
    return found
