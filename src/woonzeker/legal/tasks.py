# SPDX-License-Identifier: EUPL-1.2
"""By the clock: e-mail of bailiffs and courts every minute; every day what is late on tracks, and
what last offers ask for; every hour who must hear that a hearing or an eviction comes near.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from woonzeker.access import jobs, watching
from woonzeker.access.actors import system
from woonzeker.connections import inbox, mail
from woonzeker.errors import WoonzekerError
from woonzeker.legal.services import ask_what_is_late, follow_last_offers
from woonzeker.legal.services.mailing import answer_to
from woonzeker.legal.services.safeguards import tell_escalations
from woonzeker.organisations.models import Municipality

logger = logging.getLogger(__name__)
READS = watching.watch(
    "legal.read_inbox", every_minutes=30, says=_("berichten van deurwaarders uit de postbus halen")
)

TELLS = watching.watch(
    "legal.tell_escalations",
    every_minutes=150,
    says=_("waarschuwen voor zittingen en ontruimingen die dichtbij komen"),
)
ASKS = watching.watch(
    "legal.ask_what_is_late",
    every_minutes=26 * 60,
    says=_("taken van wat te laat is op de gang naar de rechter"),
)


FOLLOWS = watching.watch(
    "legal.follow_everywhere",
    every_minutes=26 * 60,
    says=_("moratorium, schuldsanering en bewind volgen"),
)


class LettersLeft(WoonzekerError):
    """Niet elke e-mail kon worden verwerkt; wat niet lukte blijft staan voor de volgende keer."""


@dataclass(slots=True)
class ReadCounts:
    """How many letters were answered, were left alone, and must be taken again."""

    answered: int = 0
    left: int = 0
    failed: int = 0


@app.periodic(cron="27 * * * *")
@app.task(name="legal.tell_escalations", queueing_lock="legal.tell_escalations")
@watching.notes_end(TELLS)
def tell_every_hour(timestamp: int) -> None:
    """Go through the municipalities; one that fails keeps no other from hearing it."""
    broken: Exception | None = None
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        try:
            told = tell_escalations(actor=system(code, "legal.tell_escalations"))
        except Exception as problem:
            logger.exception("waarschuwen lukte niet", extra={"municipality": code})
            broken = problem
        else:
            logger.info("gewaarschuwd: %d", told, extra={"municipality": code, "count": told})
    if broken is not None:
        raise broken


@app.periodic(cron="* * * * *")
@app.task(name="legal.read_inbox", queueing_lock="legal.read_inbox")
@watching.notes_end(READS)
def read_every_minute(timestamp: int) -> None:
    """Read the inbox, where there is one."""
    if settings.WOONZEKER_INBOX_URL:
        read_inbox()


@app.task(name="legal.follow_last_offers")
def follow(*, municipality: str, actor_kind: str, actor_id: str) -> None:
    """Give the work of last offers in one municipality."""
    follow_last_offers(actor=system(municipality, actor_id))


@app.periodic(cron="23 6 * * *")
@app.task(name="legal.follow_everywhere", queueing_lock="legal.follow_everywhere")
@watching.notes_end(FOLLOWS)
def follow_everywhere(timestamp: int) -> None:
    """Every morning before work begins, in each municipality."""
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        jobs.defer("legal.follow_last_offers", actor=system(code, "morning"), once=True)


def read_inbox() -> ReadCounts:
    """Take in what waits in the inbox, a letter at a time; raises InboxError.

    A letter is put away after its answer left: what fails in between is taken again, and the same
    message again is the same one. One letter that fails keeps no other from being read; that some
    did is told at the end, by LettersLeft.
    """
    counts, reading = ReadCounts(), _Reading()
    box = inbox.Box(settings.WOONZEKER_INBOX_URL, settings.WOONZEKER_INBOX_CHECKED_BY)
    with inbox.connect(box) as found:
        for letter in found.waiting():
            try:
                answered = reading.take(letter)
            except Exception:
                logger.exception("een e-mail in de postbus is niet verwerkt")
                counts.failed += 1
                continue
            found.settle(letter, taken=answered)
            counts.answered += answered
            counts.left += not answered
    logger.info("postbus gelezen: %d", counts.answered, extra={"count": counts.answered})
    if counts.failed:
        raise LettersLeft
    return counts


class _Reading:
    """Letters taken in and answered; while the mail server is away they are taken in alone."""

    def __init__(self) -> None:
        self._post = mail.Post(settings.WOONZEKER_MAIL_URL, settings.WOONZEKER_MAIL_FROM)
        self._away: mail.MailUnreachable | None = None

    def take(self, letter: inbox.Letter) -> bool:
        """Take in one letter; whether it was answered. Raises MailUnreachable."""
        answer = answer_to(letter)
        if answer is None:
            return False
        if self._away is not None:
            raise self._away
        try:
            _send(self._post, mail.Mail(answer.to, _now("Ontvangen"), answer.text, uuid4().hex))
        except mail.MailUnreachable as away:
            self._away = away
            raise
        return True


def _send(post: mail.Post, letter: mail.Mail) -> None:
    """Answer; an address that the server refuses for good gets none."""
    try:
        mail.send(post, letter)
    except mail.MailRefused:
        logger.warning("een antwoord aan een afzender is geweigerd", extra={"code": "mail"})


@app.periodic(cron="35 5 * * *")
@app.task(name="legal.ask_what_is_late", queueing_lock="legal.ask_what_is_late")
@watching.notes_end(ASKS)
def ask_every_morning(timestamp: int) -> None:
    """Go through the municipalities; one that fails keeps no other from its tasks."""
    broken: Exception | None = None
    for code in Municipality.objects.order_by("code").values_list("code", flat=True):
        try:
            given = ask_what_is_late(actor=system(code, "legal.ask_what_is_late"))
        except Exception as problem:
            logger.exception("taken van de gang naar de rechter", extra={"municipality": code})
            broken = problem
        else:
            logger.info("taken: %d", given, extra={"municipality": code, "count": given})
    if broken is not None:
        raise broken
