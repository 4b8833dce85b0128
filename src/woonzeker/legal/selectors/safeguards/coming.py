# SPDX-License-Identifier: EUPL-1.2
"""Cases that a court or an eviction comes near to, and what is known of each. Building blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from woonzeker.access import clock
from woonzeker.cases.models import Case, CaseAssignment, CaseMove, CaseStatus
from woonzeker.legal.models import CaseRoad, EscalationTold, TrackEvent
from woonzeker.legal.rules.escalation import (
    Coming,
    Dated,
    EscalationPolicy,
    Rung,
    Told,
    escalation_policy_from,
    file_and_place,
)
from woonzeker.legal.rules.roads import Road
from woonzeker.legal.rules.safeguards import Record
from woonzeker.legal.selectors.safeguards.days import Days, days_of
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.process import Step, Stop

#: why a peer expert has reach of a case: a visit, not the work on it
_PEER = "peer"
_SPOKEN = ("contact_reached", "first_talk_held")


#: filled at start-up by the room of agreements: by case the day on which a home is lost without a
#: contract of one's own, and what set that day
LOSING: list[Callable[[], Mapping[UUID, tuple[date, str]]]] = []


def escalation_policy(municipality: str) -> EscalationPolicy:
    """When who hears, as a municipality decided today."""
    return escalation_policy_from(decided(municipality, PolicyKind.ESCALATION, on=clock.today()))


def near_court(cases: QuerySet[Case] | None = None) -> Iterator[tuple[Case, Days]]:
    """Every case (of these) that is not closed and has a track or a closure, with its days.

    A home that is lost without a contract of one's own is here with that day, as an eviction.
    """
    losing = {case: Dated(*day) for teller in LOSING for case, day in teller().items()}
    told = TrackEvent.counting.filter(track__case=OuterRef("pk"))
    shuts = CaseRoad.objects.filter(case=OuterRef("pk"), road=Road.CLOSURE.value, ended_on=None)
    wanted = Case.objects.all() if cases is None else cases
    near = wanted.filter(Exists(told) | Exists(shuts) | Q(pk__in=losing))
    open_ones = near.exclude(status=CaseStatus.CLOSED)
    rows = list(open_ones.select_related("household").order_by("number"))
    days = days_of([row.pk for row in rows])
    for row in rows:
        yield row, _with(days[row.pk], losing.get(row.pk))


def _with(days: Days, losing: Dated | None) -> Days:
    """The days, with that on which the home is lost when it comes first."""
    today = clock.today()
    announced = _ahead(days.eviction, today)
    if _ahead(losing, today) is None or losing is None:
        return days
    if announced is not None and announced.on <= losing.on:
        return days
    return replace(days, eviction=losing, without_contract=True)


def coming_of(case: Case, record: Record, days: Days) -> Coming:
    """What comes for a case, and what is known of it today."""
    today = clock.today()
    complete, place = file_and_place(record, step=Step(case.step), on=today)
    return Coming(
        eviction=_ahead(days.eviction, today),
        hearing=_ahead(days.hearing, today),
        complete=complete,
        place=place,
        reached=_spoken_to(case.pk, days.began_on),
        has_worker=_worked_on(case.pk, today),
        without_contract=days.without_contract,
    )


def _ahead(day: Dated | None, today: date) -> Dated | None:
    return day if day is not None and day.on >= today else None


def told_of(case: UUID) -> tuple[Told, ...]:
    """Every step that was told of a case."""
    rows = EscalationTold.objects.filter(case=case).values_list("rung", "set_by")
    return tuple(Told(Rung(rung), set_by) for rung, set_by in rows)


def _spoken_to(case: UUID, since: date | None) -> bool:
    """Whether somebody of the household was spoken to since a court came into it."""
    moves = CaseMove.counting.filter(case=case, code__in=_SPOKEN)
    return (moves.filter(moved_on__gte=since) if since else moves).exists()


def _worked_on(case: UUID, today: date) -> bool:
    runs = CaseAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today), case=case, from_on__lte=today, ended_at=None
    )
    return runs.exclude(why=_PEER).exists()


def put_before_as(stop: Stop) -> str:
    """Under which word a case lies before a manager to sign for a stop."""
    return f"stop_{stop.value}"
