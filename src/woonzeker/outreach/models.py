# SPDX-License-Identifier: EUPL-1.2
"""Contact that was sought with a household and what came of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.clock import now
from woonzeker.access.models import TenantModel
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


class ContactAttempt(TenantModel):
    """One attempt to reach a household."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="contacts")
    channel = models.CharField(max_length=10, choices=Channel)
    day_part = models.CharField(max_length=10, blank=True)  # ochtend, middag, avond
    tried_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=ContactOutcome)
    tried_by = models.CharField(max_length=64)
    #: two attempts on one day follow each other in the order in which they were noted
    recorded_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "case", "tried_on"], name="contact_of_case")
        ]
