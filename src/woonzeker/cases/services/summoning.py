# SPDX-License-Identifier: EUPL-1.2
"""A summons comes in: was the arrears reported before, as the court concerned asks?"""

from __future__ import annotations

from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case
from woonzeker.cases.selectors.summoning import Summons, proof_of
from woonzeker.cases.services.arranging import give_task
from woonzeker.errors import NotFound
from woonzeker.law import courts
from woonzeker.law.terms import add_working_days

#: the task by which the alarm stands on lists and above the case, and the one to find out first
TASK, FIND_OUT = "summons_without_report", "check_report"
#: working days in which somebody finds out who summons and whether they reported
FIND_OUT_WITHIN = 2


@action("cases.summons_without_report", may_if=only_system(), basis="Bgs art. 2", about="case")
def summons_without_report(*, actor: Actor, case: UUID, summons: Summons) -> courts.Alarm | None:
    """Look whether who summons reported before; raise the alarm when they did not.

    One task follows at most: to tell the resident, or, while nobody knows who summons, to find
    out. Asked again it gives the same answer and no second task. Raises NotFound.
    """
    found = Case.objects.select_related("household").filter(pk=case).first()
    if found is None:
        raise NotFound
    proof = proof_of(found, summons)
    if proof.proven is courts.Proven.LACKING:
        give_task(actor=actor, case=case, kind=TASK, due_on=clock.today())
    elif proof.proven is courts.Proven.UNCLEAR:
        due_on = add_working_days(clock.today(), FIND_OUT_WITHIN)
        give_task(actor=actor, case=case, kind=FIND_OUT, due_on=due_on)
    return proof.alarm
