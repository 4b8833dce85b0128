# SPDX-License-Identifier: EUPL-1.2
"""What the interface remembers of requests: the answer that was given, and how many there were."""

from __future__ import annotations

import uuid

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow
from woonzeker.organisations.models import Partner


class KeptAnswer(SealedRow, TenantModel):
    """A request of a partner with a key of its own, and the answer it got: given again when asked.

    Without `status` it is at work now, by `holder`. The key of the partner is kept as a digest;
    what was asked as a keyed one, to compare with.
    """

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    key_hash = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    holder = models.UUIDField(default=uuid.uuid4)
    began_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True)
    #: {"body": …, "headers": {…}}
    answer = SealedDocument(default=dict, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "partner", "key_hash"], name="answer_kept_once"
            ),
        ]
        indexes = [models.Index(fields=["municipality", "began_at"], name="answers_by_age")]


class CallCount(models.Model):
    """How many calls a system of a partner made in a minute."""

    #: id of the system or key, which says nothing of whose it is
    caller = models.CharField(max_length=64)
    minute = models.DateTimeField()
    calls = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["caller", "minute"], name="calls_counted_once"),
        ]
