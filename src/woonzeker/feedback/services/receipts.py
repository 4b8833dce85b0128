# SPDX-License-Identifier: EUPL-1.2
"""Receipts: made in the transaction in which a delivery comes in and in which it was read."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import only_system
from woonzeker.access.tenancy import current_municipality
from woonzeker.feedback.models import Receipt, ReceiptStage
from woonzeker.feedback.rules.contents import UNREADABLE, Counts, Delivered, receipt
from woonzeker.feedback.services.making import begin, finish
from woonzeker.intake.models import Delivery, DeliveryState

#: in Dutch whoever looks: a proof says the same to everybody
_STATES = {
    DeliveryState.RECEIVED: "ontvangen",
    DeliveryState.QUESTION: "ontvangen",
    DeliveryState.CHECKING: "ontvangen",
    DeliveryState.DONE: "verwerkt",
    DeliveryState.UNREADABLE: UNREADABLE,
}
#: states in which nothing more becomes of a delivery
_OVER = {DeliveryState.DONE, DeliveryState.UNREADABLE}


def receipt_for(delivery: Delivery) -> None:
    """Make the receipt of a delivery as it stands now; what intake calls."""
    keep_receipt(actor=system(current_municipality(), "receipt"), delivery=delivery.pk)


@action(
    "feedback.keep_receipt",
    may_if=only_system(),
    basis="Wgs art. 3 lid 1 onder b; AVG art. 5 lid 2",
    about="delivery",
)
def keep_receipt(*, actor: Actor, delivery: UUID) -> Receipt:
    """Sign and keep the receipt of a delivery as it stands; once it is there it stays as it is."""
    found = Delivery.objects.select_related("partner").get(pk=delivery)
    over = found.state in _OVER
    stage = ReceiptStage.READ if over else ReceiptStage.RECEIVED
    kept = Receipt.objects.filter(delivery=found, stage=stage).first()
    if kept is not None:
        return kept
    begun = begin(actor.municipality)
    about = Delivered(
        delivery=str(found.pk),
        partner=found.partner.name,
        sector=found.sector,
        received_at=found.received_at,
        filename=found.filename,
        sha256=found.sha256,
        state=_STATES[DeliveryState(found.state)],
    )
    counts = Counts(found.lines_read, found.accepted, found.duplicate, found.returned)
    content = receipt(begun.head, about, counts if over else None)
    return Receipt.objects.create(
        delivery=found,
        partner=found.partner,
        stage=stage,
        code_digest=begun.digest,
        document=finish(content),
        made_at=begun.head.made_at,
    )
