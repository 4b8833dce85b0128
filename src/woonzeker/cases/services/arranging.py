# SPDX-License-Identifier: EUPL-1.2
"""What rooms further on ask of a case: who arranges in it, a task, a signature."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Relation, Role, only_system, writes
from woonzeker.cases.models import Case, CaseAssignment, CaseSignOff, CaseTask
from woonzeker.cases.rules import MAY_VISIT, MAY_WORK
from woonzeker.cases.selectors.reach import closed_pairs
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.selectors import access_policy, works_in

#: who sees the money of a household only while they arrange something in their own case
MAY_BEGIN_ARRANGING = (
    writes(DataClass.PROCESS).by(Role.OUTREACH_WORKER, Role.PEER_EXPERT).only(Relation.ASSIGNED)
)
#: why somebody works on a case: a visit on a work list
FROM_VISIT = "visit"


@action("cases.begin_arranging", may_if=MAY_BEGIN_ARRANGING, basis="Wgs art. 4 lid 1", about="case")
def begin_arranging(*, actor: Actor, case: UUID) -> int:
    """Say that one makes an arrangement in one's own case: its finances open for that.

    It holds until it is ended. Who came for a visit keeps the case as long as they arrange in it:
    otherwise nobody would see a payment that stays away. Gives how many assignments changed.
    """
    mine = CaseAssignment.objects.filter(case=case, user_id=actor.id, ended_at=None)
    if Role.OUTREACH_WORKER.value in actor.roles:
        mine.filter(Q(until_on=None) | Q(until_on__gte=clock.today()), why=FROM_VISIT).update(
            until_on=None
        )
    return mine.filter(arranges=False).update(arranges=True)


@action(
    "cases.end_arranging",
    may_if=MAY_BEGIN_ARRANGING,
    basis="AVG art. 5 lid 1 onder c",
    about="case",
)
def end_arranging(*, actor: Actor, case: UUID) -> int:
    """Say that one arranges nothing (any more) in one's own case: its finances close again.

    Who came for a visit keeps the case for as many days as after a visit.
    """
    mine = CaseAssignment.objects.filter(case=case, user_id=actor.id, ended_at=None, arranges=True)
    days = access_policy(actor.municipality)["visit_reach_days_after"]
    mine.filter(why=FROM_VISIT, until_on=None).update(until_on=clock.today() + timedelta(days=days))
    return mine.update(arranges=False)


@action("cases.give_task", may_if=MAY_VISIT, basis="Wgs art. 3 lid 1 onder b", about="case")
def give_task(*, actor: Actor, case: UUID, kind: str, due_on: date) -> CaseTask:
    """Let a task wait for a case until a day; of a kind that waits already the earlier day holds.

    Raises NotFound for no such case.
    """
    if not Case.objects.filter(pk=case).exists():
        raise NotFound
    task, made = CaseTask.objects.get_or_create(
        case_id=case,
        kind=kind,
        done_on=None,
        defaults={"asked_on": clock.today(), "due_on": due_on},
    )
    if not made and due_on < task.due_on:
        task.due_on = due_on
        task.save(update_fields=["due_on"])
    return task


@action("cases.settle_task", may_if=MAY_VISIT, basis="Wgs art. 3 lid 1 onder b", about="case")
def settle_task(*, actor: Actor, case: UUID, kind: str) -> int:
    """Mark tasks of a kind as done, because what they asked for happened; gives how many."""
    waiting = CaseTask.objects.filter(case=case, kind=kind, done_on=None)
    return waiting.update(done_on=clock.today(), done_by=actor.id)


@action("cases.put_before", may_if=MAY_WORK, basis="Wgs art. 2", about="case")
def put_before(*, actor: Actor, case: UUID, user: str, what: str) -> CaseSignOff:
    """Put a case before a manager to sign something: in their reach until they answered.

    Raises Refused for who is no manager here, for oneself, or when the case is closed to them.
    """
    if user == actor.id:
        raise Refused(_("Dit kun je niet zelf tekenen. Vraag een ander."))
    if Role.MANAGER.value not in works_in(user, actor.municipality):
        raise Refused(_("Deze persoon is hier geen manager (meer)."))
    if (case, user) in closed_pairs([(case, user)]):
        raise Refused(_("Deze zaak is voor deze persoon afgeschermd. Kies iemand anders."))
    waiting, _made = CaseSignOff.objects.get_or_create(
        case_id=case,
        user_id=user,
        what=what,
        answered_at=None,
        defaults={"asked_at": clock.now(), "asked_by": actor.id},
    )
    return waiting


@action("cases.sign_off", may_if=only_system(), basis="Wgs art. 2", about="case")
def sign_off(*, actor: Actor, case: UUID, what: str, answer: str) -> int:
    """End what was put before managers, because one of those who may decided; gives how many.

    The act that decided says who; the case is out of their reach after it.
    """
    waiting = CaseSignOff.objects.filter(case=case, what=what, answered_at=None)
    return waiting.update(answered_at=clock.now(), answer=answer)
