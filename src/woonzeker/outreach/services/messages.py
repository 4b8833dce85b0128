# SPDX-License-Identifier: EUPL-1.2
"""Writing to a household by e-mail or text message, and following whether it came there."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import audit, clock, jobs
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.connections.notify import NotifyError, NotifyUnreachable
from woonzeker.errors import NotFound, Refused
from woonzeker.outreach.models import (
    Channel,
    ContactAttempt,
    ContactOutcome,
    LetterKind,
    Message,
    MessageState,
)
from woonzeker.outreach.rules import FATES, PROPOSALS, Fate, receiver, wrong_words
from woonzeker.outreach.selectors.messages import (
    BASIS,
    MAY_WRITE,
    places_of,
    sender_for,
    under_way,
    unwanted,
)
from woonzeker.outreach.services import senders
from woonzeker.outreach.services.recording import record_contact

#: a message of which nothing was heard in so long is asked after no more
FOLLOWED = timedelta(days=5)


@action("outreach.write_message", may_if=MAY_WRITE, basis=BASIS, about="case")
def write_message(
    *, actor: Actor, case: UUID, channel: str, to: str, given_by: str, kind: LetterKind, text: str
) -> Message:
    """Have a message sent to a household, to a place that a partner or the resident gave.

    `given_by` is partner or resident. Raises Refused for a place that nobody gave, words that may
    not be sent, a closed case, or a channel that the municipality does not use.
    """
    found = Case.objects.select_for_update().filter(pk=case).first()
    if found is None:
        raise NotFound
    if found.status == CaseStatus.CLOSED:
        raise Refused(_("Deze zaak is afgesloten. Heropen haar eerst."))
    if not sender_for(actor.municipality, channel):
        raise Refused(_("De gemeente verstuurt zulke berichten niet."))
    place = receiver(channel, to)
    if not place:
        raise Refused(_("Hier kan het niet naartoe: het is geen mobiel nummer of e-mailadres."))
    if given_by != "resident" and (channel, place) not in set(places_of(case)):
        raise Refused(_("Stuur alleen naar een nummer of adres dat de partner of de inwoner gaf."))
    if unwanted(found, channel):
        raise Refused(_("Het huishouden wil dit niet. Verander eerst de wens als die niet klopt."))
    if kind not in PROPOSALS or (odd := wrong_words(channel, text, kind)):
        raise Refused(odd if kind in PROPOSALS else _("Zo'n bericht bestaat niet."))
    made = Message.objects.create(
        case=found, channel=channel, kind=kind, language="nl", to=place, text=text.strip(),
        given_by=given_by, asked_at=clock.now(), asked_by=actor.id,
    )  # fmt: skip
    jobs.defer("outreach.send_message", actor=actor, message=str(made.pk))
    return made


@action("outreach.send_message", may_if=only_system(), basis=BASIS)
def send_message(*, actor: Actor, message: UUID) -> Message:
    """Hand a message that waits to who sends it; raises SenderSilent when that may work later.

    What it was asked on is looked at once more: a case that closed, a wish, a number that is gone.
    """
    found = Message.objects.select_for_update().filter(pk=message).first()
    if found is None:
        raise NotFound
    audit.concerns(of={"case": [found.case_id]})
    if found.state != MessageState.WAITING:
        return found
    if why := _no_more(found):
        _settle(actor, found, Fate("failed", why))
        return found
    sender = sender_for(found.municipality, found.channel)
    try:
        found.reference = senders.hand_over(found, sender) if sender else ""
        fate = FATES["under_way"] if sender else Fate("failed", "refused")
    except senders.SenderRefused:
        fate = Fate("failed", "refused")
    found.sent_at = clock.now()
    _settle(actor, found, fate)
    if sender == "smtp" and fate.state == "sent":  # nobody will tell more than this
        _attempt(actor, found, ContactOutcome.SENT)
    return found


@action("outreach.give_up_message", may_if=only_system(), basis=BASIS)
def give_up_message(*, actor: Actor, message: UUID) -> None:
    """Say of a message that it did not leave, after every try failed."""
    found = Message.objects.select_for_update().filter(pk=message).first()
    if found is not None and found.state == MessageState.WAITING:
        audit.concerns(of={"case": [found.case_id]})
        _settle(actor, found, FATES["broken"])


@action("outreach.follow_messages", may_if=only_system(), basis=BASIS)
def follow_messages(*, actor: Actor) -> int:
    """Ask how messages under way fared; gives of how many something was new.

    Of what nobody told anything for days it stays unknown, and it is asked no more.
    """
    young = clock.now() - FOLLOWED
    new: list[Message] = []
    for row in under_way().select_for_update(skip_locked=True).order_by("sent_at"):
        try:
            fate = FATES[senders.delivery_of(row.reference)]
        except NotifyUnreachable:
            break  # asked again in some minutes
        except NotifyError:
            fate = FATES["under_way"]  # this one alone: the others are asked all the same
        if fate.state == row.state and row.sent_at and row.sent_at < young:
            fate = FATES["silent"]
        if fate.state != row.state:
            _settle(actor, row, fate)
            new.append(row)
    audit.concerns(len(new), of={"case": [each.case_id for each in new]})
    return len(new)


def _no_more(message: Message) -> str:
    """Why a message may not go after all, as a code; empty when it may."""
    if message.case.status == CaseStatus.CLOSED:
        return "closed"
    if unwanted(message.case, message.channel):
        return "wish"
    known = message.given_by == "resident" or (message.channel, message.to) in set(
        places_of(message.case_id)
    )
    return "" if known else "withdrawn"


def _settle(actor: Actor, message: Message, fate: Fate) -> None:
    message.state, message.problem = MessageState(fate.state), fate.problem
    message.state_at = clock.now()
    message.save(update_fields=["reference", "state", "problem", "sent_at", "state_at"])
    if fate.outcome:
        _attempt(actor, message, ContactOutcome(fate.outcome))


def _attempt(actor: Actor, message: Message, outcome: ContactOutcome) -> None:
    """Record on the case what came of it, once, under the name of who wrote it.

    An offer was made only when the words came there; a closed case is left as it is.
    """
    if ContactAttempt.objects.filter(sent_key=message.pk).exists():
        return
    if message.case.status == CaseStatus.CLOSED:
        return
    day = (message.sent_at or message.asked_at).astimezone(clock.AMSTERDAM).date()
    made = record_contact(
        actor=actor, case=message.case_id, channel=Channel(message.channel), outcome=outcome, on=day
    )
    made.tried_by, made.sent_key = message.asked_by, message.pk
    made.save(update_fields=["tried_by", "sent_key"])
