# SPDX-License-Identifier: EUPL-1.2
"""What was sent to a household by e-mail or text message, and where something can be sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, MayIf, Sight
from woonzeker.access.veil import Of, of
from woonzeker.cases.models import Case, CaseStatus, PeriodSignal
from woonzeker.cases.rules import MAY_WORK
from woonzeker.errors import NotFound
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.outreach.models import LetterKind, Message, MessageState
from woonzeker.outreach.rules import PROPOSALS, proposal, receiver
from woonzeker.outreach.selectors.wished import wished_in

#: who works on a case and sees how to reach its people
MAY_WRITE: MayIf = replace(MAY_WORK, data=frozenset({DataClass.SIGNAL}), least=Sight.FULL)
BASIS = "Wgs art. 3 lid 1 onder b"
#: channel of a message → the word of the policy that says how it is sent
POLICY_WORDS = {"email": "email", "message": "sms"}
PROBLEM_WORDS: dict[str, Promise] = {
    "no_such_place": _("het nummer of adres bestaat niet"),
    "not_now": _("de telefoon stond uit of de mailbox was vol"),
    "broken": _("er ging iets mis bij het versturen"),
    "refused": _("het werd geweigerd"),
    "closed": _("de zaak was intussen afgesloten"),
    "wish": _("het huishouden wil dit niet meer"),
    "withdrawn": _("de partner gaf dit nummer of adres niet meer"),
}


@of(DataClass.SIGNAL)
@dataclass(frozen=True, slots=True)
class Place:
    """A number or address that a partner gave, and by which channel something goes there."""

    channel: Annotated[str, Of(DataClass.PROCESS)]
    to: str


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class MessageForm:
    """What is needed to write: where something can go, what a kind says, and by what."""

    number: str
    closed: bool
    places: tuple[Place, ...]
    #: kind → the words to begin with
    words: dict[str, str] = field(default_factory=dict)
    #: the channels that the municipality uses
    channels: tuple[str, ...] = ()


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message, for the timeline; not what it said or to which number."""

    on: date
    channel: str
    kind: str
    state: str
    problem: str
    by: str


@look("outreach.message_form", may_if=MAY_WRITE, basis=BASIS, about="case")
def message_form(*, actor: Actor, case: UUID) -> MessageForm:
    """See where something can be sent to the household of a case; raises NotFound."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    letters = decided(actor.municipality, PolicyKind.LETTERS)
    return MessageForm(
        number=found.number,
        closed=found.status == CaseStatus.CLOSED,
        places=tuple(Place(channel, to) for channel, to in places_of(case)),
        words={kind: proposal(kind, letters) for kind in PROPOSALS},
        channels=tuple(each for each in POLICY_WORDS if sender_for(actor.municipality, each)),
    )


@look("outreach.messages", may_if=MAY_WORK, basis=BASIS, about="case")
def messages_of(*, actor: Actor, case: UUID) -> list[MessageLine]:
    """See every message to the household of a case and how it fared, the newest first."""
    rows = Message.objects.filter(case=case).order_by("-asked_at")
    return [message_line(row) for row in rows]


def message_line(row: Message) -> MessageLine:
    """One message in words; a building block of lists."""
    return MessageLine(
        on=(row.sent_at or row.asked_at).astimezone(clock.AMSTERDAM).date(),
        channel="e-mail" if row.channel == "email" else "sms",
        kind=str(LetterKind(row.kind).label),
        state=str(row.get_state_display()),
        problem=str(PROBLEM_WORDS.get(row.problem, "")),
        by=row.asked_by,
    )


def under_way() -> QuerySet[Message]:
    """Messages of which a sender may still tell how they fared; a mail server tells nothing."""
    return Message.objects.filter(state=MessageState.SENT).exclude(reference__startswith="<")


def unwanted(case: Case, channel: str) -> bool:
    """Whether the household said that it does not want to be reached this way."""
    wish = wished_in(case)
    return wish is not None and channel in wish.not_channels


def places_of(case: UUID) -> Iterator[tuple[str, str]]:
    """Channel and number or address: what they gave themselves, then what partners did, the
    newest report first."""
    rows = PeriodSignal.objects.filter(period__case=case).select_related("signal")
    seen: set[tuple[str, str]] = set()
    own = wished_in(Case.objects.get(pk=case))
    if own and own.phone and (place := ("message", receiver("message", own.phone)))[1]:
        seen.add(place)
        yield place
    for row in rows.order_by("-signal__signalled_on"):
        given = [("message", each) for each in row.signal.phones]
        given += [("email", each) for each in row.signal.emails]
        for channel, text in given:
            place = (channel, receiver(channel, text))
            if place[1] and place not in seen:
                seen.add(place)
                yield place


def sender_for(municipality: str, channel: str) -> str:
    """By what a municipality sends this: notify or smtp; empty when it does not, or cannot yet."""
    chosen = str(decided(municipality, PolicyKind.LETTERS)[POLICY_WORDS[channel]])
    ready = {
        "notify": settings.WOONZEKER_NOTIFY_URL and settings.WOONZEKER_NOTIFY_KEY,
        "smtp": settings.WOONZEKER_MAIL_URL and channel == "email",
    }
    return chosen if ready.get(chosen) else ""
