# SPDX-License-Identifier: EUPL-1.2
"""Every day, and after every change: the work that last offers ask for, given once and settled.

What waits is worked out from what is known today, so a day on which nobody ran this is not lost.
"""

from __future__ import annotations

from uuid import UUID

from woonzeker.access import audit
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import only_system
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseTask
from woonzeker.legal.models import (
    Bewind,
    BewindRequest,
    Moratorium,
    MoratoriumState,
    RequestProgress,
    Settlement,
)
from woonzeker.legal.selectors.offer_tasks import IGNORED, KINDS, work_of

ROOM = "legal"


@action("legal.follow_last_offers", may_if=only_system(), basis="Wgs art. 3 lid 1")
def follow_last_offers(*, actor: Actor) -> int:
    """Look at every case with time of a court, a debt settlement or bewind; gives how many."""
    found = sorted(_followed(), key=str)
    for case in found:
        follow_case(actor.municipality, case)
    audit.concerns(len(found))
    return len(found)


def follow_case(municipality: str, case: UUID) -> None:
    """Give the work that waits in a case and settle what waits no more, within another act.

    A building block: nobody acts here.
    """
    room = system(municipality, ROOM)
    wanted = work_of(case)
    waiting = CaseTask.objects.filter(case=case, kind__in=KINDS, done_on=None)
    for task in waiting:
        due_on = wanted.get(task.kind)
        later = due_on is not None and due_on > task.due_on and task.kind != IGNORED
        if due_on is None or later:
            cases.settle_task(actor=room, case=case, kind=task.kind)
    for kind, due_on in wanted.items():
        cases.give_task(actor=room, case=case, kind=kind, due_on=due_on)


def _followed() -> set[UUID]:
    """The cases in which something of last offers can ask for work, or did."""
    rows = (
        Moratorium.objects.filter(state=MoratoriumState.GRANTED, reported_on=None),
        Settlement.objects.filter(recalled_at=None, refused_on=None),
        BewindRequest.objects.filter(state=RequestProgress.DRAFT),
        Bewind.objects.filter(recalled_at=None, ended_on=None),
        CaseTask.objects.filter(kind__in=KINDS, done_on=None),
    )
    return {case for each in rows for case in each.values_list("case_id", flat=True) if case}
