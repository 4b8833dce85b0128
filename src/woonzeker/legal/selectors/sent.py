# SPDX-License-Identifier: EUPL-1.2
"""What a bailiff or court sees: its own messages, a receipt, who answers, and nothing else.

Nothing of a case, a household or a person comes out of here, not even what the sender itself
told: only that it was received, its own days, and 'please wait' where somebody said so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Role, at_desk, partner_alone
from woonzeker.access.tenancy import tenant
from woonzeker.errors import NotFound
from woonzeker.legal.models import CourtMessage, WaitAnswer, WarmReferral
from woonzeker.legal.rules import TYPES, Kind
from woonzeker.legal.selectors.duty import OnDuty, general_number, on_duty
from woonzeker.legal.selectors.policies import TypeLine, messages_policy, type_lines
from woonzeker.organisations.models import Partner, PartnerKind
from woonzeker.organisations.selectors import municipality as municipality_of
from woonzeker.organisations.selectors import places_of

BASIS = "Gdw art. 14"
MAY_LOOK_BACK = partner_alone(DataClass.COURT, DataClass.PROCESS, roles=(Role.BAILIFF,))
#: organisations that tell what happens to a home by their office
SENDERS = frozenset({PartnerKind.BAILIFF, PartnerKind.COURT})
#: a longer list is no list of what was sent lately
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class SentLine:
    """One message as its sender sees it."""

    id: UUID
    place: str
    municipality: str
    kind: str
    wire: str
    own_reference: str
    received_at: datetime
    day_on: date | None
    at: time | None
    #: until when the municipality asks to wait; None when it does not
    wait_until: date | None = None
    #: taken back, because the sender said that it was not right
    withdrawn: bool = False

    @property
    def number(self) -> str:
        """What somebody says on the telephone to mean this message."""
        return f"{self.received_at:%Y}-{str(self.id)[:8].upper()}"


@dataclass(frozen=True, slots=True)
class BroughtLine:
    """That somebody was brought in contact: when, and by what the sender calls it."""

    municipality: str
    own_reference: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """What a sender sent to one municipality, the newest first, and who answers there."""

    place: str
    municipality: str
    messages: tuple[SentLine, ...]
    brought: tuple[BroughtLine, ...]
    duty: OnDuty | None
    #: the general number, for a day on which nobody has duty
    phone: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a message was received, and who answers questions about it."""

    line: SentLine
    duty: OnDuty | None
    #: the general number, for a day on which nobody has duty
    phone: str = ""

    @property
    def number(self) -> str:
        """What somebody says on the telephone to mean this message."""
        return self.line.number


@dataclass(frozen=True, slots=True)
class OpenHere:
    """Which kinds a sender may send to a municipality, and which not."""

    place: str
    municipality: str
    types: tuple[TypeLine, ...]


@look("legal.own_messages", may_if=MAY_LOOK_BACK, basis=BASIS)
def own_messages(*, actor: Actor) -> Sent:
    """See what one sent to a municipality oneself, and until when it asks to wait."""
    place = municipality_of(actor.municipality)
    rows = CourtMessage.objects.filter(partner_id=actor.id).order_by("-received_at")
    brought = WarmReferral.objects.filter(partner_id=actor.id).order_by("-received_at")
    return Sent(
        place.code,
        place.name,
        tuple(_line(row, place.name) for row in rows[:MOST_SHOWN]),
        tuple(
            BroughtLine(place.name, row.own_reference, row.received_at)
            for row in brought[:MOST_SHOWN]
        ),
        on_duty(actor.municipality),
        general_number(actor.municipality),
    )


@look("legal.own_message", may_if=MAY_LOOK_BACK, basis=BASIS, about="court_message")
def own_message(*, actor: Actor, court_message: UUID) -> Receipt:
    """See the receipt of one's own message; raises NotFound for that of another."""
    row = CourtMessage.objects.filter(partner_id=actor.id, pk=court_message).first()
    if row is None:
        raise NotFound
    name = municipality_of(actor.municipality).name
    line, place = _line(row, name), actor.municipality
    return Receipt(line, on_duty(place), general_number(place))


def open_here(actor: Actor) -> tuple[OpenHere, ...]:
    """Which kinds of messages a sender may send, for each municipality of its agreements."""
    if not at_desk(Role.BAILIFF).ever(actor):
        raise NotFound
    today = clock.today()
    return tuple(
        OpenHere(
            each.municipality_id,
            each.municipality.name,
            tuple(type_lines(messages_policy(each.municipality_id), on=today)),
        )
        for each in places_of(actor)
    )


def _line(row: CourtMessage, place: str) -> SentLine:
    kind = TYPES[Kind(row.kind)]
    return SentLine(
        id=row.pk,
        place=str(row.municipality),
        municipality=place,
        kind=_(kind.title),
        wire=kind.wire,
        own_reference=row.own_reference,
        received_at=row.received_at,
        day_on=row.day_on,
        at=row.at,
        wait_until=_wait_until(row),
        withdrawn=row.withdrawn_at is not None,
    )


def _wait_until(row: CourtMessage) -> date | None:
    today = clock.today()
    with tenant(str(row.municipality)):
        said = WaitAnswer.objects.filter(message=row, withdrawn_at=None, until_on__gte=today)
        return said.order_by("-said_at").values_list("until_on", flat=True).first()


def is_sender(actor: Actor) -> bool:
    """Whether an actor acts for a bailiff or court: what an own system of theirs may follows."""
    return Partner.objects.filter(pk=actor.id, kind__in=SENDERS).exists()
