# SPDX-License-Identifier: EUPL-1.2
"""Where a story plays: who there is, which households are free for one, and on which day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Subquery

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system
from woonzeker.access.matrix import Relation
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseMove, CasePerson, CaseStatus
from woonzeker.cases.selectors import relations_to_case
from woonzeker.demo.accounts import Practice
from woonzeker.errors import Refused
from woonzeker.outreach.models import ContactAttempt, ContactOutcome
from woonzeker.planning.models import Visit

#: help that was accepted longer ago is over by now, or nearly
_RECENT = timedelta(days=60)


@cache
def _words() -> dict[str, Any]:
    """All that is said in the stories."""
    text = (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load(text, Loader=loader))  # noqa: S506 - a safe loader, the fast one if there


def told(name: str) -> Any:
    """The words of the stories, by name; read-only for its readers."""
    return _words()[name]


@dataclass
class Stage:
    """The practice municipality on the day at which its clock will stand."""

    practice: Practice
    today: date
    taken: set[UUID] = field(default_factory=set)
    #: who was given which case in this story
    given: set[tuple[UUID, str]] = field(default_factory=set)

    @property
    def people(self) -> dict[str, Actor]:
        """Everybody who works here, by the name they sign in with."""
        return self.practice.people

    def system(self, name: str) -> Actor:
        """The program itself at work."""
        return system(self.practice.lead.municipality, name)

    def ago(self, days: int) -> date:
        """The day so many days before today; in a weekend the Friday before it."""
        day = self.today - timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - 4))

    @contextmanager
    def on(self, day: date) -> Iterator[None]:
        """Let it be a day, and let jobs that are asked for be done."""
        with clock.standing_at(day), jobs.inline():
            yield

    @contextmanager
    def at(self, day: date) -> Iterator[None]:
        """Let it be a day; jobs that are asked for wait for the end of the story."""
        with clock.standing_at(day):
            yield

    def give(self, case: UUID, worker: Actor) -> None:
        """Let somebody work on a case, unless they do already."""
        if (case, worker.id) in self.given:
            return
        self.given.add((case, worker.id))
        if Relation.ASSIGNED not in relations_to_case(worker, str(case)):
            cases.assign(actor=self.practice.coordinator, case=case, user=worker.id)

    def take(self, rows: QuerySet[Case]) -> Case | None:
        """The first of these that is in no story yet; from now on it is."""
        found = rows.exclude(pk__in=self.taken).first()
        if found is not None:
            self.taken.add(found.pk)
        return found

    def helped(self, *, newest: bool = False) -> QuerySet[Case]:
        """Cases that run in which help was accepted, the longest ago first or the newest."""
        said_yes = ContactAttempt.objects.filter(
            case=OuterRef("pk"),
            outcome=ContactOutcome.ACCEPTED,
            tried_on__gte=self.today - _RECENT,
            tried_on__lte=self.ago(7),
        )
        rows = self._running().filter(threatening=False)
        rows = rows.annotate(said_yes_on=Subquery(said_yes.values("tried_on")[:1]))
        began_anew = CaseMove.objects.filter(
            case=OuterRef("pk"), code__startswith="reopen", moved_on__gte=OuterRef("said_yes_on")
        )
        rows = rows.exclude(said_yes_on=None).filter(~Exists(began_anew))
        return rows.order_by("-said_yes_on" if newest else "said_yes_on", "number")

    def unreached(self) -> QuerySet[Case]:
        """Cases that run in which nobody spoke to anybody yet, the longest open first."""
        reached = ContactAttempt.objects.filter(case=OuterRef("pk")).exclude(
            outcome__in=("sent", "not_reached", "card_left", "no_number")
        )
        visits = Visit.objects.filter(case=OuterRef("pk"), day_on__gte=self.today)
        rows = self._running().filter(~Exists(reached), ~Exists(visits), threatening=False)
        return rows.order_by("opened_on", "number")

    def _running(self) -> QuerySet[Case]:
        whose = CasePerson.objects.filter(case=OuterRef("pk"), person__secret=False)
        return Case.objects.filter(Exists(whose), status=CaseStatus.OPEN)


def managed(act: Callable[[], object]) -> bool:
    """Whether something could be done; what is refused leaves nothing behind."""
    try:
        with transaction.atomic():
            act()
    except Refused:
        return False
    return True
