# SPDX-License-Identifier: EUPL-1.2
"""The weeks between two months' files: plan who is visited, and imitate what came of contact.

Everything goes through the services that the pages use, with the clock at the day it happens. The
work of a week follows from what stands in the database at its beginning and from the seed, so that
a week that was cut off can be worked again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from woonzeker.access import clock, jobs
from woonzeker.access.actors import Actor, system
from woonzeker.access.matrix import Relation
from woonzeker.access.tenancy import tenant
from woonzeker.cases import services as cases
from woonzeker.cases.models import (
    Case,
    CaseMove,
    CaseStatus,
    CaseTask,
    MatchingPeriod,
    PeriodSignal,
)
from woonzeker.cases.rules import ENDS_WITH_NEWS
from woonzeker.cases.selectors import relations_to_case
from woonzeker.demo.accounts import Practice
from woonzeker.demo.rules import Answer, Attempt, Course, Happening, Standing, course_of, week_of
from woonzeker.demo.town.dice import dice
from woonzeker.feedback import services as feedback
from woonzeker.feedback.models import AnswerRelease, ReleaseState
from woonzeker.feedback.rules.answers import AnswerCode
from woonzeker.outreach import services as outreach
from woonzeker.outreach.models import Channel, ContactAttempt, ContactOutcome
from woonzeker.planning import services as planning
from woonzeker.planning.models import Visit, WorkList, WorkListState
from woonzeker.process import STOPPED_FROM, Exit

_TO_FRIDAY = timedelta(days=4)
_FOR_ALL = 4
#: where people who left live now, as far as the practice municipality knows
_NEXT_DOOR = "Oosterzoom"
#: exits about the people themselves; they have a service of their own
_OF_PEOPLE = frozenset({Exit.KNOWN_TO_DEBT_HELP, Exit.MOVED_UNKNOWN})
_REASONS = {Exit.OTHER_SUPPORT: "social_work"}
#: minutes and cents that an attempt costs; assumptions
_EFFORT = {"visit": ("huisbezoek", 40, 0), "phone": ("telefoongesprek", 15, 0)}


class Weeks:
    """Works the weeks of the team, one after another."""

    def __init__(self, practice: Practice, seed: int) -> None:
        self.practice = practice
        self.code = practice.lead.municipality
        self.seed = seed

    def work(self, monday: date) -> None:
        """Plan the week, let it stand, and let its days pass."""
        with clock.standing_at(monday), jobs.inline():
            self.plan(monday, stands=True)
        with clock.standing_at(monday), tenant(self.code):
            self._finish_tasks(monday)
            self._release_answers(monday)
            happenings = self._happenings(monday)
        happenings.sort(key=attrgetter("on"))  # of one day: in the order of the case numbers
        with clock.standing_at(monday + _TO_FRIDAY), jobs.inline():
            for day, of_day in groupby(happenings, key=attrgetter("on")):
                with clock.standing_at(day), tenant(self.code):
                    for happening in of_day:
                        self._let_happen(happening)
                    feedback.tell_answers(actor=system(self.code, "demo"), on=day, of_late=True)

    def plan(self, monday: date, *, stands: bool) -> None:
        """Plan the team's week; a week that stands already stays as it is."""
        team = UUID(self.practice.team)
        with tenant(self.code):
            known = WorkList.objects.filter(team_id=team, week_on=monday).first()
            if known is not None and known.state == WorkListState.FINAL:
                return
            made = planning.plan_week(actor=self.practice.coordinator, team=team, week=monday)
            if stands:
                planning.confirm_work_list(actor=self.practice.coordinator, work_list=made.pk)

    def _finish_tasks(self, monday: date) -> None:
        """What was asked before this week has been done."""
        actor = self.practice.coordinator
        for task in CaseTask.objects.filter(done_on=None, asked_on__lt=monday):
            if task.kind in ENDS_WITH_NEWS and task.case_id:
                cases.settle_task(actor=actor, case=task.case_id, kind=task.kind)
            else:
                cases.finish_task(actor=actor, task=task.pk)

    def _release_answers(self, monday: date) -> None:
        """Who died or left, and was asked about before this week: somebody called, and told it."""
        actor = self.practice.coordinator
        rows = AnswerRelease.objects.filter(state=ReleaseState.WAITS, asked_on__lt=monday)
        for row in rows.order_by("asked_on", "pk"):
            feedback.release_answer(actor=actor, release=row.pk, tried_how="phone", tried_on=monday)
            if row.code == AnswerCode.NOT_RESIDENT:
                feedback.hand_over_signal(actor=actor, release=row.pk, to=_NEXT_DOOR, how="phone")

    def _happenings(self, monday: date) -> list[Happening]:
        return [each for standing in self._standings(monday) for each in week_of(standing, monday)]

    def _standings(self, monday: date) -> Iterable[Standing]:
        """Every case that runs, with its newest reports and what was tried since."""
        running = list(Case.objects.exclude(status=CaseStatus.CLOSED).order_by("number"))
        newest = dict(
            MatchingPeriod.objects.filter(case__in=running)
            .order_by("starts_on")
            .values_list("case_id", "taken_up_on")
        )
        tried, visits, phones = self._tried(newest), self._visits(monday), _with_phone(running)
        for case in running:
            if case.pk in newest:
                yield Standing(
                    case=case.pk,
                    taken_up_on=newest[case.pk],
                    tried=tuple(tried[case.pk]),
                    visits=tuple(visits[case.pk]),
                    course=self._course(case, newest[case.pk], case.pk in phones),
                    stopped=case.step >= STOPPED_FROM,
                )

    def _course(self, case: Case, since: date, has_phone: bool) -> Course:
        chance = dice(self.seed, "course", case.number, since.isoformat())
        return course_of(chance, has_phone=has_phone, threatening=case.threatening)

    def _tried(self, since: dict[UUID, date]) -> dict[UUID, list[Attempt]]:
        """What was tried since the newest reports, and help that was accepted before and runs."""
        found: dict[UUID, list[Attempt]] = defaultdict(list)
        reopened = dict(
            CaseMove.objects.filter(case__in=list(since), code="reopen")
            .order_by("sequence")
            .values_list("case_id", "moved_on")
        )
        for row in ContactAttempt.objects.filter(case__in=list(since)).order_by("tried_on"):
            helped = row.outcome == ContactOutcome.ACCEPTED
            runs = helped and row.tried_on >= reopened.get(row.case_id, row.tried_on)
            if row.tried_on > since[row.case_id] or runs:
                found[row.case_id].append(Attempt(row.channel, row.tried_on, row.outcome))
        return found

    def _visits(self, monday: date) -> dict[UUID, list[Attempt]]:
        found: dict[UUID, list[Attempt]] = defaultdict(list)
        rows = Visit.objects.filter(work_list__week_on=monday, outcome="")
        for row in rows.order_by("day_on", "position"):
            visit = Attempt("visit", row.day_on, day_part=row.day_part, by=row.worker_id)
            found[row.case_id].append(visit)
        return found

    def _let_happen(self, happening: Happening) -> None:
        if happening.attempt is not None:
            self._try(happening.case, happening.attempt)
        if happening.again:
            planning.request_visit(
                actor=self.practice.coordinator, case=happening.case,
                reason="niemand thuis, nog eens in de avond", day_part="avond",
            )  # fmt: skip
        if happening.ending is not None:
            self._end(happening.case, happening.ending)

    def _try(self, case: UUID, attempt: Attempt) -> None:
        worker = self._worker(attempt.by)
        self._give(case, worker)
        outreach.record_contact(
            actor=worker, case=case, channel=Channel(attempt.channel),
            outcome=ContactOutcome(attempt.outcome), day_part=attempt.day_part,
            source_told=attempt.channel == "letter" or attempt.outcome in set(Answer),
        )  # fmt: skip
        if attempt.channel in _EFFORT:
            what, minutes, cents = _EFFORT[attempt.channel]
            cases.book_effort(actor=worker, case=case, what=what, minutes=minutes, cost_cents=cents)

        if attempt.outcome == ContactOutcome.ACCEPTED:
            self._give(case, self.practice.counsellor)

    def share(self) -> None:
        """Give cases that run to who helps beside the team: threats, and a few that all see.

        With the same case before them one can compare what each role sees.
        """
        running = Case.objects.filter(status=CaseStatus.OPEN).order_by("number")
        for case in running.filter(threatening=True):
            self._give(case.pk, self.practice.evictions)
        for case in running.filter(threatening=False)[:_FOR_ALL]:
            for helper in (self.practice.peer, self.practice.evictions, self.practice.counsellor):
                self._give(case.pk, helper)

    def _give(self, case: UUID, worker: Actor) -> None:
        """Let somebody work on a case, unless they do already."""
        if Relation.ASSIGNED not in relations_to_case(worker, str(case)):
            cases.assign(actor=self.practice.coordinator, case=case, user=worker.id)

    def _end(self, case: UUID, ending: Exit) -> None:
        worker = self.practice.worker
        self._give(case, worker)
        if ending in _OF_PEOPLE:
            cases.record_outcome(actor=worker, case=case, outcome=ending)
            return
        reason = _REASONS.get(ending, "")
        cases.advance(actor=worker, case=case, move=f"close_{ending.value}", reason=reason)

    def _worker(self, identity: str) -> Actor:
        """Whoever is on the list; letters and calls are the worker's own."""
        worker = self.practice.worker
        if not identity or identity == worker.id:
            return worker
        return Actor(kind="user", id=identity, municipality=worker.municipality, roles=worker.roles)


def _with_phone(running: list[Case]) -> set[UUID]:
    """The cases in which a partner gave a telephone number."""
    rows = PeriodSignal.objects.filter(period__case__in=running)
    return {
        row.period.case_id for row in rows.select_related("period", "signal") if row.signal.phones
    }


def mondays_between(after: date, until: date) -> list[date]:
    """The Mondays later than `after`, up to and including `until`."""
    first = after + timedelta(days=7 - after.weekday())
    return [first + timedelta(days=7 * at) for at in range((until - first).days // 7 + 1)]
