# SPDX-License-Identifier: EUPL-1.2
"""Data about people that reached somebody else."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow, SealedText
from woonzeker.cases.models import Case
from woonzeker.intake.models import ArrearsSignal


class LeakKind(models.TextChoices):
    """What kind of incident it was."""

    WRONG_LINK = "wrong_link", _("een signaal bleek van iemand anders")
    WRONG_POST = "wrong_post", _("post of bericht bij de verkeerde")
    SNOOPING = "snooping", _("een collega keek zonder dat het bij het werk hoorde")
    LOST_DEVICE = "lost_device", _("een telefoon of laptop is kwijt")
    OTHER = "other", _("iets anders")


class DataLeak(SealedRow, TenantModel):
    """Data about people that reached somebody else: every one is kept (AVG art. 33 lid 5).

    Opaque ids and codes say who and what; the free words of who decided stand here alone. The row
    stays when the signal or the case goes: what is left of it says what happened, not to whom.
    """

    number = models.CharField(max_length=12)  # DL-2026-003
    kind = models.CharField(max_length=12, choices=LeakKind, default=LeakKind.WRONG_LINK)
    #: what happened, in the words of who noted it; empty when the program found it
    what = SealedText(default="", db_column="what_sealed", null=True)
    #: when it happened, as far as known
    happened_on = models.DateField(null=True)
    signal = models.ForeignKey(
        ArrearsSignal, models.SET_NULL, db_constraint=False, null=True, related_name="leaks"
    )
    case = models.ForeignKey(
        Case, models.SET_NULL, db_constraint=False, null=True, related_name="leaks"
    )
    #: opaque id of whose data it is; empty until the signal found its person
    about = models.UUIDField(null=True)
    #: opaque id of who it went to by mistake; empty when the register does not know them
    went_to = models.UUIDField(null=True)
    #: codes of outreach.rules.DataKind
    kinds = models.JSONField(default=list)
    #: [{"on", "channel", "outcome"}]: each time that something was told
    told = models.JSONField(default=list)
    first_told_on = models.DateField(null=True)
    #: why the link was reopened; empty for another kind
    reason = models.CharField(max_length=40, blank=True)
    found_at = models.DateTimeField()
    found_by = models.CharField(max_length=64)
    #: when somebody of the municipality knew, if that was before it was found here
    known_at = models.DateTimeField(null=True)
    #: the end of the term of AVG art. 33 lid 1, counted from when it was known
    report_due_at = models.DateTimeField()
    #: what was put right at once: codes
    put_right = models.JSONField(default=list)
    verdict = models.CharField(max_length=10, blank=True)
    verdict_reason = SealedText(default="", db_column="verdict_reason_sealed", null=True)
    assessed_at = models.DateTimeField(null=True)
    assessed_by = models.CharField(max_length=64, blank=True)
    #: earlier verdicts, oldest first: [{"verdict", "reason", "at", "by"}]
    earlier_verdicts = SealedDocument(default=list, db_column="earlier_verdicts_sealed", null=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.CharField(max_length=64, blank=True)
    report_reference = models.CharField(max_length=60, blank=True)
    #: why the report came after the term
    late_reason = SealedText(default="", db_column="late_reason_sealed", null=True)
    #: whether the person must be told (AVG art. 34 lid 1), and when they were
    inform = models.BooleanField(default=False)
    informed_on = models.DateField(null=True)
    #: what was done to prevent it from happening again
    measures = SealedText(default="", db_column="measures_sealed", null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="leak_number_once"),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | ~models.Q(verdict=""),
                name="leak_is_assessed_before_it_closes",
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "report_due_at"],
                condition=models.Q(closed_at=None),
                name="leak_open",
            ),
        ]
