# SPDX-License-Identifier: EUPL-1.2
"""What every walled row has, and the line that remembers each act."""

from __future__ import annotations

import uuid

from django.db import models

from woonzeker.access.clock import now
from woonzeker.access.tenancy import current_municipality


class TenantModel(models.Model):
    """A row of one municipality; the database shows it to that municipality alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)

    class Meta:
        abstract = True


class AuditLine(models.Model):
    """Who did or saw what about which subject, when and on which ground. Only ever added.

    It holds codes and opaque ids, never names: the line outlives the data it speaks of.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)
    at = models.DateTimeField(default=now, editable=False)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.CharField(max_length=64)
    roles = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=80)
    basis = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=64, blank=True)
    count = models.PositiveIntegerField(default=1)
    refused = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["municipality", "subject", "at"], name="audit_by_subject")]
