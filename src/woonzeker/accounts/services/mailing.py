# SPDX-License-Identifier: EUPL-1.2
"""A code to somebody's own mail address. The only mail that has to do with signing in.

It holds a code and never a link, so that nobody learns to press on links in mails.
"""

from __future__ import annotations

import re
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from woonzeker.connections import mail
from woonzeker.errors import Refused

_CODE = re.compile(rb"\b(\d{6})\b")


class NoMail(Refused):
    """Er kan nu geen e-mail worden verstuurd. Probeer het later opnieuw."""


def send_code(*, to: str, code: str, reference: UUID, minutes: int) -> None:
    """Mail a code for coming in. Raises NoMail."""
    words = _(
        "Uw code is %(code)s\n\nTyp deze code op de pagina die u open heeft. De code werkt "
        "%(minutes)d minuten en één keer.\n\nVroeg u niets? Dan hoeft u niets te doen. Geef de "
        "code aan niemand: wij vragen er nooit om aan de telefoon."
    ) % {"code": code, "minutes": minutes}
    _send(to=to, subject=_("Uw code voor woonzeker"), text=words, reference=reference)


def send_known(*, to: str, reference: UUID) -> None:
    """Mail somebody who has an account already that one was asked for. Raises NoMail."""
    words = _(
        "Iemand vroeg met dit e-mailadres een account bij woonzeker aan. U heeft er al een.\n\n"
        "Was u het zelf? Meld u dan aan met dit e-mailadres en uw wachtwoord. Was u het niet? Dan "
        "hoeft u niets te doen: er is niets veranderd."
    )
    _send(to=to, subject=_("U heeft al een account bij woonzeker"), text=words, reference=reference)


def practised(reference: UUID) -> str:
    """The code in a mail that stays in a folder, where people practise; else nothing."""
    if settings.WOONZEKER_MODE == "production":
        return ""
    found = _CODE.search(mail.kept(_post(), str(reference)).split(b"\r\n\r\n", 1)[-1])
    return found.group(1).decode() if found else ""


def _send(*, to: str, subject: str, text: str, reference: UUID) -> None:
    if not settings.WOONZEKER_MAIL_URL:
        raise NoMail(_("Hier kan nog geen e-mail worden verstuurd. Bel uw gemeente."))
    try:
        mail.send(_post(), mail.Mail(to, subject, text, str(reference)))
    except mail.MailRefused:
        raise NoMail(
            _("Naar dit adres kunnen wij geen e-mail sturen. Kijk of u het goed typte.")
        ) from None
    except mail.MailError:
        raise NoMail(
            _("De e-mail kon nu niet worden verstuurd. Probeer het over een paar minuten opnieuw.")
        ) from None


def _post() -> mail.Post:
    return mail.Post(settings.WOONZEKER_MAIL_URL, settings.WOONZEKER_MAIL_FROM)
