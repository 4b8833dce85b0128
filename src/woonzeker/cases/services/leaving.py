# SPDX-License-Identifier: EUPL-1.2
"""A home has other people now: what becomes of the case of those who lived there before."""

from __future__ import annotations

import uuid
from datetime import date

from woonzeker.access.actors import Actor
from woonzeker.cases.models import Case, CaseTask, Household
from woonzeker.cases.selectors.knowing import facts_of, not_yet
from woonzeker.cases.services.moving import make_move
from woonzeker.law.terms import add_working_days
from woonzeker.process import Exit, Facts, Step, find_move

#: the task that asks where they went, and in how many working days
WHERE, WITHIN = "find_who_left", 3
#: before what names a household of which nobody knows where it went
LEFT = "vertrokken:"


def make_room(case: Case, *, actor: Actor, on: date) -> None:
    """End the case of who left, or let it go along with them when something keeps it open.

    A new family is never kept out by what is owed to the one before it, and the one before it is
    not put away because somebody else moved in.
    """
    move = find_move("close_moved_unknown")
    stopped = move.refusals(Step(case.step), Facts(facts_of(case)))
    if not stopped and not not_yet(case, Exit.MOVED_UNKNOWN):
        make_move(case, move, actor=actor, on=on)
        return
    case.household = Household.objects.create(
        address_key=f"{LEFT}{uuid.uuid4().hex}", house_number=0
    )
    case.save(update_fields=["household"])
    CaseTask.objects.get_or_create(
        case=case, kind=WHERE, done_on=None,
        defaults={"asked_on": on, "due_on": add_working_days(on, WITHIN)},
    )  # fmt: skip
