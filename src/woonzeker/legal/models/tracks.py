# SPDX-License-Identifier: EUPL-1.2
"""The court track: one creditor's claim on one ground, and what happened on it.

No day stands here that can be reckoned from another one: what comes next is told by the rules.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case
from woonzeker.legal.models.messages import CourtMessage
from woonzeker.organisations.models import Partner


class SaidBy(models.TextChoices):
    """Who told of an event."""

    BAILIFF = "bailiff", _("de deurwaarder")
    COURT = "court", _("de rechtbank")
    CREDITOR = "creditor", _("de schuldeiser")
    RESIDENT = "resident", _("de inwoner")
    COLLEAGUE = "colleague", _("een collega")


class CourtTrack(SealedRow, TenantModel):
    """One claim in one case: whose, and on which ground (a code of rules.track.ClaimGround).

    A creditor that nobody named yet is empty: who it is can be said later, once.
    """

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="court_tracks")
    creditor_partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    #: the creditor as somebody wrote it, when it is no partner here: may be somebody's own name
    creditor = SealedText(subject="case_id", default="", db_column="creditor_sealed", null=True)
    ground = models.CharField(max_length=12)
    opened_at = models.DateTimeField()
    #: who opened it: an opaque id, empty for a message
    opened_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "creditor_partner", "ground"],
                name="one_track_a_claim",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "case"], name="track_of_case")]


class CountingEvents(models.Manager["TrackEvent"]):
    """The events that nobody took back: where a track stands rests on these alone."""

    def get_queryset(self) -> models.QuerySet[TrackEvent]:
        """Without what was entered wrongly."""
        return super().get_queryset().filter(recalled_at=None)


class TrackEvent(TenantModel):
    """One event, as rules.track.TrackEvent takes it. Rows are only added; a wrong one is recalled.

    Codes, days and amounts alone: no words, no people.
    """

    track = models.ForeignKey(
        CourtTrack, models.CASCADE, db_constraint=False, related_name="events"
    )
    #: a code of rules.track.Occurrence, the day on which it happened, and the day it is about
    kind = models.CharField(max_length=14)
    on = models.DateField()
    day_on = models.DateField(null=True)
    at = models.TimeField(null=True)
    court = models.CharField(max_length=80, blank=True)
    #: of a judgment: a code of rules.Judgment, and what is known of it
    judgment = models.CharField(max_length=12, blank=True)
    by_default = models.BooleanField(null=True)
    at_once = models.BooleanField(null=True)
    in_short = models.BooleanField(default=False)
    costs_cents = models.PositiveBigIntegerField(null=True)
    #: whether a bailiff handed it to the tenant personally
    in_person = models.BooleanField(null=True)
    told_on = models.DateField()
    message = models.ForeignKey(
        CourtMessage, models.CASCADE, db_constraint=False, null=True, related_name="events"
    )
    said_by = models.CharField(max_length=10, choices=SaidBy)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=64, blank=True)
    #: when it turned out to be wrong, who said so and why: a code of process.reasons
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)
    recalled_why = models.CharField(max_length=20, blank=True)
    #: the row that this one stands in for: what a message told was put on another claim first
    moved_from = models.ForeignKey(
        "self", models.CASCADE, db_constraint=False, null=True, related_name="moved_to"
    )
    #: what it started in its case and its planning: codes, days and opaque ids; of what came in a
    #: message that stands with the message
    started = models.JSONField(null=True)

    objects = models.Manager()
    counting = CountingEvents()

    @property
    def first_id(self) -> str:
        """The id by which what it tells is known: that of the first row, wherever it stood."""
        return str(self.moved_from_id or self.pk)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="track_event_judged_or_not",
                condition=models.Q(kind="judged") ^ models.Q(judgment=""),
            ),
            models.UniqueConstraint(
                fields=["municipality", "message"],
                condition=models.Q(recalled_at=None),
                name="one_standing_event_a_message",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "track", "entered_at"], name="event_of_track")
        ]
