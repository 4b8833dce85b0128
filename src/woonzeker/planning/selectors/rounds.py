# SPDX-License-Identifier: EUPL-1.2
"""When who walks a round goes out again. Building blocks: nobody looks here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from woonzeker.planning.models import DROPPED, Visit, WorkList
from woonzeker.planning.routes import DayPart
from woonzeker.planning.rules import Span


def spans_of(visits: Iterable[Visit]) -> dict[UUID, tuple[Span, ...]]:
    """For each visit the parts of its week in which whoever goes there goes out anyway."""
    rows = list(visits)
    lists = WorkList.objects.in_bulk({each.work_list_id for each in rows})
    doors = Counter(
        Visit.objects.filter(work_list__in=lists)
        .exclude(outcome=DROPPED)
        .values_list("work_list_id", "worker_id", "day_on", "day_part")
    )
    return {each.pk: tuple(_spans(each, lists[each.work_list_id], doors)) for each in rows}


def _spans(
    visit: Visit, work_list: WorkList, doors: Counter[tuple[UUID, str, date, str]]
) -> Iterable[Span]:
    """Both must be able to go when two do; the tour is that of the first."""
    parts = _parts_of(work_list, visit.worker_id)
    if visit.second_id:
        parts &= _parts_of(work_list, visit.second_id)
    for on, part in sorted(parts):
        starts_at, ends_at = work_list.capacity["windows"][part]
        taken = doors[work_list.pk, visit.worker_id, on, part]
        yield Span(on, DayPart(part), starts_at, ends_at, taken)


def _parts_of(work_list: WorkList, worker: str) -> set[tuple[date, str]]:
    return {
        (date.fromisoformat(day), part)
        for each in work_list.capacity["people"]
        if each["id"] == worker
        for day, part in each["parts"]
    }
