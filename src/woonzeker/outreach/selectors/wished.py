# SPDX-License-Identifier: EUPL-1.2
"""How a household wants to be met, from all who said it. Building blocks: nobody looks here.

A worker and the resident may each have said something. What somebody does not want counts whoever
said it, because a worker may have noted it for somebody's safety; what they like best is what was
said last. That they want no help at all, said on the own page, holds until something new comes and
never while a home or a supply is at stake.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from woonzeker.cases.models import Case, CaseMove
from woonzeker.outreach.models import ContactWish
from woonzeker.outreach.rules import LIFTS_REFUSAL

#: who can have said it: a worker, the resident, and the resident that no help is wanted
WORKER, RESIDENT, NO_HELP = "worker", "resident", "no_help"


@dataclass(frozen=True, slots=True)
class Wished:
    """How a household wants to be met, as it holds now; codes of outreach.

    `words` are what each said, a line for each; `recorded_at` is when the last of them was noted.
    """

    channels: tuple[str, ...]
    not_channels: frozenset[str]
    day_parts: tuple[str, ...]
    language: str
    with_pictures: bool
    not_at_home: bool
    words: str
    recorded_at: datetime
    #: the number that they gave themselves, and when; empty when they gave none
    phone: str = ""
    phone_at: datetime | None = None


def wished_in(case: Case) -> Wished | None:
    """How the household of a case wants to be met; None when nobody said anything."""
    return wished_of([case]).get(case.pk)


def wished_of(cases: Collection[Case]) -> dict[UUID, Wished]:
    """How the households of these cases want to be met, by case."""
    threatened = {case.pk for case in cases if case.threatening}
    rows = in_force().filter(case__in=[case.pk for case in cases])
    said: dict[UUID, list[ContactWish]] = defaultdict(list)
    for row in rows.order_by("-recorded_at", "said_by"):
        if row.said_by != NO_HELP or row.case_id not in threatened:
            said[row.case_id].append(row)
    return {case: _together(found) for case, found in said.items()}


def in_force() -> QuerySet[ContactWish]:
    """The wishes that nobody ended; a refusal only as long as nothing new came."""
    lifted = CaseMove.objects.filter(
        case=OuterRef("case"), code__in=LIFTS_REFUSAL, moved_at__gt=OuterRef("recorded_at")
    )
    return ContactWish.objects.filter(ended_at=None).exclude(Exists(lifted), said_by=NO_HELP)


def _together(rows: Sequence[ContactWish]) -> Wished:
    """What several said as one wish; the newest first."""
    number = next((row for row in rows if row.phone), None)
    barred = frozenset(each for row in rows for each in row.not_channels)
    return Wished(
        channels=tuple(each for each in _last(row.channels for row in rows) if each not in barred),
        not_channels=barred,
        day_parts=_last(row.day_parts for row in rows),
        language=next((row.language for row in rows if row.language), ""),
        with_pictures=any(row.with_pictures for row in rows),
        not_at_home=any(row.not_at_home for row in rows),
        words="\n".join(row.words for row in rows if row.words),
        recorded_at=rows[0].recorded_at,
        phone=(number.phone or "") if number else "",
        phone_at=number.recorded_at if number else None,
    )


def _last(said: Iterable[list[str]]) -> tuple[str, ...]:
    return tuple(next(filter(None, said), ()))
