# SPDX-License-Identifier: EUPL-1.2
"""Telling a landlord that the municipality decided: a mail that says so and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.connections import mail
from woonzeker.landlords.models import CheckState, LandlordCheck
from woonzeker.landlords.selectors import place_of

Sender = Callable[[mail.Mail], object]
BASIS = "Bgs art. 2; Wgs art. 3 lid 1 onder b"


def _send(letter: mail.Mail) -> object:
    return mail.send(mail.Post(settings.WOONZEKER_MAIL_URL, settings.WOONZEKER_MAIL_FROM), letter)


@action("landlords.tell_decision", may_if=only_system(), basis=BASIS)
def tell_decision(*, actor: Actor, check: UUID, send: Sender = _send) -> bool:
    """Mail a landlord that there is an answer; no name, address or reason is in it, and no link.

    Gives whether it went: without a mail server or an address nothing goes. Raises MailUnreachable
    when the server is silent, so that it can be tried again.
    """
    found = LandlordCheck.objects.filter(pk=check).exclude(state=CheckState.ASKED).first()
    to = str(found.facts.get("mail", "")) if found else ""
    if not to or not settings.WOONZEKER_MAIL_URL:
        return False
    with override("nl"):
        words = _(
            "Er is antwoord van de gemeente %(name)s op uw melding. Meld u aan bij woonzeker om "
            "het te lezen. In deze e-mail staat met opzet geen link."
        ) % {"name": place_of(actor.municipality).name}
        letter = mail.Mail(to, _("Antwoord op uw melding"), words, f"landlord-{check}")
    try:
        send(letter)
    except mail.MailRefused:
        return False
    return True
