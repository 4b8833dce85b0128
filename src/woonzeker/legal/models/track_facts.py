# SPDX-License-Identifier: EUPL-1.2
"""What stands beside a court track: fees as somebody entered them, and what changed since.

Codes, days and amounts alone: no words, no people. Rows are only added; a wrong fee is recalled, a
later answer on a change replaces an earlier one.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.legal.models.tracks import CourtTrack


class StandingFees(models.Manager["TrackFee"]):
    """The fees that nobody took back."""

    def get_queryset(self) -> models.QuerySet[TrackFee]:
        """Without what was entered wrongly."""
        return super().get_queryset().filter(recalled_at=None)


class TrackFee(TenantModel):
    """One amount that somebody asks on the way through court: a code of rules.costs.Fee.

    `cents` is empty when only its kind is known, `on` as long as it is still to come.
    """

    track = models.ForeignKey(CourtTrack, models.CASCADE, db_constraint=False, related_name="fees")
    fee = models.CharField(max_length=10)
    cents = models.PositiveBigIntegerField(null=True)
    on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=64)
    #: when it turned out to be wrong, who said so and why: a code of process.reasons
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)
    recalled_why = models.CharField(max_length=20, blank=True)

    objects = models.Manager()
    standing = StandingFees()

    class Meta:
        indexes = [models.Index(fields=["municipality", "track"], name="fee_of_track")]


class ChangeSource(models.TextChoices):
    """Who told what changed since a judgment, or from where it shows."""

    RESIDENT = "resident", _("het huishouden zelf")
    CREDITOR = "creditor", _("de schuldeiser")
    BAILIFF = "bailiff", _("de deurwaarder")
    PAPER = "paper", _("een stuk dat wij zagen")
    COLLEAGUE = "colleague", _("een collega")


class ChangedFact(TenantModel):
    """One answer on what changed since the judgment (rules.changed.Change and Answer).

    Of several on one change the last one counts.
    """

    track = models.ForeignKey(
        CourtTrack, models.CASCADE, db_constraint=False, related_name="changes"
    )
    change = models.CharField(max_length=14)
    answer = models.CharField(max_length=8)
    since_on = models.DateField(null=True)
    #: whether the judge knew it; empty when nobody knows
    judge_knew = models.BooleanField(null=True)
    source = models.CharField(max_length=10, choices=ChangeSource)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "track", "entered_at"], name="change_of_track")
        ]
