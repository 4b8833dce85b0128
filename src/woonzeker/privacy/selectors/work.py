# SPDX-License-Identifier: EUPL-1.2
"""The days on which each colleague worked on what they looked at: what explains a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.models import AuditLine, Export
from woonzeker.cases.models import CaseAssignment, CaseMove, CaseTask, EffortBooking
from woonzeker.matching.models import LinkDecision
from woonzeker.organisations.selectors import memberships_of
from woonzeker.outreach.models import ContactAttempt
from woonzeker.planning.models import Visit, WorkList

#: how far back an assignment is written out in days
LONGEST = 60
Work = dict[tuple[str, str], set[date]]


def work_of(users: set[str], cases: Mapping[str, str]) -> Work:
    """For (user, subject) the days on which they were assigned or did something.

    `cases` says of each subject which case it belongs to: work on the case counts for all of it.
    """
    numbers = set(cases.values())
    on_case: Work = defaultdict(set)
    _assignments(on_case, users, numbers)
    for user, case, day in _days(users, numbers):
        on_case[user, case].add(day)
    work: Work = defaultdict(set)
    for (user, case), days in on_case.items():
        work[user, case] |= days
    for subject, case in cases.items():
        for user in users:
            if worked := on_case.get((user, case)):
                work[user, subject] |= worked
    _acts(work, users)
    return work


def own_work(export: Export, on: date) -> int:
    """How many people of a work list that somebody took out are their work: team or own doors."""
    if not export.code.startswith("planning."):
        return 0
    found = WorkList.objects.filter(pk=export.subject).first()
    if found is None:
        return 0
    held = memberships_of(export.asked_by, on=on).filter(municipality_id=found.municipality)
    if held.filter(team_id=found.team_id).exists():
        return export.people
    mine = Q(worker_id=export.asked_by) | Q(second_id=export.asked_by)
    return found.visits.filter(mine).count()


def _assignments(work: Work, users: set[str], cases: set[str]) -> None:
    today = clock.today()
    earliest = today - timedelta(days=LONGEST)
    rows = CaseAssignment.objects.filter(user_id__in=users, case__in=[UUID(each) for each in cases])
    for each in rows.iterator():
        ends = min(
            today,
            each.until_on or today,
            each.ended_at.astimezone(AMSTERDAM).date() if each.ended_at else today,
        )
        day = max(each.from_on, earliest)
        while day <= ends:
            work[each.user_id, str(each.case_id)].add(day)
            day += timedelta(days=1)


def _days(users: set[str], cases: set[str]) -> Iterable[tuple[str, str, date]]:
    """What colleagues noted of a case, with the day."""
    sources: tuple[tuple[Any, str, str], ...] = (
        (ContactAttempt, "tried_by", "tried_on"),
        (Visit, "worker_id", "day_on"),
        (Visit, "second_id", "day_on"),
        (CaseTask, "done_by", "done_on"),
        (EffortBooking, "booked_by", "booked_on"),
        (CaseMove, "actor_id", "moved_on"),
    )
    for model, who, when in sources:
        rows = model.objects.filter(**{f"{who}__in": users}, case__in=cases)
        for user, case, day in rows.values_list(who, "case_id", when).iterator():
            if day is not None:
                yield user, str(case), day


def _acts(work: Work, users: set[str]) -> None:
    """What they decided: the log of acts itself, and decisions on whose signal it is."""
    since = clock.now() - timedelta(days=LONGEST)
    lines = AuditLine.objects.filter(
        actor_kind="user", actor_id__in=users, kind="action", refused=False, at__gte=since
    ).exclude(subject="")
    done = lines.exclude(code__in=("cases.break_glass", "exports.take", "exports.ask"))
    for user, subject, at in done.values_list("actor_id", "subject", "at").iterator():
        work[user, subject].add(at.astimezone(AMSTERDAM).date())
    decided = LinkDecision.objects.filter(decided_by__in=users, decided_at__gte=since)
    for user, link, at in decided.values_list("decided_by", "link_id", "decided_at").iterator():
        work[user, str(link)].add(at.astimezone(AMSTERDAM).date())
