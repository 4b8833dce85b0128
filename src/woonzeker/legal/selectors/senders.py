# SPDX-License-Identifier: EUPL-1.2
"""From which e-mail addresses bailiffs and courts may send messages to a municipality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.legal.models import KnownSender
from woonzeker.legal.selectors.sent import SENDERS
from woonzeker.organisations.selectors import partners_of

MAY_KEEP_SENDERS = holds(Role.FUNCTIONAL_ADMIN, Role.INTAKE_COORDINATOR)


@dataclass(frozen=True, slots=True)
class SenderLine:
    """One address, whose it is and since when."""

    id: UUID
    partner: str
    address: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class SendersView:
    """The addresses that are known, and the bailiffs and courts to choose from."""

    senders: tuple[SenderLine, ...]
    partners: tuple[tuple[UUID, str], ...]


@look("legal.senders", may_if=MAY_KEEP_SENDERS, basis="AVG art. 32")
def senders(*, actor: Actor) -> SendersView:
    """See from which addresses bailiffs and courts may send messages."""
    rows = KnownSender.objects.filter(ended_at=None).select_related("partner")
    return SendersView(
        tuple(
            SenderLine(row.pk, row.partner.name, str(row.address), row.set_at)
            for row in rows.order_by("partner__name", "set_at")
        ),
        tuple((each.pk, each.name) for each in partners_of(actor) if each.kind in SENDERS),
    )
