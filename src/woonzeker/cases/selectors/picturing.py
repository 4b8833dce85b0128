# SPDX-License-Identifier: EUPL-1.2
"""How a case stands at a moment, and what something started in it: what can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from woonzeker.cases.models import (
    Case,
    CaseAssignment,
    CaseMove,
    CasePerson,
    CaseTask,
    CaseTerm,
)

#: why somebody works on a case: they coordinate what happens around an eviction
COORDINATES = "court"
#: what a message can start, and nothing of what others do at the same moment
_TERMS = ("threatening_talk", "offer", "insight")
_TASKS = (
    "stop_eviction", "check_cancelled", "find_place", "summons_without_report", "check_report",
    "rights_letter", "offer_support", "point_to_legal_help",
    "track_confirm",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """How a case stands, as far as messages bear on it: its newest move, what runs, who came."""

    status: str
    result: str
    closed_on: date | None
    threatening: bool
    moves: int
    terms: frozenset[UUID]
    tasks: Mapping[UUID, date]
    assigned: frozenset[UUID]
    people: frozenset[UUID]


#: how a case stands before it is there
NOT_THERE = Picture("", "", None, False, 0, frozenset(), {}, frozenset(), frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """What something started in a case: its move, and all that began, moved or ended with it.

    `status`, `result` and `closed_on` are those of before, `status` empty when it began the case;
    `due` holds the days that tasks had.
    """

    move: int | None
    status: str
    result: str
    closed_on: date | None
    threatened: bool
    terms: tuple[UUID, ...]
    tasks: tuple[UUID, ...]
    settled: tuple[UUID, ...]
    due: Mapping[UUID, date]
    assigned: tuple[UUID, ...]
    people: tuple[UUID, ...]

    def words(self) -> dict[str, Any]:
        """As it is kept: codes, days and opaque ids."""
        return {
            "move": self.move,
            "status": self.status,
            "result": self.result,
            "closed_on": self.closed_on.isoformat() if self.closed_on else None,
            "threatened": self.threatened,
            "terms": [str(each) for each in self.terms],
            "tasks": [str(each) for each in self.tasks],
            "settled": [str(each) for each in self.settled],
            "due": {str(task): day.isoformat() for task, day in self.due.items()},
            "assigned": [str(each) for each in self.assigned],
            "people": [str(each) for each in self.people],
        }


def picture(case: UUID) -> Picture:
    """How a case stands now. A building block: nobody looks here."""
    found = Case.objects.get(pk=case)
    newest = CaseMove.objects.filter(case=case).order_by("-sequence")
    waiting = CaseTask.objects.filter(case=case, done_on=None, kind__in=_TASKS)
    held = CaseAssignment.objects.filter(case=case, ended_at=None, why=COORDINATES)
    running = CaseTerm.objects.filter(case=case, kind__in=_TERMS)
    return Picture(
        status=found.status,
        result=found.result,
        closed_on=found.closed_on,
        threatening=found.threatening,
        moves=newest.values_list("sequence", flat=True).first() or 0,
        terms=frozenset(running.values_list("pk", flat=True)),
        tasks=dict(waiting.values_list("pk", "due_on")),
        assigned=frozenset(held.values_list("pk", flat=True)),
        people=frozenset(CasePerson.objects.filter(case=case).values_list("pk", flat=True)),
    )


def started(before: Picture, after: Picture) -> Started:
    """What began, moved or ended between two pictures of one case."""
    return Started(
        move=after.moves if after.moves > before.moves else None,
        status=before.status,
        result=before.result,
        closed_on=before.closed_on,
        threatened=after.threatening and not before.threatening,
        terms=tuple(after.terms - before.terms),
        tasks=tuple(set(after.tasks) - set(before.tasks)),
        settled=tuple(set(before.tasks) - set(after.tasks)),
        due={
            task: day
            for task, day in before.tasks.items()
            if task in after.tasks and after.tasks[task] != day
        },
        assigned=tuple(after.assigned - before.assigned),
        people=tuple(after.people - before.people),
    )


def started_from(words: Mapping[str, Any]) -> Started:
    """What was kept by `Started.words`."""
    closed = words.get("closed_on")
    return Started(
        move=words.get("move"),
        status=str(words.get("status", "")),
        result=str(words.get("result", "")),
        closed_on=date.fromisoformat(closed) if closed else None,
        threatened=bool(words.get("threatened")),
        terms=_ids(words.get("terms")),
        tasks=_ids(words.get("tasks")),
        settled=_ids(words.get("settled")),
        due={UUID(task): date.fromisoformat(day) for task, day in words.get("due", {}).items()},
        assigned=_ids(words.get("assigned")),
        people=_ids(words.get("people")),
    )


def _ids(given: Any) -> tuple[UUID, ...]:
    return tuple(UUID(each) for each in given or ())
