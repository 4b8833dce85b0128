# SPDX-License-Identifier: EUPL-1.2
"""The start page of who rings doorbells: my doors today and the rest of this week."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Q

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.cases.selectors import relations_of_cases, secret_cases
from woonzeker.outreach.models import ContactOutcome
from woonzeker.planning.models import DROPPED, Visit, WorkListState
from woonzeker.planning.selectors import VISITS, standing, why_dropped
from woonzeker.ui import words
from woonzeker.web.selectors.shapes import Door, Round

PARTS = ("ochtend", "middag", "avond")
OUTCOMES = dict(ContactOutcome.choices)


@look("web.my_doors", may_if=VISITS, basis="Wgs art. 3 lid 1 onder b")
def my_doors(*, actor: Actor) -> tuple[Round, ...]:
    """My visits from today until Sunday of lists that stand, by day and part of the day."""
    today = clock.today()
    mine = Visit.objects.filter(
        Q(worker_id=actor.id) | Q(second_id=actor.id),
        work_list__state=WorkListState.FINAL,
        day_on__range=(today, _sunday(today)),
    ).select_related("case__household")
    visits = sorted(mine, key=lambda visit: (*_moment(visit), visit.position, visit.case.number))
    audit.concerns(len(visits), of={"case": [visit.case_id for visit in visits]})
    struck = why_dropped([each.case_id for each in visits if each.outcome == DROPPED])
    cases = {each.case_id for each in visits}
    beside = _Beside(struck, secret_cases(cases), relations_of_cases(actor, cases))
    return tuple(
        Round(day_on, part, tuple(_door(visit, actor, beside) for visit in group))
        for (day_on, part), group in groupby(visits, key=lambda v: (v.day_on, v.day_part))
    )


def _sunday(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def _moment(visit: Visit) -> tuple[date, int]:
    return visit.day_on, PARTS.index(visit.day_part) if visit.day_part in PARTS else len(PARTS)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is known beside the visits, per case."""

    struck: Mapping[UUID, str]
    secret: Collection[UUID]
    relations: Mapping[UUID, frozenset[Relation]]


def _door(visit: Visit, actor: Actor, beside: _Beside) -> Door:
    other = visit.second_name if visit.worker_id == actor.id else visit.worker_name
    return Door(
        case=visit.case_id,
        position=visit.position,
        address=words.address(visit.case.household),
        at=visit.expected_at,
        why=visit.why,
        second=other,
        done=str(OUTCOMES.get(visit.outcome, "")),
        dropped=visit.outcome == DROPPED,
        dropped_why=beside.struck.get(visit.case_id, ""),
        threatening=visit.case.threatening,
        secret=visit.case_id in beside.secret,
        relations=standing(visit, actor, beside.relations[visit.case_id]),
    )
