# SPDX-License-Identifier: EUPL-1.2
"""Answers as told, those that wait for a person, consents of residents, and pauses asked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.cases.models import Case
from woonzeker.intake.models import ArrearsSignal
from woonzeker.organisations.models import Partner


class ToldAnswer(TenantModel):
    """One answer as a partner could see it from a moment on. Rows are only ever added.

    `signal` is the opaque id alone: the row proves what was told after the signal is forgotten.
    """

    signal = models.UUIDField()
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    #: the first answer to a signal is 1
    number = models.PositiveIntegerField()
    #: feedback.rules.answers.AnswerCode
    code = models.CharField(max_length=20)
    #: reached, help_accepted or help_declined; empty without a ground or consent
    item = models.CharField(max_length=20, blank=True)
    #: the day that the partner sees beside it
    on = models.DateField()
    told_on = models.DateField()
    told_at = models.DateTimeField()
    #: feedback.rules.answers.Basis
    basis = models.CharField(max_length=10)
    #: reopened, when this follows an answer after which nothing would
    reason = models.CharField(max_length=10, blank=True)
    told_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "signal", "number"], name="told_in_order"
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "partner", "told_at"], name="told_to_partner"),
        ]


class ReleaseState(models.TextChoices):
    """How far an answer is that only a person gives."""

    WAITS = "waits", _("wacht op vrijgeven")
    RELEASED = "released", _("vrijgegeven")
    WITHHELD = "withheld", _("niet vrijgegeven: het klopt niet")


class HandedHow(models.TextChoices):
    """How a signal went on to the municipality where somebody lives now."""

    PHONE = "phone", _("telefonisch")
    SECURE_MAIL = "secure_mail", _("met beveiligde mail")
    HERE = "here", _("in dit systeem, zoals aangeleverd")


class AnswerRelease(TenantModel):
    """An answer about a death or a departure: who tried to reach somebody, and released it.

    A move out is handed over to the other municipality; what stays is to which, how and by whom.
    """

    signal = models.OneToOneField(
        ArrearsSignal, models.CASCADE, db_constraint=False, related_name="release"
    )
    #: deceased or not_resident
    code = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=ReleaseState, default=ReleaseState.WAITS)
    asked_on = models.DateField()
    due_on = models.DateField()
    #: how and when somebody tried to reach them: phone, email, letter, visit
    tried_how = models.CharField(max_length=10, blank=True)
    tried_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)
    #: the municipality that helps from now on, by name
    handed_to = models.CharField(max_length=100, blank=True)
    handed_how = models.CharField(max_length=12, choices=HandedHow, blank=True)
    handed_on = models.DateField(null=True)
    handed_by = models.CharField(max_length=64, blank=True)
    #: code of the municipality where it was to be placed here, and when that was done
    placed_in = models.CharField(max_length=4, blank=True)
    placed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "due_on"],
                condition=models.Q(state="waits"),
                name="release_waits",
            ),
        ]


class AnswerConsent(TenantModel):
    """That a resident agrees that one partner hears one thing, until a day or until they do not."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="consents")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    #: feedback.rules.policy.Item
    item = models.CharField(max_length=20)
    from_on = models.DateField()
    until_on = models.DateField()
    #: how it was asked: talk, phone, letter or page
    asked_how = models.CharField(max_length=10)
    asked_by = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="consent_of_case")]


class PauseAnswer(models.TextChoices):
    """What a partner says to the request to wait with collecting."""

    PAUSED = "paused", _("gepauzeerd")
    NOT = "not", _("niet gepauzeerd")


class CollectionPause(TenantModel):
    """That a partner is asked not to collect for some days, because help was accepted."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="pauses")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    from_on = models.DateField()
    until_on = models.DateField()
    explanation = models.CharField(max_length=200)
    #: ground or consent
    basis = models.CharField(max_length=10)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    #: from this day on it no longer holds, when somebody ended it before its end
    ended_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=64, blank=True)
    answer = models.CharField(max_length=8, choices=PauseAnswer, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=64, blank=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "case"], name="pause_of_case"),
            models.Index(fields=["municipality", "partner", "until_on"], name="pause_of_partner"),
        ]
