# SPDX-License-Identifier: EUPL-1.2
"""The work that an agreement asks for now, as tasks of its case. Called inside somebody's act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseTask
from woonzeker.cases.rules import LIVING_TASKS
from woonzeker.housing.rules import agreements as rules
from woonzeker.housing.rules.agreement_end import own_name_plan
from woonzeker.housing.selectors.living_rows import Held, policy_now
from woonzeker.law.terms import add_working_days
from woonzeker.legal.rules import BreachStage, LastOfferPolicy, WatchState, breach_standing

#: stages of a breach that are somebody's work → the task
_OF_STAGE = {
    BreachStage.START_HELP: "help_first",
    BreachStage.TELL_RESIDENT: "tell_resident_breach",
}
#: how long before a day a step of it is somebody's work, and working days to finish a paper
AHEAD = timedelta(weeks=4)
FINISH_DAYS = 5


def keep_tasks(actor: Actor, one: Held) -> int:
    """Let the tasks of a case be those that its agreement asks for today; gives how many there are.

    Done twice it does nothing twice; of what is over, the task is settled. What is late stays late:
    no day is skipped.
    """
    room = system(actor.municipality, "housing")
    wanted: dict[str, date] = {}
    if one.row.ended_on is None and one.row.recalled_at is None:
        for kind, by in asked_of(one, on=clock.today(), policy=policy_now()):
            wanted[kind] = min(by, wanted.get(kind, by))
    waiting = CaseTask.objects.filter(case=one.row.case_id, kind__in=LIVING_TASKS, done_on=None)
    now = dict(waiting.values_list("kind", "due_on"))
    for kind in (each for each in now if now[each] != wanted.get(each)):
        cases.settle_task(actor=room, case=one.row.case_id, kind=kind)
    for kind, by in wanted.items():
        if now.get(kind) != by:
            cases.give_task(actor=room, case=one.row.case_id, kind=kind, due_on=by)
    return len(wanted)


def asked_of(one: Held, *, on: date, policy: LastOfferPolicy) -> Iterator[tuple[str, date]]:
    """What an agreement asks for now, and by when."""
    if rules.lacks_of(one.counted, on=on, policy=policy):
        began = max(one.row.begins_on, one.row.made_at.astimezone(clock.AMSTERDAM).date())
        yield "finish_agreement", add_working_days(began, FINISH_DAYS)
    for month in one.months(on=on, policy=policy):
        if month.turn.state in (WatchState.TO_LOOK, WatchState.LATE):
            yield "look_at_condition", month.turn.look_by
    for breach in one.open_breaches:
        stands = breach_standing(breach.counted, on=on, policy=policy)
        if stands.stage in _OF_STAGE and stands.by is not None:
            yield _OF_STAGE[stands.stage], stands.by
    yield from _towards_the_end(one, on, policy)


def _towards_the_end(one: Held, on: date, policy: LastOfferPolicy) -> Iterator[tuple[str, date]]:
    plan = own_name_plan(one.counted, one.done, on=on, policy=policy)
    if plan is not None and plan.next_step is not None:
        by = next(each.by for each in plan.lines if each.step is plan.next_step)
        if by - AHEAD <= on:
            yield "own_contract_step", by
    clocked = rules.clock_of_agreement(one.counted, policy)
    if clocked is not None and clocked.until_on - AHEAD <= on:
        yield "agreement_ends", clocked.until_on
