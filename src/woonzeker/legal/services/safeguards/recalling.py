# SPDX-License-Identifier: EUPL-1.2
"""What took the hard stops away is looked at by a second person; a loss by hand is taken back."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.recalling import refuse_without_why
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseMove
from woonzeker.errors import Refused
from woonzeker.law.terms import add_working_days
from woonzeker.legal.models import SituationFact
from woonzeker.legal.rules.safeguards import RECALLED_BY
from woonzeker.legal.selectors.safeguards.recalled import (
    BACK,
    LOOKED,
    LOST,
    freed_by,
    lost_by_hand,
    who_took_back,
)
from woonzeker.legal.services.roads.losing import take_back_loss
from woonzeker.legal.services.safeguards.answering import MAY_NOTE_FACT, locked
from woonzeker.process import STOPPED_FROM, Status

#: the task of who must look, and in how many working days
LOOK, WITHIN = "check_recall", 2
RIGHT = "AVG art. 5 lid 1 onder d"


@action("legal.look_at_recall", may_if=MAY_NOTE_FACT, basis=RIGHT, about="case")
def look_at_recall(*, actor: Actor, case: UUID, source: str) -> SituationFact:
    """Say that what was taken back was taken back rightly, and how one knows.

    Raises Refused for who took it back, without a source and when nothing waits; NotFound.
    """
    found = locked(case)
    move = freed_by(found)
    if move is None:
        raise Refused(_("Er is niets dat iemand anders moet nakijken."))
    if who_took_back(move) == actor.id:
        raise Refused(_("Je nam het zelf terug. Laat een ander het nakijken."))
    if source not in RECALLED_BY:
        raise Refused(_("Zeg hoe je weet dat het terecht is teruggenomen."))
    cases.settle_task(actor=system(actor.municipality, "legal"), case=case, kind=LOOK)
    return SituationFact.objects.create(
        case=found,
        kind=LOOKED,
        source=source,
        on=clock.today(),
        recorded_at=clock.now(),
        by=actor.id,
    )


@action("legal.take_back_loss", may_if=MAY_NOTE_FACT, basis=RIGHT, about="case")
def take_back_hand_loss(*, actor: Actor, case: UUID, reason: str) -> CaseMove:
    """Take back that the home was left, which somebody noted as a step of the case by mistake.

    What a bailiff or a road told is taken back there. Raises Refused without one, NotFound.
    """
    locked(case)
    move = lost_by_hand(case)
    if move is None:
        raise Refused(_("Niemand legde dit met de hand vast. Neem terug wat het vertelde."))
    refuse_without_why(reason)
    SituationFact.objects.create(
        case_id=case, kind=LOST, source=reason, on=move.moved_on, recorded_at=clock.now(),
        by=actor.id, withdrawn=True,
    )  # fmt: skip
    take_back_loss(system(actor.municipality, "legal"), move, reason)
    return move


def follow_recall(move: CaseMove) -> None:
    """After a move by which the stops went, or came back: a second person is asked, or no more."""
    room, before = system(str(move.municipality), "legal"), move.from_step or 0
    runs = move.to_status != Status.CLOSED.value
    if before < STOPPED_FROM <= move.to_step:
        cases.settle_task(actor=room, case=move.case_id, kind=LOOK)
    elif move.code == BACK and move.to_step < STOPPED_FROM <= before and runs:
        due_on = add_working_days(clock.today(), WITHIN)
        cases.give_task(actor=room, case=move.case_id, kind=LOOK, due_on=due_on)
