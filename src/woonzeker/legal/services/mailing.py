# SPDX-License-Identifier: EUPL-1.2
"""Messages that come as an attachment of an e-mail: taken in row by row, answered without a name.

Who is not a known sender, or whose address the own mail server did not check, gets no answer: an
answer would tell a stranger that somebody reads here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock, sealing
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.access.tenancy import tenant
from woonzeker.connections.inbox import Letter
from woonzeker.errors import NotFound, Refused, WoonzekerError
from woonzeker.legal.errors import MessageFaulty
from woonzeker.legal.models import Channel, KnownSender
from woonzeker.legal.rules import Problem
from woonzeker.legal.rules.attached import PLACE, NotReadable, rows_of
from woonzeker.legal.selectors.senders import MAY_KEEP_SENDERS
from woonzeker.legal.selectors.sent import SENDERS, own_message
from woonzeker.legal.services.receiving import send_message
from woonzeker.organisations.models import Municipality
from woonzeker.organisations.selectors import (
    municipality_of_postcode,
    places_of,
    reporting_partner,
)

BASIS = "AVG art. 32"


@action("legal.know_sender", may_if=MAY_KEEP_SENDERS, basis=BASIS)
def know_sender(*, actor: Actor, partner: UUID, address: str) -> KnownSender:
    """Let a bailiff or court send messages from an e-mail address; again gives what exists.

    Raises Refused for who is no bailiff or court here.
    """
    found = reporting_partner(actor, partner, on=clock.today())
    if found is None or found.kind not in SENDERS:
        raise Refused(_("Dit is geen deurwaarder of rechtbank waarmee een afspraak loopt."))
    plain = address.strip().casefold()
    mark = _marks(actor.municipality, plain)[0]
    known = KnownSender.objects.filter(partner=found, mark=mark, ended_at=None).first()
    return known or KnownSender.objects.create(
        partner=found, address=plain, mark=mark, set_at=clock.now(), set_by=actor.id
    )


@action("legal.forget_sender", may_if=MAY_KEEP_SENDERS, basis=BASIS, about="sender")
def forget_sender(*, actor: Actor, sender: UUID) -> None:
    """Take nothing more from an e-mail address; raises NotFound."""
    gone = KnownSender.objects.filter(pk=sender)
    if not gone.delete()[0]:
        raise NotFound


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to a sender: nothing of anybody, only rows and what became of them."""

    to: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text of the e-mail."""
        opening = _("Wij ontvingen uw e-mail. Per bericht staat hieronder wat ervan werd.")
        closing = _(
            "Een teruggegeven bericht is niet verwerkt. Verbeter het en stuur het opnieuw. Antwoord"
            " niet op deze e-mail: niemand leest dat."
        )
        return "\n\n".join([opening, "\n".join(self.lines), closing])


def answer_to(letter: Letter) -> Answer | None:
    """Take in what is attached to a letter; gives what goes back, None when nobody is answered."""
    if not letter.checked or letter.automatic:
        return None
    senders = dict(_senders(letter.sender))
    if not senders:
        return None
    files = letter.attachments
    lines = [line for each in files for line in _taken(each.name, each.content, senders)]
    none = _("Er zat geen bestand bij. Stuur de berichten als bijlage in JSON of CSV.")
    return Answer(letter.sender, tuple(lines) or (none,))


def _senders(address: str) -> Iterator[tuple[str, Actor]]:
    """Per municipality that knows this address who then acts there."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        with tenant(code):
            known = KnownSender.objects.filter(
                mark__in=_marks(code, address), ended_at=None
            ).first()
        if known is not None:
            roles = frozenset({Role.BAILIFF.value})
            actor = Actor("partner", str(known.partner_id), code, roles)
            if any(each.municipality_id == code for each in places_of(actor)):
                yield code, actor


def _taken(name: str, content: bytes, senders: Mapping[str, Actor]) -> Iterable[str]:
    try:
        rows = rows_of(name, content)
    except NotReadable as problem:
        return [_("Bestand niet gelezen: %s") % problem]
    return [
        _("Bericht %(number)d: %(said)s") % {"number": number, "said": _one(row, senders)}
        for number, row in enumerate(rows, 1)
    ]


def _one(row: Mapping[str, str], senders: Mapping[str, Actor]) -> str:
    """What became of one message, in words that repeat nothing of it."""
    code = row.get(PLACE, "").strip() or municipality_of_postcode(row.get("postcode", "")) or ""
    only = next(iter(senders)) if len(senders) == 1 and not code else code
    actor = senders.get(only)
    if actor is None:
        return _("teruggegeven. Voor deze gemeente bent u hier niet bekend. Vul 'gemeente' in.")
    raw = {name: value for name, value in row.items() if name != PLACE}
    try:
        made = send_message(actor=actor, raw=raw, channel=Channel.MAIL)
    except MessageFaulty as faulty:
        wrong = [each for each in faulty.problems if isinstance(each, Problem)]
        said = " ".join(f"{each.field}: {each.mend}" for each in wrong)
        return _("teruggegeven. %s") % said
    except WoonzekerError as refused:
        return _("teruggegeven. %s") % refused.sentence
    found = own_message(actor=actor, court_message=made.pk)
    return _("ontvangen, nummer %s.") % found.number


def _marks(municipality: str, address: str) -> list[int]:
    """An address under the key of now, and under the other one while keys are changed."""
    return [
        sealing.blind_text(f"sender|{address}", key=key) for key in sealing.index_keys(municipality)
    ]
