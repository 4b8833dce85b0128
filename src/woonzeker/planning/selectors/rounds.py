# SPDX-License-Identifier: EUPL-1.2
"""When who walks a round goes out again. Building blocks: nobody looks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from woonzeker.cases.models import Case
from woonzeker.cases.selectors import closed_pairs
from woonzeker.planning.models import DROPPED, Visit, VisitRequest, WorkList, WorkListState
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import Span
from woonzeker.planning.selectors.absences import days_away
from woonzeker.planning.selectors.candidates import what_comes

#: a part of a day in which somebody goes out
_When = tuple[date, str]


@dataclass(frozen=True, slots=True)
class _Rows:
    """What stands on lists in the weeks of some visits, and who is away."""

    tours: Mapping[_When, list[Visit]]
    away: Mapping[str, frozenset[date]]
    shut: Collection[tuple[UUID, str]]


def spans_of(visits: Iterable[Visit]) -> dict[UUID, tuple[Span, ...]]:
    """For each visit the other parts of its week in which whoever goes there goes out anyway.

    Not on days that they are away, nor in a part in which they walk with another.
    """
    rows = list(visits)
    lists = WorkList.objects.in_bulk({each.work_list_id for each in rows})
    beside = _beside(rows, lists.values())
    return {each.pk: tuple(_spans(each, lists[each.work_list_id], beside)) for each in rows}


def parts_of(visits: Iterable[Visit]) -> dict[UUID, frozenset[DayPart]]:
    """For each visit the parts of the day that make sense: what was asked, else what they wish."""
    rows = list(visits)
    cases = Case.objects.filter(pk__in={each.case_id for each in rows})
    asked = VisitRequest.objects.filter(case__in=cases, status="planned").exclude(day_part="")
    parts = dict(asked.values_list("case_id", "day_part"))
    said = what_comes(cases)
    found: dict[UUID, frozenset[DayPart]] = {}
    for each in rows:
        wished = said[each.case_id].wished if each.case_id in said else frozenset(DayPart)
        part = parts.get(each.case_id)
        found[each.pk] = frozenset({DayPart(part)}) if part else wished
    return found


def _beside(visits: list[Visit], lists: Iterable[WorkList]) -> _Rows:
    weeks = [each.week_on for each in lists]
    if not weeks:
        return _Rows({}, {}, frozenset())
    first, last = min(weeks), max(weeks) + timedelta(days=6)
    people = {who for each in visits for who in (each.worker_id, each.second_id) if who}
    theirs = Q(worker_id__in=people) | Q(second_id__in=people)
    stands = Q(work_list__state=WorkListState.FINAL) | Q(
        work_list__in={each.work_list_id for each in visits}
    )
    tours: dict[_When, list[Visit]] = defaultdict(list)
    for row in Visit.objects.filter(theirs, stands, day_on__range=(first, last)).exclude(
        outcome=DROPPED
    ):
        tours[row.day_on, row.day_part].append(row)
    seconds = {row.second_id for rows in tours.values() for row in rows if row.second_id}
    pairs = [(each.case_id, who) for each in visits for who in seconds]
    return _Rows(tours, days_away(people, first=first, last=last), closed_pairs(pairs))


def _spans(visit: Visit, work_list: WorkList, beside: _Rows) -> Iterable[Span]:
    """Both must be able to go when two do; the tour is that of the first."""
    parts = _parts_of(work_list, visit.worker_id)
    if visit.second_id:
        parts &= _parts_of(work_list, visit.second_id)
    for on, part in sorted(parts - {(visit.day_on, visit.day_part)}):
        rows = [each for each in beside.tours.get((on, part), ()) if each.pk != visit.pk]
        if _is_away(visit, on, beside) or not _fits(visit, rows, beside):
            continue
        starts_at, ends_at = work_list.capacity["windows"][part]
        taken = sum(each.worker_id == visit.worker_id for each in rows)
        yield Span(on, DayPart(part), starts_at, ends_at, taken)


def _is_away(visit: Visit, on: date, beside: _Rows) -> bool:
    return any(on in beside.away.get(who, ()) for who in (visit.worker_id, visit.second_id))


def _fits(visit: Visit, rows: Iterable[Visit], beside: _Rows) -> bool:
    """Whether who goes to a door walks together, or alone, in a part with these doors already.

    A pair walks on as it is: nobody takes a door beside the tour in which they go along, and
    whoever comes along must be somebody whom the household may meet.
    """
    pair = (visit.worker_id, visit.second_id)
    for row in rows:
        own = row.worker_id == visit.worker_id
        if not own and set(pair) & {row.worker_id, row.second_id} - {""}:
            return False
        if own and row.second_id and visit.second_id not in ("", row.second_id):
            return False
        if own and (visit.case_id, row.second_id) in beside.shut:
            return False
    return True


def _parts_of(work_list: WorkList, worker: str) -> set[_When]:
    return {
        (date.fromisoformat(day), part)
        for each in work_list.capacity["people"]
        if each["id"] == worker
        for day, part in each["parts"]
    }
