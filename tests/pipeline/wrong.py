# SPDX-License-Identifier: EUPL-1.2
"""A signal that was linked to the wrong person, and everything that can hang on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.conftest import CODE, MONDAY
from tests.situations import LEAD, linked_signal

from woonzeker.access import clock
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseTask
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Link, LinkResult, Person
from woonzeker.organisations.models import Team
from woonzeker.planning import services as planning
from woonzeker.planning.models import Visit, WorkList, WorkListState


def taken_up(person: Person, on: date = MONDAY, **facts: Any) -> Link:
    """A signal that was taken up for this person on a day, and scored."""
    with clock.standing_at(on):
        signal = linked_signal(person, **facts)
        go_on(on)
    with tenant(CODE):
        return Link.objects.get(signal=signal)


def go_on(on: date = MONDAY) -> None:
    """What the pipeline does after a decision."""
    with clock.standing_at(on):
        cases.take_up(actor=LEAD, on=on)
        planning.score_cases(actor=LEAD, on=on)


def give_to(link: Link, person: Person, on: date = MONDAY) -> None:
    """A reviewer gives a signal in review to the right person."""
    with tenant(CODE):
        Link.objects.filter(pk=link.pk).update(result=LinkResult.LINKED, person=person)
    go_on(on)


def case_of(link: Link) -> Case | None:
    """The case in which the signal of a link is now."""
    with tenant(CODE):
        return Case.objects.filter(periods__signals__signal=link.signal_id).first()


def on_list(case: Case, state: WorkListState, on: date = MONDAY) -> Visit:
    """A visit of a case on a list of this week."""
    with tenant(CODE):
        week, _ = WorkList.objects.get_or_create(
            team_id=Team.objects.get().pk,
            week_on=MONDAY,
            defaults={
                "state": state,
                "planned_at": clock.now(),
                "planned_by": "tests",
                "capacity": {
                    "minutes": 40, "room": 9, "windows": {"middag": [780, 1020]}, "people": [],
                },
                "left_out": [{"case": str(case.pk), "words": "", "offer_on": None}],
                "forecast": [{"case": str(case.pk), "due_on": "2026-11-05", "visited_on": None}],
            },
        )  # fmt: skip
        return Visit.objects.create(
            work_list=week, case=case, worker_id="w", worker_name="M. Kaya", day_on=on,
            day_part="middag", position=Visit.objects.filter(work_list=week).count() + 1,
            expected_at="14:10", minutes=40, why="water stopt",
        )  # fmt: skip


def standing() -> dict[str, object]:
    """Everything that counts for the work: what is open, owed, asked and in which order."""
    with tenant(CODE):
        running = Case.objects.exclude(status="closed")
        return {
            "cases": sorted(
                running.values_list(
                    "household__address_key", "step", "status", "threatening", "priority__total"
                )
            ),
            "terms": sorted(
                running.filter(terms__met_on=None).values_list(
                    "household__address_key", "terms__kind", "terms__starts_on", "terms__due_on"
                )
            ),
            "people": sorted(
                running.values_list("household__address_key", "people__person__surname")
            ),
            "periods": sorted(
                running.values_list(
                    "household__address_key", "periods__starts_on", "periods__shape"
                )
            ),
            "came": sorted(
                running.values_list("household__address_key", "periods__signals__came_as")
            ),
            "tasks": sorted(
                CaseTask.objects.values_list("kind", "due_on", "signal__own_reference")
            ),
            "results": sorted(ArrearsSignal.objects.values_list("own_reference", "result")),
        }
