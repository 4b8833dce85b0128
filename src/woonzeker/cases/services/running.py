# SPDX-License-Identifier: EUPL-1.2
"""What runs for a case and ends with it: its legal terms and its matching period."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import Case, CaseAssignment, CaseTerm, MatchingPeriod, SignalRelease
from woonzeker.cases.selectors.working import followers
from woonzeker.intake.models import ArrearsSignal, SignalResult
from woonzeker.law import terms
from woonzeker.organisations.selectors import access_policy
from woonzeker.process import Exit

StillRuns = Callable[[Case], bool]
STILL_RUNS: list[StillRuns] = []


def start_term(case: Case, kind: str, deadline: terms.Deadline) -> None:
    """Let a term run for a case from its day; the same term of the same day runs once."""
    term = CaseTerm(
        case=case,
        kind=kind,
        starts_on=deadline.starts_on,
        due_on=deadline.due_on,
        explanation=deadline.explanation,
        citation=deadline.citation,
    )
    CaseTerm.objects.bulk_create([term], ignore_conflicts=True)


def threaten(case: Case, on: date) -> None:
    """A home or a supply is at stake from a day on: the clock of three working days runs.

    Of two clocks the earlier one is kept; the later runs already when a signal came here late.
    """
    running = CaseTerm.objects.filter(case=case, kind="threatening_talk", met_on=None)
    if not running.filter(starts_on__lte=on).exists():
        running.delete()
        start_term(case, "threatening_talk", terms.threatening_talk_due(on))
    if not case.threatening:
        case.threatening = True
        case.save(update_fields=["threatening"])


def run_clocks(case: Case, days: Iterable[date]) -> None:
    """Let the clock of three working days run from each threat that no talk answered yet."""
    for day in days:
        clocks = CaseTerm.objects.filter(case=case, kind="threatening_talk")
        answered = clocks.filter(starts_on=day) | clocks.filter(met_on__gte=day)
        if not answered.exists() and not clocks.filter(met_on=None).exists():
            start_term(case, "threatening_talk", terms.threatening_talk_due(day))


def meet_again(case: Case, record: SignalRelease) -> None:
    """A signal is back where it was taken out: what had met its terms then meets them still."""
    for term in record.terms:
        if term["met_on"]:
            own = CaseTerm.objects.filter(case=case, kind=term["kind"], starts_on=term["starts_on"])
            own.filter(met_on=None).update(met_on=date.fromisoformat(term["met_on"]))


def end_terms(case: Case, on: date) -> None:
    """A case closes: what was not due yet is no longer asked, what was missed counts as late."""
    running = CaseTerm.objects.filter(case=case, met_on=None)
    running.filter(due_on__gte=on).delete()
    running.update(met_on=on)


def stay_while(runs: StillRuns) -> None:
    """Let a later room say that something of a closed case still runs; call at start-up."""
    STILL_RUNS.append(runs)


def let_go_after(case: Case, on: date) -> None:
    """A case closes: who worked on it keeps reach as long as after a visit, and no longer.

    While something of it still runs, who follows that stays.
    """
    days = access_policy(current_municipality())["visit_reach_days_after"]
    last = on + timedelta(days=days)
    running = CaseAssignment.objects.filter(case=case, ended_at=None)
    if any(runs(case) for runs in STILL_RUNS):
        running = running.exclude(pk__in=_stay(case))
    running.filter(Q(until_on=None) | Q(until_on__gt=last)).update(until_on=last)


def _stay(case: Case) -> list[UUID]:
    """Who follows what still runs; where everybody's days end, those of the longest do not.

    Who stands in for somebody for some days goes when those are over.
    """
    found = dict(followers(case.pk).values_list("pk", "until_on"))
    ends = [day for day in found.values() if day is not None]
    if ends and len(ends) == len(found):
        longest = [one for one, day in found.items() if day == max(ends)]
        CaseAssignment.objects.filter(pk__in=longest).update(until_on=None)
    return list(found)


@action("cases.let_go", may_if=only_system(), basis="AVG art. 5 lid 1 onder c", about="case")
def let_go(*, actor: Actor, case: UUID) -> None:
    """Something of a case is over: of a closed case, who followed it goes as well."""
    closed = Case.objects.filter(pk=case, closed_on__isnull=False).first()
    if closed is not None:
        let_go_after(closed, clock.today())


def end_period(case: Case, result: Exit) -> None:
    """The case closes: its newest period ends so, unless that one ended before.

    Whoever turns out to be known to debt help was reported in vain, so the signals say so too.
    """
    period = MatchingPeriod.objects.filter(case=case).order_by("-starts_on").first()
    if period is None or period.result:
        return
    period.result = result.value
    period.save(update_fields=["result"])
    if result is Exit.KNOWN_TO_DEBT_HELP:
        _retell(period, SignalResult.TAKEN_UP, SignalResult.KNOWN_TO_DEBT_HELP)


def resume_period(case: Case, on: date) -> None:
    """The case reopens: within the same month its period runs again, an earlier one stays over."""
    period = MatchingPeriod.objects.filter(case=case, starts_on__lte=on, ends_on__gte=on).first()
    if period is None or not period.result:
        return
    period.result = ""
    period.save(update_fields=["result"])
    _retell(period, SignalResult.KNOWN_TO_DEBT_HELP, SignalResult.TAKEN_UP)


def _retell(period: MatchingPeriod, before: SignalResult, after: SignalResult) -> None:
    ArrearsSignal.objects.filter(in_period__period=period, result=before).update(result=after)
