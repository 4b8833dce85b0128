# SPDX-License-Identifier: EUPL-1.2
"""The lines of a national file for one municipality: all of them in one transaction, or none."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access import jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.desks import desk
from woonzeker.access.policy import DataClass, Role, writes
from woonzeker.intake.models import Delivery, DeliveryState, NationalPart
from woonzeker.intake.selectors import check_context, take_up_policy
from woonzeker.intake.services.checking import Plan, check_table, told_twice
from woonzeker.intake.services.placing import Part
from woonzeker.intake.services.reading import finish_reading
from woonzeker.intake.services.receiving import sender_of
from woonzeker.intake.services.storing import BATCH, store_batch


@action(
    "intake.receive_part",
    may_if=writes(DataClass.SIGNAL, partner=True).by(Role.INTAKE_COORDINATOR),
    basis="Wgs art. 3 lid 1 onder b",
)
def receive_part(*, actor: Actor, part: Part) -> Delivery:
    """Take in the lines of a national file for this municipality, and tell the desk what became.

    Again gives the delivery that is there. Raises NoAgreement.
    """
    found = Delivery.objects.filter(pk=part.row.delivery).first()
    if found is None:
        found = _stored(actor, _made(actor, part), part)
        jobs.defer("pipeline.take_in", actor=actor, delivery=str(found.pk))
    with desk(part.row.organisation):
        NationalPart.objects.filter(pk=part.row.pk).update(
            done=True,
            numbers=[],
            accepted=found.accepted,
            duplicate=found.duplicate,
            returned=found.returned,
        )
    return found


def _made(actor: Actor, part: Part) -> Delivery:
    national = part.national
    sender = sender_of(actor, UUID(str(national.organisation)), national.received_on)
    return Delivery.objects.create(
        pk=part.row.delivery,
        partner=sender,
        sector=sender.sector,
        channel="national",
        filename=national.filename,
        sha256=national.sha256,
        received_at=national.received_at,
        received_on=national.received_on,
        received_by=actor.id,
        state=DeliveryState.CHECKING,
        efforts_declared_on=national.efforts_declared_on,
        answers=national.answers,
        headers=list(part.table.headers),
        lines_read=part.table.lines_read,
        national=national.pk,
    )


def _stored(actor: Actor, delivery: Delivery, part: Part) -> Delivery:
    """Check and store every line; the delivery as it is when that is done."""
    settled = part.settled
    plan = Plan(settled.mapping, check_context(delivery, settled.reading), take_up_policy(delivery))
    outcomes = check_table(part.table, plan, delivery)
    if note := told_twice(outcomes):
        delivery.notes = [note]
        delivery.save(update_fields=["notes"])
    for start in range(0, len(outcomes), BATCH):
        store_batch(actor.municipality, delivery.pk, start, outcomes[start : start + BATCH])
    return finish_reading(actor=actor, delivery=delivery.pk)
