# SPDX-License-Identifier: EUPL-1.2
"""What a landlord keeps against somebody: a signalling list, a refused statement.

Only what a corporation itself reported or a resident showed. Nobody can search these rows by name,
and nothing tells them to anybody else.
"""

from __future__ import annotations

from django.db import models

from woonzeker.access.sealed import SealedText
from woonzeker.housing.models.roof import Noted


class ListedName(Noted):
    """How a listing stands from `on`; rows of one listing share a number, the last one counts."""

    series = models.UUIDField()
    corporation = SealedText(
        subject="case_id", default="", max_length=120, db_column="corporation_sealed", null=True
    )
    list_name = models.CharField(max_length=80)
    source = models.CharField(max_length=11)
    since_on = models.DateField()
    until_on = models.DateField(null=True)
    #: a code of rules.listing.ListGround; some say something of a crime (AVG art. 10)
    ground = models.CharField(max_length=10)
    told = models.CharField(max_length=7)
    weighed = models.CharField(max_length=7)
    objection = models.CharField(max_length=9)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="listed_of_case")]


class StatementStep(Noted):
    """How a landlord's statement stands from `on`; rows of one share a number, the last counts."""

    series = models.UUIDField()
    landlord = SealedText(
        subject="case_id", default="", max_length=120, db_column="landlord_sealed", null=True
    )
    state = models.CharField(max_length=11)
    why = models.CharField(max_length=8)
    #: codes of rules.statement.Promise, and whether the resident lets a new landlord hear them
    promises = models.JSONField(default=list)
    agreed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="statement_of_case")]
