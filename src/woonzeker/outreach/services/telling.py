# SPDX-License-Identifier: EUPL-1.2
"""Telling a household who reported what: asked after a first contact that did not, done when told.

All here runs inside somebody's act and adds no line of its own.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.tenancy import current_municipality
from woonzeker.cases.models import CaseTask, CaseTerm
from woonzeker.cases.rules import TELL_SOURCE
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.outreach.rules import letters_from


def source_was_told(actor: Actor, case: UUID) -> None:
    """It was told: nobody needs to do it any more."""
    asked = CaseTask.objects.filter(case=case, kind=TELL_SOURCE, done_on=None)
    asked.update(done_on=clock.today(), done_by=actor.id)


def ask_to_tell(case: UUID, *, due_on: date | None = None) -> None:
    """Ask that the household hears who reported: before the policy's days are over, or sooner."""
    policy, today = letters_from(decided(current_municipality(), PolicyKind.LETTERS)), clock.today()
    last = today + timedelta(days=policy.source_told_within_days)
    CaseTask.objects.get_or_create(
        case_id=case,
        kind=TELL_SOURCE,
        done_on=None,
        defaults={"asked_on": today, "due_on": min(last, due_on or last)},
    )


def ask_after_a_talk(case: UUID) -> None:
    """A talk of which nobody said that the source was told: it is asked while that term runs."""
    runs = CaseTerm.objects.filter(case=case, kind="insight", met_on=None).order_by("due_on")
    if (due_on := runs.values_list("due_on", flat=True).first()) is not None:
        ask_to_tell(case, due_on=due_on)
