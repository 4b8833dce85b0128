# SPDX-License-Identifier: EUPL-1.2
"""Who goes to a hearing, with which file; what a household lets the court hear; a calendar key.

The day, hour and court of a hearing stand in the events of its track, never here.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow, SealedText
from woonzeker.cases.models import Case
from woonzeker.legal.models.tracks import CourtTrack, TrackEvent


class HearingPlan(SealedRow, TenantModel):
    """One hearing as the municipality prepares it: who goes, and the file that was made for it.

    It is known by the event that first told of it, so that it stays the same when its day moves.
    """

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="hearing_plans"
    )
    track = models.ForeignKey(
        CourtTrack, models.CASCADE, db_constraint=False, related_name="hearing_plans"
    )
    event = models.ForeignKey(TrackEvent, models.CASCADE, db_constraint=False, related_name="+")
    #: opaque ids of colleagues
    attendants = models.JSONField(default=list)
    file_made_at = models.DateTimeField(null=True)
    file_made_by = models.CharField(max_length=64, blank=True)
    #: which parts went along, and whether the rent of now is paid: {"parts", "rent", "rent_since"}
    file = SealedDocument(subject="case_id", default=dict, db_column="file_sealed", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "event"], name="one_plan_a_hearing"),
        ]
        indexes = [
            models.Index(fields=["municipality", "track"], name="hearing_plan_of_track"),
            models.Index(fields=["municipality", "case"], name="hearing_plan_of_case"),
        ]


class ForMunicipality(models.TextChoices):
    """Whether somebody was at a hearing for the municipality."""

    THERE = "there", _("er was iemand van de gemeente")
    NOT_THERE = "not_there", _("er was niemand van de gemeente")


class ResidentCame(models.TextChoices):
    """Whether the household came to a hearing."""

    CAME = "came", _("kwam zelf")
    SENT = "sent", _("liet zich vertegenwoordigen")
    WROTE = "wrote", _("kwam niet, antwoordde schriftelijk")
    ABSENT = "absent", _("kwam niet")
    UNKNOWN = "unknown", _("niet bekend")


class HearingNote(TenantModel):
    """Who was at a hearing, in codes. Rows are only added: of several the last one counts."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="hearing_notes"
    )
    plan = models.ForeignKey(HearingPlan, models.CASCADE, db_constraint=False, related_name="notes")
    municipality_was = models.CharField(max_length=10, choices=ForMunicipality)
    resident_was = models.CharField(max_length=8, choices=ResidentCame)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["municipality", "plan"], name="note_of_hearing")]


class CourtConsent(SealedRow, TenantModel):
    """That a household said yes to one part of the file for the court: which, when and how."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="court_consents"
    )
    #: a code of rules.hearing.Part that asks for consent
    part = models.CharField(max_length=12)
    given_on = models.DateField()
    how = SealedText(
        subject="case_id", default="", max_length=200, db_column="how_sealed", null=True
    )
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=64)
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "part"],
                condition=models.Q(ended_on=None),
                name="one_consent_a_part",
            ),
        ]


class CalendarKey(TenantModel):
    """With what a colleague's own calendar reads their hearings here; only its hash is kept.

    One at a time for each colleague: a new one replaces it, ending it takes it away.
    """

    user_id = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ends_on = models.DateField()
    used_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "user_id"], name="one_calendar_key"),
            models.UniqueConstraint(fields=["municipality", "token_hash"], name="calendar_by_key"),
        ]
