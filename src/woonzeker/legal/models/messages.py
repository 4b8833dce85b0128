# SPDX-License-Identifier: EUPL-1.2
"""Messages of bailiffs and courts, what went back, and whom a bailiff brought from the door."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow, SealedText
from woonzeker.cases.models import Case
from woonzeker.matching.models import Person
from woonzeker.organisations.models import Partner


class Source(models.TextChoices):
    """Who told it: a partner itself, or the resident who showed a colleague a letter."""

    PARTNER = "partner", _("de afzender zelf")
    SHOWN = "shown", _("de inwoner liet het zien")


class Channel(models.TextChoices):
    """By which way it came."""

    FORM = "form", _("formulier")
    API = "api", _("koppeling")
    MAIL = "mail", _("e-mail")
    STAFF = "staff", _("ingevoerd door een medewerker")


class Whose(models.TextChoices):
    """Whether it is known of whom it speaks; the household is that of the address meanwhile."""

    LINKED = "linked", _("gekoppeld")
    REVIEW = "review", _("wie het is moet iemand bekijken")
    NOBODY = "nobody", _("niemand in het register")


class StandingMessages(models.Manager["CourtMessage"]):
    """The messages that nobody took back: what a case is, and what it shows, rests on these."""

    def get_queryset(self) -> models.QuerySet[CourtMessage]:
        """Without what was entered wrongly."""
        return super().get_queryset().filter(withdrawn_at=None)


class CourtMessage(SealedRow, TenantModel):
    """One message about a household: what, for which day, on which ground, and who told it.

    Rows are only added; what changes later is whose it is, who saw it, and that what a colleague
    entered was wrong: then it stays, as taken back.
    """

    case = models.ForeignKey(
        Case, models.PROTECT, db_constraint=False, related_name="court_messages"
    )
    #: who sent it; empty when a resident showed it
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=8, choices=Source)
    channel = models.CharField(max_length=5, choices=Channel)
    #: a code of legal.rules.Kind, and of Judgment
    kind = models.CharField(max_length=30)
    judgment = models.CharField(max_length=12, blank=True)
    by_default = models.BooleanField(null=True)
    #: the day and hour that it is about, and the day on which it was done
    day_on = models.DateField(null=True)
    at = models.TimeField(null=True)
    acted_on = models.DateField(null=True)
    court = models.CharField(max_length=80, blank=True)
    claim_cents = models.PositiveBigIntegerField(null=True)
    #: for whom it is done, as it was written: may be somebody's own name
    creditor = SealedText(subject="case_id", default="", db_column="creditor_sealed", null=True)
    #: the creditor when it is known here
    creditor_partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    #: who and where, as it was told: {"surname", "born_on", "street", …, "phones"}
    about = SealedDocument(subject="case_id", default=dict, db_column="about_sealed", null=True)
    #: what the sender calls it
    own_reference = models.CharField(max_length=40, blank=True)
    #: on which ground it came in: a code of legal.rules.Ground, where it stands, how sure it is
    ground = models.CharField(max_length=10, blank=True)
    ground_source = models.CharField(max_length=200, blank=True)
    ground_confidence = models.CharField(max_length=10, blank=True)
    #: consent of the resident that came with it: when, and how it was given
    consent_on = models.DateField(null=True)
    consent_how = SealedText(
        subject="case_id", default="", db_column="consent_how_sealed", null=True
    )
    received_at = models.DateTimeField()
    received_on = models.DateField()
    #: who sent or entered it: an opaque id
    entered_by = models.CharField(max_length=64, blank=True)
    #: whose it is in the register, and whom a colleague may choose from: opaque ids
    whose = models.CharField(max_length=8, choices=Whose)
    person = models.ForeignKey(
        Person, models.SET_NULL, db_constraint=False, null=True, related_name="+"
    )
    candidates = models.JSONField(default=list)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=64, blank=True)
    #: opaque ids of colleagues who said that they saw it
    seen_by = models.JSONField(default=list)
    #: the same content again is the same message; `again` counts what was announced anew
    fingerprint = models.BigIntegerField(null=True)
    again = models.PositiveSmallIntegerField(default=0)
    #: what it started in its case and its planning: codes, days and opaque ids
    started = models.JSONField(null=True)
    #: when a colleague took back what was entered wrongly, who and why: a code of process.reasons
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=64, blank=True, db_default="")
    withdrawn_why = models.CharField(max_length=20, blank=True, db_default="")

    objects = models.Manager()
    standing = StandingMessages()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "partner", "fingerprint", "again"],
                name="court_message_once",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "case", "received_at"], name="court_of_case"),
            models.Index(fields=["municipality", "partner", "-received_at"], name="court_sent"),
        ]


class WaitAnswer(SealedRow, TenantModel):
    """That a bailiff is asked to wait because help has started: on which ground, until when."""

    message = models.ForeignKey(
        CourtMessage, models.CASCADE, db_constraint=False, related_name="answers"
    )
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    #: consent or law, and where the legal ground stands
    ground = models.CharField(max_length=10)
    ground_source = models.CharField(max_length=200, blank=True)
    consent_on = models.DateField(null=True)
    consent_how = SealedText(
        subject="case_id", default="", db_column="consent_how_sealed", null=True
    )
    said_at = models.DateTimeField()
    said_by = models.CharField(max_length=64)
    until_on = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=64, blank=True)


class WarmReferral(SealedRow, TenantModel):
    """Somebody whom a bailiff brought from the door: who, by which consent, what they wish."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="warm_referrals"
    )
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    #: {"name", "phone", "street", …}
    about = SealedDocument(subject="case_id", default=dict, db_column="about_sealed", null=True)
    wish = SealedText(
        subject="case_id", default="", max_length=500, db_column="wish_sealed", null=True
    )
    consent_at = models.DateTimeField()
    consent_how = SealedText(
        subject="case_id", default="", max_length=200, db_column="consent_how_sealed", null=True
    )
    received_at = models.DateTimeField()
    brought_by = models.CharField(max_length=64, blank=True)
    own_reference = models.CharField(max_length=40, blank=True)
    due_on = models.DateField()
    called_at = models.DateTimeField(null=True)
    called_by = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "case"], name="warm_of_case"),
        ]
