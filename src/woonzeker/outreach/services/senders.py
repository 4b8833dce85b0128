# SPDX-License-Identifier: EUPL-1.2
"""The lines outward for messages: opened from the settings, and how either is used."""

from __future__ import annotations

from django.conf import settings

from woonzeker.connections import mail, notify
from woonzeker.outreach.models import Message
from woonzeker.outreach.rules import SUBJECT, dialled


class SenderSilent(mail.MailUnreachable):
    """Het bericht kon nu niet worden verstuurd; het wordt vanzelf opnieuw geprobeerd."""


class SenderRefused(mail.MailRefused):
    """Het bericht werd geweigerd."""


def hand_over(message: Message, sender: str) -> str:
    """Give a message to its sender; gives the sender's number for it.

    What was handed over before under the same row is not handed over twice. Raises SenderSilent
    for what may pass, else SenderRefused.
    """
    try:
        return _by_mail(message) if sender == "smtp" else _by_notify(message)
    except (mail.MailUnreachable, notify.NotifyUnreachable):
        raise SenderSilent from None
    except (mail.MailRefused, notify.NotifyError):
        raise SenderRefused from None


def delivery_of(number: str) -> notify.Delivery:
    """How a message that NotifyNL has fared; raises NotifyError."""
    return _line().delivery(number)


def _by_mail(message: Message) -> str:
    post = mail.Post(settings.WOONZEKER_MAIL_URL, settings.WOONZEKER_MAIL_FROM)
    return mail.send(post, mail.Mail(message.to or "", SUBJECT, message.text or "", _key(message)))


def _by_notify(message: Message) -> str:
    line, to, text = _line(), message.to or "", message.text or ""
    kind = "email" if message.channel == "email" else "sms"
    if before := line.sent_before(_key(message), kind):
        return before
    if kind == "email":
        return line.send_email(to=to, subject=SUBJECT, text=text, reference=_key(message))
    return line.send_text(to=dialled(to), text=text, reference=_key(message))


def _line() -> notify.Client:
    account = notify.Account(
        url=settings.WOONZEKER_NOTIFY_URL,
        key=settings.WOONZEKER_NOTIFY_KEY,
        email_template=settings.WOONZEKER_NOTIFY_EMAIL,
        text_template=settings.WOONZEKER_NOTIFY_TEXT,
    )
    return notify.Client(account)


def _key(message: Message) -> str:
    """What the sender knows it by: the row, and nobody."""
    return str(message.pk)
