# SPDX-License-Identifier: EUPL-1.2
"""Every day: who is asked after, what waits for a decision, who is registered nowhere."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases import services as cases
from woonzeker.cases.models import Case, CaseStatus, CaseTask
from woonzeker.housing.models import ListedName, RegisteredAt, UrgencyStep
from woonzeker.housing.rules.ethos import contacts_due
from woonzeker.housing.rules.listing import alarm
from woonzeker.housing.rules.registration import gaps, is_registered
from woonzeker.housing.rules.urgency import awaited_by
from woonzeker.housing.selectors.lists_facts import listing_from, listings_of
from woonzeker.housing.selectors.roof_facts import (
    HOME_LOST,
    aftercare_of,
    registered_of,
    roof_policy,
    urgency_of,
)
from woonzeker.housing.services.lists import LISTING_ENDS
from woonzeker.housing.services.roof import AFTERCARE, BASIS, UNREGISTERED, URGENCY
from woonzeker.housing.services.stays_following import follow_places

#: a listing that is over is asked about again after so many days
_AGAIN = timedelta(days=28)


@action("housing.follow_roof", may_if=only_system(), basis=BASIS)
def follow_roof(*, actor: Actor) -> int:
    """Give the tasks of today; gives how many households were looked at. Twice is as once."""
    running = Case.objects.exclude(status=CaseStatus.CLOSED)
    lost = set(running.filter(moves__code=HOME_LOST).values_list("pk", flat=True))
    asked = set(UrgencyStep.objects.filter(case__in=running).values_list("case_id", flat=True))
    listed = set(ListedName.objects.filter(case__in=running).values_list("case_id", flat=True))
    _ask_after(actor, lost)
    _registered(actor, running, lost)
    follow_places(actor)
    for case in sorted(asked):
        _decision(actor, case)
    for case in sorted(listed):
        _listings(actor, case)
    return len(lost | asked | listed)


def _ask_after(actor: Actor, lost: set[UUID]) -> None:
    today = clock.today()
    for case, after in sorted(aftercare_of(lost).items()):
        for each in contacts_due(after.positions)[:1]:
            _give(actor, case, AFTERCARE, each.moment.due_on)
        since = min(after.lost_on, today)
        without = gaps(registered_of(case), since_on=since, until_on=today)
        if without and without[-1].last_on is None:
            _give(actor, case, UNREGISTERED, today)


def _registered(actor: Actor, running: QuerySet[Case], lost: set[UUID]) -> None:
    """Who was registered somewhere and is nowhere now, also when no home was lost."""
    today = clock.today()
    ended = RegisteredAt.objects.filter(case__in=running, recalled_at=None).exclude(until_on=None)
    for case in sorted(set(ended.values_list("case_id", flat=True)) - lost):
        if not is_registered(registered_of(case), on=today):
            _give(actor, case, UNREGISTERED, today)


def _decision(actor: Actor, case: UUID) -> None:
    found = urgency_of(case)
    if found is not None and (due := awaited_by(found)) is not None:
        _give(actor, case, URGENCY, due.due_on)


def _listings(actor: Actor, case: UUID) -> None:
    today = clock.today()
    policy, found = roof_policy(), [listing_from(row) for row in listings_of(case).values()]
    asked = CaseTask.objects.filter(case=case, kind=LISTING_ENDS, asked_on__gt=today - _AGAIN)
    if any(alarm(each, policy, on=today) for each in found) and not asked.exists():
        _give(actor, case, LISTING_ENDS, today)


def _give(actor: Actor, case: UUID, kind: str, due_on: date) -> None:
    cases.give_task(actor=actor, case=case, kind=kind, due_on=due_on)
