# SPDX-License-Identifier: EUPL-1.2
"""Closures by a mayor that run: a day to leave a home by that no bailiff told of. Building blocks.

Whoever must be out of a home by a day needs a place, a plan and the same safeguards, whoever set
that day. That there is a day is told on; that it is a closure, and on which ground, stays with who
may know of the road.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from woonzeker.access import clock
from woonzeker.cases.models import CaseStatus
from woonzeker.legal.models import CaseRoad, RoadFact, RoadStep
from woonzeker.legal.rules.escalation import Dated
from woonzeker.legal.rules.roads import COURSES, FactKind, Home, Road
from woonzeker.legal.selectors.standing import eviction_days

#: the step by which a home is closed
_SHUT = "closed_in_fact"
#: how a closure ends that cost a household its home: it stays what it was about
_LEFT = tuple(
    each.code for each in COURSES[Road.CLOSURE].ends if each.home is not Home.KEPT
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Closure:
    """A closure that runs in a case or cost it its home.

    `day` is when they must be out, none once it is shut or over.

    `told_on` is when that day was written down.
    """

    began_on: date
    day: Dated | None
    told_on: date | None
    told_at: datetime | None


def closures_of(cases: Iterable[UUID]) -> dict[UUID, Closure]:
    """The closure of each of these cases that has one, the last begun; one question for all."""
    rows = _of_homes().filter(case__in=list(cases)).order_by("opened_at")
    return {row.case_id: _closure(row) for row in rows}


def leaving_days(cases: Iterable[UUID]) -> dict[UUID, date]:
    """By which day people must be out, whoever set it; of several the first that comes."""
    wanted, today = list(cases), clock.today()
    found = {case: [day] for case, day in eviction_days(wanted).items()}
    for case, closure in closures_of(wanted).items():
        if closure.day is not None:
            found.setdefault(case, []).append(closure.day.on)
    return {
        case: min((day for day in days if day >= today), default=max(days))
        for case, days in found.items()
    }


def closing_cases() -> frozenset[UUID]:
    """The running cases with a closure of which people must be out still."""
    rows = (
        _of_homes().filter(~_shut_in_fact(), ended_on=None).exclude(case__status=CaseStatus.CLOSED)
    )
    return frozenset(rows.values_list("case_id", flat=True))


def shut_homes(cases: Iterable[UUID]) -> frozenset[UUID]:
    """Of these cases those whose home was closed in fact."""
    rows = _of_homes().filter(_shut_in_fact(), case__in=list(cases))
    return frozenset(rows.values_list("case_id", flat=True))


def _shut_in_fact() -> Exists:
    return Exists(RoadStep.objects.filter(road=OuterRef("pk"), code=_SHUT, recalled_at=None))


def _of_homes() -> QuerySet[CaseRoad]:
    told = RoadFact.objects.filter(
        road=OuterRef("pk"), kind=FactKind.CLOSURE_DAY.value, recalled_at=None
    ).order_by("-noted_at", "-pk")
    wanted = Q(ended_on=None) | Q(ending__in=_LEFT)
    return CaseRoad.objects.filter(wanted, road=Road.CLOSURE.value).annotate(
        closes_on=Subquery(told.values("day")[:1]),
        closes_told_at=Subquery(told.values("noted_at")[:1]),
        is_shut=_shut_in_fact(),
    )


def _closure(row: CaseRoad) -> Closure:
    closes_on: date | None = row.closes_on  # type: ignore[attr-defined]
    told_at: datetime | None = row.closes_told_at  # type: ignore[attr-defined]
    over = row.ended_on is not None or row.is_shut  # type: ignore[attr-defined]
    if closes_on is None or told_at is None or over:
        return Closure(row.began_on, None, None, None)
    # who only repeats the day sets nothing: the same day of the same road bears the same mark
    day = Dated(closes_on, f"{row.pk}:{closes_on:%Y%m%d}")
    return Closure(row.began_on, day, told_at.astimezone(clock.AMSTERDAM).date(), told_at)
