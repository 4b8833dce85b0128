# SPDX-License-Identifier: EUPL-1.2
"""What is sent to partners by itself: the weekly message, and events to an address of theirs."""

from __future__ import annotations

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.intake.models import ArrearsSignal
from woonzeker.organisations.models import Partner


class DigestSent(TenantModel):
    """That a partner got the message about a week, with the numbers that stood in it."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    #: the Monday of the week that it is about
    week_on = models.DateField()
    sent_at = models.DateTimeField()
    answers = models.PositiveIntegerField()
    returned = models.PositiveIntegerField()
    pauses = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "partner", "week_on"], name="digest_once_a_week"
            ),
        ]


class Webhook(SealedRow, TenantModel):
    """An address of a partner to which an event goes when an answer changed; off by default."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    url = models.CharField(max_length=300)
    #: with what events are signed; shown once, when the address was set
    secret = SealedText(default="", db_column="secret_sealed", null=True)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=64)
    #: failures on end
    failures = models.PositiveIntegerField(default=0)
    #: when it was switched off, by hand or after failures
    off_at = models.DateTimeField(null=True)
    #: by_hand or failures
    off_why = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "partner"],
                condition=models.Q(off_at=None),
                name="one_webhook_a_partner",
            ),
        ]


class WebhookEvent(TenantModel):
    """One event that must go out: written in the transaction in which the answer changed."""

    webhook = models.ForeignKey(Webhook, models.CASCADE, db_constraint=False, related_name="events")
    signal = models.ForeignKey(ArrearsSignal, models.CASCADE, db_constraint=False, related_name="+")
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "next_at"],
                condition=models.Q(sent_at=None, next_at__isnull=False),
                name="event_to_send",
            ),
        ]
