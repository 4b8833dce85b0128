# SPDX-License-Identifier: EUPL-1.2
"""Proofs that a partner, a resident or a court can hold, and the keys that signed them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow
from woonzeker.cases.models import Case
from woonzeker.intake.models import ArrearsSignal, Delivery
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Partner


class SigningKey(models.Model):
    """A public key with which this installation signs or signed; the secret is never here.

    A key of before is believed only as long as a later one says with a signature that it was ours,
    up to the key of now: a row that somebody added proves nothing.
    """

    name = models.CharField(max_length=16, primary_key=True)
    public = models.BinaryField(max_length=32)
    since_at = models.DateTimeField()
    #: the later key that vouches for this one, and its signature; empty for the key of now
    vouched_by = models.CharField(max_length=16, blank=True)
    vouch = models.BinaryField(max_length=64, default=b"")


class ReceiptStage(models.TextChoices):
    """Of what a receipt is: that a delivery came in, or what became of it."""

    RECEIVED = "received", _("ontvangst")
    READ = "read", _("verwerking")


class Receipt(TenantModel):
    """The signed receipt of a delivery: numbers, a name of a file and its digest. Nobody's data."""

    delivery = models.ForeignKey(
        Delivery, models.PROTECT, db_constraint=False, related_name="receipts"
    )
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=8, choices=ReceiptStage)
    code_digest = models.CharField(max_length=64)
    document = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "delivery", "stage"], name="receipt_once_a_stage"
            ),
            models.UniqueConstraint(fields=["municipality", "code_digest"], name="receipt_by_code"),
        ]


class StatementKind(models.TextChoices):
    """What a statement says."""

    REPORT = "report", _("verklaring van melding")
    NO_REPORT = "no_report", _("verklaring dat er geen melding is")


class Statement(SealedRow, TenantModel):
    """A signed statement about one tenant, sealed with the key of the signal or case it is about.

    Of a report it is the partner's, of no report it is the resident's.
    """

    kind = models.CharField(max_length=9, choices=StatementKind)
    #: whose key seals it: the signal or the case
    subject = models.UUIDField()
    signal = models.ForeignKey(
        ArrearsSignal, models.PROTECT, db_constraint=False, null=True, related_name="statements"
    )
    case = models.ForeignKey(
        Case, models.PROTECT, db_constraint=False, null=True, related_name="statements"
    )
    person = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    code_digest = models.CharField(max_length=64)
    document = SealedDocument(subject="subject", default=dict, null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code_digest"], name="statement_by_code"
            ),
        ]
