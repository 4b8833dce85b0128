# SPDX-License-Identifier: EUPL-1.2
"""What is known for a roof after it: contract, urgency, registration, home, and where people are.

Every row is something that somebody said or showed on a day. Rows are only added: the last one
counts, and one that was wrong is recalled.
"""

from __future__ import annotations

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case


class Noted(SealedRow, TenantModel):
    """Something that was told or seen of a household on a day, who said it and who wrote it."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    on = models.DateField()
    told_by = SealedText(subject="case_id", default="", db_column="told_by_sealed", null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    #: when it turned out to be wrong, who said so and why: a code of process.reasons
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)
    recalled_why = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True


class ContractWanted(Noted):
    """The contract that is looked for: a code of rules.contracts, and why it is not one's own."""

    kind = models.CharField(max_length=14)
    why_not_own = models.CharField(max_length=14, blank=True)
    own_by_on = models.DateField(null=True)
    #: whether they cannot get a home without urgency
    urgency_needed = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="wanted_of_case")]


class PartStanding(Noted):
    """How one part of living somewhere again stands: codes of rules.rehousing."""

    part = models.CharField(max_length=12)
    standing = models.CharField(max_length=10)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="part_of_case")]


class UrgencyStep(Noted):
    """A step of a request for urgency: codes of rules.urgency; until when it holds if granted."""

    category = models.CharField(max_length=12)
    state = models.CharField(max_length=10)
    until_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="urgency_of_case")]


class RegisteredAt(Noted):
    """From `on` registered at a home or a post address; `until_on` is the first day without."""

    kind = models.CharField(max_length=4)
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="registered_some_days",
                condition=models.Q(until_on=None) | models.Q(until_on__gt=models.F("on")),
            )
        ]
        indexes = [models.Index(fields=["municipality", "case"], name="registered_of_case")]


class HomeFound(Noted):
    """Where the household lives from `on`: on what contract, until when, and whether it fits."""

    kind = models.CharField(max_length=14)
    until_on = models.DateField(null=True)
    fits = models.BooleanField()
    registered = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="home_of_case")]


class WhereReading(Noted):
    """Where the people were on a day: a code of rules.ethos; 'unknown' is an answer too."""

    where = models.CharField(max_length=16)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case", "on"], name="where_of_case")]
