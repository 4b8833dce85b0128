# SPDX-License-Identifier: EUPL-1.2
"""Which work of last offers waits in a case now, and by which day. Nobody looks here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import CaseTask
from woonzeker.law.terms import add_working_days
from woonzeker.legal.models import (
    Bewind,
    BewindRequest,
    CourtMessage,
    Moratorium,
    MoratoriumState,
    RequestProgress,
    Settlement,
    SettlementAnswer,
)
from woonzeker.legal.rules import Breach, LastOfferPolicy, WatchState, WatchTurn, breach_standing
from woonzeker.legal.rules.bewind import RequestState
from woonzeker.legal.rules.bewind_course import Step, duties
from woonzeker.legal.rules.moratorium_course import MoratoriumCourse, course, until
from woonzeker.legal.rules.settlement import questions
from woonzeker.legal.rules.watching import BreachStage, BreachStanding
from woonzeker.legal.selectors.offer_facts import protected
from woonzeker.legal.selectors.offer_proposals import spoken_on
from woonzeker.legal.selectors.offer_rows import (
    bewind_stands,
    evaluations_of,
    followed,
    grant_of,
    last_offer_policy,
    looks_of,
    request_stands,
    running,
)
from woonzeker.legal.selectors.tracks import standings_of

LOOK, HELP_FIRST = "look_at_rent", "rent_missed"
SETTLE, ASK_UNTIL, REPORT = "moratorium_settle", "moratorium_until", "moratorium_report"
IGNORED = "moratorium_ignored"
ASK = "settlement_ask"
SIGN = "sign_bewind"
EVALUATE, ASK_END, END = "evaluate_bewind", "ask_end_of_bewind", "end_bewind"
TERM, ADVICE = "bewind_term", "bewind_advice"
#: every kind of task that is given and settled here
KINDS = (
    LOOK, HELP_FIRST, SETTLE, ASK_UNTIL, REPORT, IGNORED, ASK, SIGN, EVALUATE, ASK_END, END,
    TERM, ADVICE,
)  # fmt: skip
#: working days for what has no term in law or policy
TO_ASK, TO_SIGN, AT_ONCE = 5, 2, 1
#: days before a question to a bewindvoerder in which it is asked
AHEAD = timedelta(days=7)
#: what to do about bewind → its task
_OF_STEP = {
    Step.PREPARE: EVALUATE, Step.EVALUATE: EVALUATE, Step.ASK_THE_END: ASK_END, Step.END_NOW: END,
}  # fmt: skip
Wanted = Iterator[tuple[str, date]]


def work_of(case: UUID) -> dict[str, date]:
    """The tasks that wait in a case today, of each kind by the earliest day."""
    policy, found = last_offer_policy(current_municipality()), dict[str, date]()
    for each in (_of_moratoria, _of_settlements, _of_requests, _of_bewind):
        for kind, due_on in each(case, policy):
            found[kind] = min(due_on, found.get(kind, due_on))
    found.update(_ignored(case))
    return found


def course_of(row: Moratorium, policy: LastOfferPolicy) -> MoratoriumCourse:
    """How a moratorium that was granted stands today."""
    return course(
        grant_of(row), looks_of([row.pk])[row.pk], rent_day=row.rent_day, on=clock.today(),
        policy=policy,
    )  # fmt: skip


def help_of(turn: WatchTurn, spoken: tuple[date, ...], policy: LastOfferPolicy) -> BreachStanding:
    """How the help after a month that was missed stands; it began with a real contact."""
    found_on = turn.looked_on or turn.due_on
    helped = next((day for day in spoken if day >= found_on), None)
    return breach_standing(Breach(found_on, helped_on=helped), on=clock.today(), policy=policy)


def _of_moratoria(case: UUID, policy: LastOfferPolicy) -> Wanted:
    spoken = spoken_on(case)
    for row in Moratorium.objects.filter(case=case, state=MoratoriumState.GRANTED):
        stands = course_of(row, policy)
        if row.ended_on is None:
            yield from _of_months(stands, spoken, policy)
        yield from _of_its_end(row, stands, policy)


def _of_months(
    stands: MoratoriumCourse, spoken: tuple[date, ...], policy: LastOfferPolicy
) -> Wanted:
    for turn in stands.turns:
        if turn.state in (WatchState.TO_LOOK, WatchState.LATE):
            yield LOOK, turn.look_by
        elif turn.state is WatchState.BREACH:
            helping = help_of(turn, spoken, policy)
            if helping.stage is BreachStage.START_HELP and helping.by is not None:
                yield HELP_FIRST, helping.by


def _of_its_end(row: Moratorium, stands: MoratoriumCourse, policy: LastOfferPolicy) -> Wanted:
    last, today = until(grant_of(row)), clock.today()
    if last is None and row.decided_on is not None:
        yield ASK_UNTIL, add_working_days(row.decided_on, TO_ASK)
    elif last is not None and row.ended_on is None and today <= last:
        if today >= last - timedelta(weeks=policy.settle_weeks):
            yield SETTLE, last
    elif stands.report_by is not None and row.reported_on is None and last and today > last:
        yield REPORT, stands.report_by


def _of_settlements(case: UUID, policy: LastOfferPolicy) -> Wanted:
    today = clock.today()
    for row in Settlement.objects.filter(case=case, recalled_at=None):
        told = set(
            SettlementAnswer.objects.filter(settlement=row, recalled_at=None).values_list(
                "code", "asked_on"
            )
        )
        for each in questions(followed(row), policy):
            if (each.code, each.on) not in told and today >= each.on - AHEAD:
                yield ASK, each.on


def _of_requests(case: UUID, policy: LastOfferPolicy) -> Wanted:
    for row in BewindRequest.objects.filter(case=case, state=RequestProgress.DRAFT):
        if request_stands(row, policy).state is not RequestState.INCOMPLETE:
            yield SIGN, add_working_days(row.changed_on, TO_SIGN)


def _of_bewind(case: UUID, policy: LastOfferPolicy) -> Wanted:
    rows = Bewind.objects.filter(case=case, recalled_at=None, ended_on=None)
    for row in rows.exclude(begins_on=None):
        stands = bewind_stands(row, policy)
        if stands.step in _OF_STEP:
            yield _OF_STEP[stands.step], _by(row, stands.step, stands.evaluate_on)
        if stands.term_missing and stands.step is not Step.OVER and row.begins_on:
            yield TERM, add_working_days(row.begins_on, TO_ASK)
        yield from _of_advice(row)


def _by(row: Bewind, step: Step, evaluate_on: date | None) -> date:
    """By which day: a wish to stop at once, an end that nobody argued against soon."""
    if step is Step.END_NOW:
        return add_working_days(row.wants_out_on or clock.today(), AT_ONCE)
    if step is Step.ASK_THE_END:
        return add_working_days(evaluations_of([row.pk])[row.pk][-1].held_on, TO_ASK)
    return evaluate_on or clock.today()


def _of_advice(row: Bewind) -> Wanted:
    if row.plan_on is None or row.advised_on is not None or row.begins_on is None:
        return
    asked = running(row)
    for each in duties(
        asked.kind, granted_on=asked.begins_on, plan_on=row.plan_on, signed_up=row.signed_up
    ):
        if each.code == "advice":
            yield ADVICE, each.deadline.due_on


def _ignored(case: UUID) -> dict[str, date]:
    """An eviction that somebody announced for a day on which a court forbids it: today.

    Once somebody dealt with it, it waits again only for another message.
    """
    today = clock.today()
    days = {stands.eviction_on for stands in standings_of(case) if stands.lost is None}
    if not any(day is not None and day >= today and protected([case], on=day) for day in days):
        return {}
    done = CaseTask.objects.filter(case=case, kind=IGNORED).exclude(done_on=None)
    last = done.order_by("-done_on").values_list("done_on", flat=True).first()
    told = CourtMessage.standing.filter(case=case).order_by("-received_on")
    newest = told.values_list("received_on", flat=True).first()
    if last is not None and (newest is None or newest <= last):
        return {}
    return {IGNORED: today}
