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


class SubjectKey(models.Model):
    """The key of one signal or one person: without it what was sealed for them cannot be read.

    Wrapped by a key that stands outside the database. Erasing a subject removes the row.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)
    #: id of the signal, person or other row whose secrets it opens
    subject = models.UUIDField()
    wrapped = models.BinaryField()
    #: which key outside the database wrapped it
    wrapped_by = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "subject"], name="one_key_a_subject"),
        ]
        indexes = [models.Index(fields=["wrapped_by"], name="keys_to_wrap_again")]


class Export(TenantModel):
    """People who left the system on paper or in a file: counted, and above a number by two people.

    Rows are never removed by the one who exports; free words of the reason stand here alone.
    """

    asked_at = models.DateTimeField(default=now)
    asked_by = models.CharField(max_length=64)
    #: code of the act that gives the file, and the opaque id of what it is about
    code = models.CharField(max_length=80)
    subject = models.CharField(max_length=64, blank=True)
    people = models.PositiveIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=64, blank=True)
    refused_at = models.DateTimeField(null=True)
    #: when the file was given
    taken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "asked_by", "asked_at"], name="exports_of")]
