# SPDX-License-Identifier: EUPL-1.2
"""How it stands with the day of an eviction: who leads, whether there is a place, what is missing.

Everything is counted back from the day that the court track tells; nothing of it is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.policy import DataClass, Role, sees, writes
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import Case
from woonzeker.housing.models import EvictionPlan, PlanItem
from woonzeker.housing.rules.day import (
    Arrangement,
    DayPlan,
    Household,
    Lead,
    Line,
    Topic,
    has_place,
    missing,
    plan_lines,
)
from woonzeker.housing.rules.known import Known
from woonzeker.housing.selectors.children import children_of
from woonzeker.housing.selectors.roofs import FoundRoof, found_roof
from woonzeker.housing.selectors.shared import roof_policy
from woonzeker.legal.selectors import eviction_days, leaving_days

#: who has the day in hand, and who stands beside them
MAY_SEE_DAY = sees(DataClass.PROCESS, DataClass.COURT).by(
    Role.EVICTION_COORDINATOR,
    Role.OUTREACH_WORKER,
    Role.DEBT_COUNSELLOR,
    Role.TEAM_LEAD,
    Role.CLIENT_SUPPORTER,
)
#: who takes the paper of the day along: it says who lives there and how to reach them
MAY_PRINT_DAY = sees(
    DataClass.PROCESS,
    DataClass.COURT,
    DataClass.HOUSEHOLD,
    DataClass.IDENTITY,
    DataClass.ADDRESS,
).by(Role.EVICTION_COORDINATOR, Role.DEBT_COUNSELLOR)
MAY_LEAD = writes(DataClass.PROCESS).by(Role.EVICTION_COORDINATOR, Role.TEAM_LEAD)
MAY_ARRANGE = writes(DataClass.PROCESS).by(
    Role.EVICTION_COORDINATOR, Role.OUTREACH_WORKER, Role.DEBT_COUNSELLOR
)
MAY_NOTE = writes(DataClass.HOUSEHOLD).by(Role.EVICTION_COORDINATOR, Role.DEBT_COUNSELLOR)

#: what is asked of a household and kept with the plan
FACTS = ("school", "pets", "medicines", "work")
#: topic → the task of whoever can do it: four people, not ten tasks
TASK_OF: Mapping[Topic, str] = {
    Topic.LEAD: "day_lead",
    Topic.PLACE: "day_place",
    Topic.TRANSPORT: "day_goods",
    Topic.STORAGE: "day_goods",
}
_ELSE = "day_household"
TASKS = frozenset(TASK_OF.values()) | {_ELSE}


@dataclass(frozen=True, slots=True)
class Picture:
    """The day of one household, as the rules take it, with the rows behind it."""

    plan: DayPlan
    household: Household
    row: EvictionPlan | None
    items: Mapping[Topic, PlanItem]
    found: FoundRoof | None

    def lines(self, *, on: date) -> tuple[Line, ...]:
        """Every topic with how it stands on a day."""
        policy = roof_policy(current_municipality())
        return plan_lines(self.plan, self.household, policy, on=on)


def day_of(case: UUID) -> date | None:
    """By which day they must be out, whoever set it: the first that comes, else the last."""
    return leaving_days([case]).get(case)


def bailiff_comes(case: UUID) -> bool:
    """Whether that day is one of a bailiff; otherwise somebody else set it, as a mayor can."""
    return day_of(case) == eviction_days([case]).get(case)


def known_lead(row: EvictionPlan | None) -> Lead | None:
    """Who leads, by name; None while nobody does."""
    if row is None or not row.lead_name:
        return None
    return Lead(str(row.lead_name), str(row.lead_organisation))


def picture_of(case: UUID, eviction_on: date) -> Picture:
    """What is known and arranged for that day."""
    row = EvictionPlan.objects.filter(case=case).first()
    items = _newest(row)
    found = found_roof(case, on=eviction_on)
    plan = DayPlan(
        eviction_on,
        lead=known_lead(row),
        roof=found.roof if found else None,
        arranged={
            topic: Arrangement(
                str(item.arranged_by), item.noted_at.astimezone(clock.AMSTERDAM).date()
            )
            for topic, item in items.items()
            if item.arranged and item.for_on == eviction_on
        },
    )
    return Picture(plan, household_of(case, row), row, items, found)


def household_of(case: UUID, row: EvictionPlan | None) -> Household:
    """What is known of the household, as far as somebody asked."""
    told = {fact: Known(getattr(row, fact)) for fact in FACTS} if row else {}
    return Household(children=children_of([case])[case].known, **told)


def open_kinds(case: UUID, on: date) -> dict[str, date]:
    """The tasks that the day asks of people now, and by when; none without an eviction ahead."""
    eviction_on = day_of(case)
    if eviction_on is None:
        return {}
    waiting: dict[str, date] = {}
    for line in missing(picture_of(case, eviction_on).lines(on=on)):
        kind = TASK_OF.get(line.topic, _ELSE)
        waiting[kind] = min(line.due_on, waiting.get(kind, line.due_on))
    return waiting


def day_facts(case: Case) -> Mapping[str, bool]:
    """For a guarded move: is there a place on the day, and is nothing of the plan missing."""
    eviction_on = day_of(case.pk)
    if eviction_on is None:
        return {}
    picture = picture_of(case.pk, eviction_on)
    whole = not missing(picture.lines(on=clock.today()))
    return {"place_on_the_day": has_place(picture.plan), "day_plan_whole": whole}


def cases_with_plan() -> Iterable[UUID]:
    """The cases for which somebody made a plan."""
    return EvictionPlan.objects.values_list("case_id", flat=True)


def _newest(row: EvictionPlan | None) -> dict[Topic, PlanItem]:
    """Of each topic what was noted last."""
    if row is None:
        return {}
    rows = PlanItem.objects.filter(plan=row).order_by("noted_at", "pk")
    return {Topic(item.topic): item for item in rows}
