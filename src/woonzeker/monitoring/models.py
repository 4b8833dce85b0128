# SPDX-License-Identifier: EUPL-1.2
"""What was delivered to the national statistics, never of whom, and what is being fetched."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel


class Road(models.TextChoices):
    """How a delivery left."""

    FILE = "file", _("bestand vanaf de opdrachtregel")
    PAGE = "page", _("bestand van de bladzijde")
    PULL = "pull", _("opgehaald door het CBS")


class Delivered(TenantModel):
    """One delivery: its days, who made it, its counts and the digest of what left.

    `page` counts from 1 within one that was fetched in parts.
    """

    road = models.CharField(max_length=5, choices=Road)
    from_on = models.DateField()
    to_on = models.DateField()
    page = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    signals = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()
    #: signals that could not be given because nothing says who they are about
    left_out = models.PositiveIntegerField(default=0)
    #: SHA-256 of what left, in hexadecimal digits
    sha256 = models.CharField(max_length=64)
    #: code of a kind of lack → how often
    incomplete = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-made_at"], name="delivered_newest")]


class PullList(TenantModel):
    """The signals of a period in the order of the pages in which they are fetched.

    Made when somebody comes for the first page, so that what is written meanwhile moves nothing
    from one page to another. Opaque ids alone; the night after they are destroyed.
    """

    from_on = models.DateField()
    to_on = models.DateField()
    made_at = models.DateTimeField()
    signals = ArrayField(models.UUIDField())
    #: beside each signal the household's month of which it is the first in this order
    firsts = ArrayField(models.UUIDField(null=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "from_on", "to_on"], name="pull_list_once"
            ),
        ]
