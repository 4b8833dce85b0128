# SPDX-License-Identifier: EUPL-1.2
"""Peer experts: what is asked of them, what they chose, what they found, the hours they made."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case


class PeerState(models.TextChoices):
    """What became of a request."""

    OPEN = "open", _("gevraagd")
    TAKEN = "taken", _("iemand gaat")
    DONE = "done", _("gedaan")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class PeerRequest(SealedRow, TenantModel):
    """That somebody with an own story is asked to ring at a household."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="peer_requests"
    )
    #: a worker, or a landlord through a worker
    asked_for = models.CharField(max_length=10, default="worker")
    #: what the peer expert reads before choosing: the kind of work, nobody's name or door
    about = models.JSONField(default=list)
    why = SealedText(subject="case_id", max_length=300, db_column="why_sealed", null=True)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=64)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=PeerState, default=PeerState.OPEN)
    taken_by = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField(null=True)
    #: the days on which name and address may be seen
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    report = SealedText(subject="case_id", default="", db_column="report_sealed", null=True)
    reported_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "asked_on"],
                condition=models.Q(state="open"),
                name="peer_request_open",
            ),
        ]


class PeerHours(TenantModel):
    """Time that a peer expert worked, for their pay; no household stands in it."""

    user_id = models.CharField(max_length=64)
    worked_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=20)  # visit, waiting, travel, meeting, other
    recorded_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=64, blank=True)
