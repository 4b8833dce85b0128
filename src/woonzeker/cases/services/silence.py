# SPDX-License-Identifier: EUPL-1.2
"""Cases that waited for a signal that never came: the only way in which silence closes a case."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case, CaseMove, CaseStatus, CaseTask
from woonzeker.cases.rules import watch_policy_from
from woonzeker.cases.selectors.knowing import waits_for_signal
from woonzeker.cases.services.moving import make_move
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.process import find_move


@action("cases.close_silent", may_if=only_system(), basis="AVG art. 5 lid 1 onder e")
def close_silent(*, actor: Actor) -> int:
    """Close what waited for a signal as long as the municipality decided; returns how many.

    With a task that waits, or a home at stake, a case stays open.
    """
    today = clock.today()
    policy = watch_policy_from(decided(actor.municipality, PolicyKind.WATCH, on=today))
    closing = find_move("close_no_contact")
    closed = 0
    for case in _silent_since(today - timedelta(days=policy.silence_days)):
        if waits_for_signal(case):
            make_move(case, closing, actor=actor, on=today)
            closed += 1
    audit.concerns(closed)
    return closed


def _silent_since(day: date) -> QuerySet[Case]:
    """Waiting cases in which nothing happened after this day."""
    later = CaseMove.objects.filter(case=OuterRef("pk"), moved_on__gt=day)
    asked = CaseTask.objects.filter(case=OuterRef("pk"), done_on=None)
    rows = Case.objects.select_for_update(of=("self",)).filter(
        ~Exists(later), ~Exists(asked), status=CaseStatus.WAITING, threatening=False
    )
    return rows.order_by("number")
