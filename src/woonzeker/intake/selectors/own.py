# SPDX-License-Identifier: EUPL-1.2
"""What a partner sees of its own: its deliveries in every municipality, and one returned line.

Nothing here asks for anything but rows of the partner itself, so that it cannot tell whether
others report about the same people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_look
from woonzeker.access.policy import DataClass, Role, at_desk, sees
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound
from woonzeker.intake.models import HANDED, Delivery, DeliveryState, SetAsideLine
from woonzeker.intake.rules import ReturnReason
from woonzeker.intake.selectors.deliveries import MENDED_WITHIN_DAYS, delivery_of, of_partner
from woonzeker.organisations import selectors as organisations

_BASIS = "Wgs art. 3 lid 1 onder b"
#: who works at a partner that reports arrears; a landlord and a bailiff have desks of their own
AT_CREDITOR = at_desk(Role.PARTNER_USER)
_FIELDS = (
    "id", "filename", "received_at", "state", "channel", "lines_read", "accepted", "duplicate",
    "returned", "national",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnDelivery:
    """One delivery of the partner itself, with how many lines it can still mend."""

    place: str
    place_name: str
    id: UUID
    filename: str
    received_at: datetime
    state: str
    channel: str
    lines_read: int
    accepted: int
    duplicate: int
    returned: int
    national: UUID | None
    to_mend: int

    @property
    def asks(self) -> bool:
        """Whether the file waits for an answer of the partner."""
        return self.state == DeliveryState.QUESTION


@desk_look("intake.own_deliveries", may_if=AT_CREDITOR, basis=_BASIS)
def own_deliveries(*, actor: Actor) -> tuple[OwnDelivery, ...]:
    """The deliveries of a partner in every municipality, the newest first."""
    found: list[OwnDelivery] = []
    for agreement in organisations.places_of(actor):
        place = agreement.municipality
        with tenant(place.code):
            found.extend(_of_place(actor, place.code, place.name, clock.today()))
    return tuple(sorted(found, key=lambda each: (each.received_at, str(each.id)), reverse=True))


def _of_place(actor: Actor, code: str, name: str, on: date) -> Iterable[OwnDelivery]:
    mine = Delivery.objects.filter(of_partner(actor))
    waiting = lines_to_mend(actor, UUID(actor.id), on=on)
    for row in mine.values(*_FIELDS):
        yield OwnDelivery(place=code, place_name=name, to_mend=waiting[row["id"]], **row)


def lines_to_mend(actor: Actor, partner: UUID, *, on: date) -> Counter[UUID]:
    """How many returned lines of each delivery wait for a partner, in the municipality of now.

    Not what it may not report, or what is too long ago to mend. Of a file that was delivered more
    than once a line waits once: with the newest, and not when it was mended with any.
    """
    rows = (
        SetAsideLine.objects.filter(
            outcome="returned",
            delivery__partner_id=partner,
            delivery__received_on__gte=on - timedelta(days=MENDED_WITHIN_DAYS),
        )
        .exclude(reason=ReturnReason.NO_GROUND.value)
        .exclude(delivery__channel=HANDED)
        .order_by("delivery__received_at", "delivery_id")
        .values_list("delivery__sha256", "number", "delivery_id", "sent_again")
    )
    newest: dict[tuple[str, int], UUID] = {}
    mended: set[tuple[str, int]] = set()
    for sha256, number, delivery, sent_again in rows:
        newest[sha256, number] = delivery
        if sent_again is not None:
            mended.add((sha256, number))
    return Counter(delivery for line, delivery in newest.items() if line not in mended)


@look(
    "intake.returned_line",
    may_if=sees(DataClass.SIGNAL, partner=True).by(Role.INTAKE_COORDINATOR),
    basis=_BASIS,
)
def returned_line(*, actor: Actor, line: UUID) -> SetAsideLine:
    """See one line that went back, to mend it. Raises NotFound for one of another partner."""
    found = SetAsideLine.objects.filter(pk=line, outcome="returned").first()
    if found is None:
        raise NotFound
    delivery_of(actor, found.delivery_id)
    audit.concerns(1, signals=[found.pk])
    return found
