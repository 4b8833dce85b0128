# SPDX-License-Identifier: EUPL-1.2
"""A home is lost on another road: the case is raised as a bailiff's word does, and back again."""

from __future__ import annotations

from woonzeker.access import clock
from woonzeker.access.actors import Actor, system
from woonzeker.cases import services as cases
from woonzeker.cases.models import CaseMove, CaseStatus
from woonzeker.cases.selectors import started_from
from woonzeker.legal.models import RoadStep
from woonzeker.legal.rules.safeguards import Safeguard
from woonzeker.legal.services.alarming import PLACE
from woonzeker.legal.services.roads.stops import open_now

LOST = "home_lost"


def lose_home(step: RoadStep) -> None:
    """The case stands at the home that was left; without a place somebody looks for one today."""
    room = _room(step)
    cases.advance(actor=room, case=step.case_id, move=LOST, on=step.on)
    if Safeguard.PLACE.value in open_now(step.case_id):
        cases.give_task(actor=room, case=step.case_id, kind=PLACE, due_on=clock.today())


def not_lost_after_all(step: RoadStep, reason: str) -> None:
    """The move that came with this step counts no more, nor what was kept of that loss."""
    room = _room(step)
    mine = CaseMove.counting.filter(
        case=step.case_id, code=LOST, actor_kind=room.kind, actor_id=room.id,
        moved_on=step.on, moved_at__gte=step.noted_at,
    )  # fmt: skip
    if (move := mine.order_by("sequence").first()) is None:
        return
    take_back_loss(room, move, reason)


def take_back_loss(room: Actor, move: CaseMove, reason: str) -> None:
    """Put the case where it stands without this loss. A building block: nobody acts here."""
    back = {"move": move.sequence, "status": CaseStatus.OPEN.value}
    cases.take_back(actor=room, case=move.case_id, started=started_from(back), reason=reason)
    if not CaseMove.counting.filter(case=move.case_id, code=LOST).exists():
        cases.settle_task(actor=room, case=move.case_id, kind=PLACE)


def _room(step: RoadStep) -> Actor:
    return system(str(step.municipality), "legal")
