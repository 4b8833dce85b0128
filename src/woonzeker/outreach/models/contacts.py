# SPDX-License-Identifier: EUPL-1.2
"""Contact that was sought with a household, what came of it, and how they want to be met."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.clock import now
from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case


class Channel(models.TextChoices):
    """Ways to seek contact (DDAS EnumContactsoort in our own codes)."""

    LETTER = "letter", _("brief")
    CARD = "card", _("kaartje")
    PHONE = "phone", _("telefoon")
    MESSAGE = "message", _("sms of app")
    EMAIL = "email", _("e-mail")
    VISIT = "visit", _("huisbezoek")
    ELSEWHERE = "elsewhere", _("afspraak op locatie")


class ContactOutcome(models.TextChoices):
    """What came of an attempt."""

    SENT = "sent", _("verstuurd")
    NOT_REACHED = "not_reached", _("niemand bereikt")
    CARD_LEFT = "card_left", _("kaartje in de bus")
    TALKED = "talked", _("gesprek gehad")
    APPOINTMENT = "appointment", _("afspraak gemaakt")
    ACCEPTED = "accepted", _("hulp aangenomen")
    DECLINED = "declined", _("geen hulp gewenst")
    MOVED = "moved", _("verhuisd")
    UNSAFE = "unsafe", _("het was er niet veilig")
    NO_NUMBER = "no_number", _("nummer of adres klopt niet")


class ContactAttempt(SealedRow, TenantModel):
    """One attempt to reach a household.

    `sent_key` is the opaque word with which a phone says the same thing twice when the line fell
    away: one attempt is kept for it. `rung` is the step of the ladder that it was.
    """

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="contacts")
    channel = models.CharField(max_length=10, choices=Channel)
    day_part = models.CharField(max_length=10, blank=True)  # ochtend, middag, avond
    tried_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=ContactOutcome)
    tried_by = models.CharField(max_length=64)
    #: an own story stood at this door (ervaringsdeskundige)
    by_peer = models.BooleanField(default=False)
    rung = models.CharField(max_length=20, blank=True)
    sent_key = models.UUIDField(null=True)
    note = SealedText(subject="case_id", default="", db_column="note_sealed", null=True)
    #: two attempts on one day follow each other in the order in which they were noted
    recorded_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "case", "tried_on"], name="contact_of_case")
        ]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "sent_key"], name="attempt_sent_once"),
        ]


class ContactWish(SealedRow, TenantModel):
    """How the people of a household want to be met; it goes before every ladder.

    Of each who says something one row holds at a time: a resident does not undo what a worker
    noted, perhaps for somebody's safety.
    """

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="wishes")
    #: codes of Channel that they prefer, and those that they do not want
    channels = models.JSONField(default=list)
    not_channels = models.JSONField(default=list)
    #: ochtend, middag, avond
    day_parts = models.JSONField(default=list)
    #: ISO 639-1 of the language they read best; empty for Dutch
    language = models.CharField(max_length=3, blank=True)
    with_pictures = models.BooleanField(default=False)
    not_at_home = models.BooleanField(default=False)
    #: the number that they gave themselves; it goes before those of partners
    phone = SealedText(
        subject="case_id", default="", max_length=20, db_column="phone_sealed", null=True
    )
    words = SealedText(subject="case_id", default="", db_column="words_sealed", null=True)
    #: worker (what somebody told, or what worked before), resident (on their own page) or no_help
    #: (said there that no help is wanted: it holds until something new comes)
    said_by = models.CharField(max_length=10)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "said_by"],
                condition=models.Q(ended_at=None),
                name="one_wish_a_voice",
            ),
        ]


class LadderDeviation(SealedRow, TenantModel):
    """That a worker took another step than the ladder proposed, and why."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="deviations")
    proposed = models.CharField(max_length=20)
    chosen = models.CharField(max_length=20)
    why = SealedText(subject="case_id", max_length=300, db_column="why_sealed", null=True)
    chosen_at = models.DateTimeField()
    chosen_by = models.CharField(max_length=64)
