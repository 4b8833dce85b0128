# SPDX-License-Identifier: EUPL-1.2
"""Letting somebody else keep the money: the list of the college, who signed it, what runs.

The words of the list are written for who signs and for the court.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow, SealedText
from woonzeker.cases.models import Case


class RequestProgress(models.TextChoices):
    """How far a request of the college is."""

    DRAFT = "draft", _("in voorbereiding")
    SENT = "sent", _("naar de rechtbank")
    GRANTED = "granted", _("toegewezen")
    REFUSED = "refused", _("afgewezen")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class BewindRequest(SealedRow, TenantModel):
    """The list of proportionality of one request of the college; `version` rises with a change."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="bewind_requests"
    )
    version = models.PositiveIntegerField(default=1)
    #: a code of the law, and the day on which it became known that the home will be lost
    ground = models.CharField(max_length=60, blank=True)
    threatened_on = models.DateField(null=True)
    #: code of a step → its day; code of a means → {"weighed", "on"}; codes of harms
    steps = models.JSONField(default=dict)
    means = models.JSONField(default=dict)
    harms = models.JSONField(default=list)
    #: when the resident was heard, or [[day, channel]] of each try
    heard_on = models.DateField(null=True)
    tries = models.JSONField(default=list)
    #: code of a means → why it is not enough
    means_words = SealedDocument(
        subject="case_id", default=dict, db_column="means_words_sealed", null=True
    )
    resident_words = SealedText(
        subject="case_id", default="", db_column="resident_words_sealed", null=True
    )
    harm_words = SealedText(subject="case_id", default="", db_column="harm_words_sealed", null=True)
    term_words = SealedText(subject="case_id", default="", db_column="term_words_sealed", null=True)
    state = models.CharField(max_length=10, choices=RequestProgress, default=RequestProgress.DRAFT)
    changed_on = models.DateField()
    sent_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    made_on = models.DateField()
    made_by = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="bewind_asked_for")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case"],
                condition=models.Q(state__in=["draft", "sent"]),
                name="one_bewind_request",
            ),
        ]


class BewindSignature(SealedRow, TenantModel):
    """That somebody signed one version of a list, or said why not. Rows are only added."""

    request = models.ForeignKey(
        BewindRequest, models.CASCADE, db_constraint=False, related_name="signatures"
    )
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    version = models.PositiveIntegerField()
    agrees = models.BooleanField()
    why = SealedText(
        subject="case_id", max_length=500, default="", db_column="why_sealed", null=True
    )
    role = models.CharField(max_length=20)
    signed_on = models.DateField()
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "request", "version", "signed_by"],
                name="bewind_signed_once",
            ),
        ]


class Bewind(SealedRow, TenantModel):
    """Bewind or income management: a wish of the resident first, or what a court decided."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="bewinden")
    #: a code of legal.rules.bewind
    kind = models.CharField(max_length=20)
    #: the request of the college that it came from; empty for the resident's own choice
    request = models.ForeignKey(
        BewindRequest, models.CASCADE, db_constraint=False, null=True, related_name="bewinden"
    )
    explained_on = models.DateField(null=True)
    wished_on = models.DateField(null=True)
    resident_signed_on = models.DateField(null=True)
    begins_on = models.DateField(null=True)
    said_until = models.DateField(null=True)
    keeper = SealedText(
        subject="case_id", max_length=120, default="", db_column="keeper_sealed", null=True
    )
    #: whether the municipality told the court that it advises, and the days of that
    signed_up = models.BooleanField(default=False)
    told_on = models.DateField(null=True)
    plan_on = models.DateField(null=True)
    advised_on = models.DateField(null=True)
    wants_out_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    made_on = models.DateField()
    made_by = models.CharField(max_length=64)
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="bewind_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("begins_on")),
                name="bewind_ends_after_it_began",
            ),
        ]


class BewindEvaluation(SealedRow, TenantModel):
    """One look at whether it must go on: it ends, unless somebody argued why not yet."""

    bewind = models.ForeignKey(
        Bewind, models.CASCADE, db_constraint=False, related_name="evaluations"
    )
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    held_on = models.DateField()
    go_on = models.BooleanField(default=False)
    #: when the resident said what they want, and what
    resident_on = models.DateField(null=True)
    resident_words = SealedText(
        subject="case_id", default="", db_column="resident_words_sealed", null=True
    )
    why = SealedText(subject="case_id", default="", db_column="why_sealed", null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "bewind"], name="bewind_looked_at")]
