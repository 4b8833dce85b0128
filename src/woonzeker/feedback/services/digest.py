# SPDX-License-Identifier: EUPL-1.2
"""The weekly message to the contact of each partner: numbers and a link, nobody's data."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.connections import mail
from woonzeker.feedback.models import DigestSent, ToldAnswer
from woonzeker.feedback.rules.digest import SUBJECT, DigestCounts, digest_text, week_before
from woonzeker.feedback.selectors.pauses import running_pauses
from woonzeker.intake.selectors import lines_to_mend
from woonzeker.organisations.models import Agreement
from woonzeker.organisations.selectors import agreements_of, municipality, working_mails

BASIS = "Wgs art. 3 lid 1 onder b"
#: where a partner finds its answers
PORTAL = "/partner/signalen"
#: how a message leaves; raises MailRefused or MailUnreachable
Sender = Callable[[mail.Mail], object]


def _send(letter: mail.Mail) -> object:
    return mail.send(mail.Post(settings.WOONZEKER_MAIL_URL, settings.WOONZEKER_MAIL_FROM), letter)


@action("feedback.send_digests", may_if=only_system(), basis=BASIS)
def send_digests(*, actor: Actor, on: date, send: Sender = _send) -> int:
    """Tell the contact of each partner what waits for it; once a week. Gives how many were sent.

    Nothing goes without a mail server, without an address, or when there is nothing to tell. What
    the mail server refuses is not tried again this week; when it is silent, the next run does.
    """
    if not settings.WOONZEKER_MAIL_URL:
        return 0
    running = [each for each in agreements_of(actor) if _holds(each, on)]
    mails = working_mails(actor, on=on)
    sent = sum(_tell(actor, each, on, send, mails.get(each.pk, "")) for each in running)
    audit.concerns(sent)
    return sent


def _holds(agreement: Agreement, on: date) -> bool:
    return agreement.from_on <= on and (agreement.until_on is None or on <= agreement.until_on)


def _tell(actor: Actor, agreement: Agreement, on: date, send: Sender, to: str) -> bool:
    week_on, _sunday = week_before(on)
    had = DigestSent.objects.filter(partner=agreement.partner_id, week_on=week_on)
    if not to or had.exists():
        return False
    counts = counts_of(actor, agreement.partner_id, on)
    if counts.is_empty:
        return False
    place = municipality(actor.municipality)
    text = digest_text(place.name, counts, portal_address())
    reference = str(uuid5(NAMESPACE_URL, f"{agreement.pk}:{week_on}"))
    try:
        send(mail.Mail(to, SUBJECT, text, reference))
    except mail.MailUnreachable:
        return False
    except mail.MailRefused:
        pass
    DigestSent.objects.create(
        partner_id=agreement.partner_id,
        week_on=week_on,
        sent_at=clock.now(),
        answers=counts.answers,
        returned=counts.returned,
        pauses=counts.pauses,
    )
    return True


def counts_of(actor: Actor, partner: UUID, on: date) -> DigestCounts:
    """What was told in the week before a day, and what waits for the partner on that day."""
    monday, sunday = week_before(on)
    told = ToldAnswer.objects.filter(partner=partner, told_on__gte=monday, told_on__lte=sunday)
    back = lines_to_mend(actor, partner, on=on).total()
    asked: int = running_pauses(on).filter(partner=partner, answer="").count()
    return DigestCounts(told.count(), back, asked)


def portal_address() -> str:
    """The address of the page with answers, as this installation is known."""
    hosts = settings.ALLOWED_HOSTS
    return f"https://{hosts[0]}{PORTAL}" if hosts else PORTAL
