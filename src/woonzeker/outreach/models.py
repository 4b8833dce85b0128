# SPDX-License-Identifier: EUPL-1.2
"""Contact that was sought with a household and what came of it."""

from __future__ import annotations

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.cases.models import Case


class Channel(models.TextChoices):
    """Ways to seek contact (DDAS EnumContactsoort in our own codes)."""

    LETTER = "letter", "brief"
    CARD = "card", "kaartje"
    PHONE = "phone", "telefoon"
    MESSAGE = "message", "sms of app"
    EMAIL = "email", "e-mail"
    VISIT = "visit", "huisbezoek"
    ELSEWHERE = "elsewhere", "afspraak op locatie"


class ContactOutcome(models.TextChoices):
    """What came of an attempt."""

    SENT = "sent", "verstuurd"
    NOT_REACHED = "not_reached", "niemand bereikt"
    CARD_LEFT = "card_left", "kaartje in de bus"
    TALKED = "talked", "gesprek gehad"
    APPOINTMENT = "appointment", "afspraak gemaakt"
    ACCEPTED = "accepted", "hulp aangenomen"
    DECLINED = "declined", "geen hulp gewenst"
    MOVED = "moved", "verhuisd"


class ContactAttempt(TenantModel):
    """One attempt to reach a household."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="contacts")
    channel = models.CharField(max_length=10, choices=Channel)
    day_part = models.CharField(max_length=10, blank=True)  # ochtend, middag, avond
    tried_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=ContactOutcome)
    tried_by = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "case", "tried_on"], name="contact_of_case")
        ]
