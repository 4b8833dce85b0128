# SPDX-License-Identifier: EUPL-1.2
"""A kind question by text message or e-mail, where a household can be asked that way."""

from __future__ import annotations

from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.cases.models import Case, CaseStatus
from woonzeker.errors import NotFound
from woonzeker.organisations.models import PolicyKind
from woonzeker.organisations.selectors import decided
from woonzeker.outreach.models import LetterKind, Message
from woonzeker.outreach.rules import question, ways_to_ask
from woonzeker.outreach.selectors.messages import BASIS, places_of, sender_for
from woonzeker.outreach.selectors.wished import wished_in
from woonzeker.outreach.services.messages import write_message

DUTCH = ("", "nl")


@action("outreach.ask_kindly", may_if=only_system(), basis=BASIS, about="case")
def ask_kindly(*, actor: Actor, case: UUID) -> Message | None:
    """Ask a household how it went, by the way that it prefers; None when a person must ask.

    That is so without a number or address, where the household does not want it or reads another
    language, and where the municipality sends no such messages. Once a day. Raises NotFound, and
    Refused when what the municipality decided does not fit in a message.
    """
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise NotFound
    today = Message.objects.filter(
        case=found, asked_by=actor.id, asked_at__date=clock.today(), kind=LetterKind.REMINDER
    )
    if asked := today.first():
        return asked
    wish = wished_in(found)
    if found.status == CaseStatus.CLOSED or (wish and wish.language not in DUTCH):
        return None
    ways = ways_to_ask(
        [place for place in places_of(case) if sender_for(actor.municipality, place[0])],
        wanted=[each for each in wish.channels if each in ("message", "email")] if wish else (),
        unwanted=wish.not_channels if wish else (),
    )
    if not ways:
        return None
    channel, to = ways[0]
    return write_message(
        actor=actor, case=case, channel=channel, to=to, given_by="partner",
        kind=LetterKind.REMINDER,
        text=question(decided(actor.municipality, PolicyKind.LETTERS)),
    )  # fmt: skip
