# SPDX-License-Identifier: EUPL-1.2
"""A home was lost: what stood open on that day is recorded, and nothing changes it afterwards."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case, CaseMove
from woonzeker.errors import NotFound
from woonzeker.legal.models import Loss
from woonzeker.legal.rules.safeguards import Record, carried_out
from woonzeker.legal.selectors.safeguards import record_of
from woonzeker.process import Step

BASIS = "Ombudsmannen (verplichting 3); AVG art. 6 lid 1 onder e"


def follow_loss(move: CaseMove) -> None:
    """After the move that says that a home was lost, in the same transaction."""
    record_loss(
        actor=system(str(move.municipality), "legal"),
        case=move.case_id,
        move=move.sequence,
        step=Step(move.from_step or move.to_step),
        on=move.moved_on,
    )


@action("legal.record_loss", may_if=only_system(), basis=BASIS, about="case")
def record_loss(*, actor: Actor, case: UUID, move: int, step: Step, on: date) -> Loss:
    """Record what was open when a home was lost: once for each move; raises NotFound.

    Who tells of it later than the day that stood is taken to tell of that day: what was written
    down in between was not there.
    """
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    record = record_of(found)
    day = _the_day(record, on)
    lost = carried_out(record, step=step, on=day)
    row, _made = Loss.objects.get_or_create(
        case=found,
        move=move,
        defaults={
            "on": day,
            "recorded_at": clock.now(),
            "open": [each.safeguard.value for each in lost.open],
            "unsigned": list(lost.unsigned),
            "children": lost.children.value,
            "in_spite": lost.in_spite,
        },
    )
    return row


def _the_day(record: Record, on: date) -> date:
    stood = record.situation.eviction_on
    return stood if stood is not None and stood < on else on
