# SPDX-License-Identifier: EUPL-1.2
"""The plan of the day of an eviction: who leads, what is known, and what was arranged."""

from __future__ import annotations

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case


class EvictionPlan(SealedRow, TenantModel):
    """Who leads on the day, by name, and what of the household the day hangs on.

    The day itself stands nowhere here: it comes from the court. Whether there are children stands
    with the conversation. Of medicines only whether somebody needs them, never which.
    """

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="eviction_plans"
    )
    #: one person, by name: of the municipality or of another organisation
    lead_name = SealedText(subject="case_id", default="", db_column="lead_name_sealed", null=True)
    lead_organisation = SealedText(
        subject="case_id", default="", db_column="lead_organisation_sealed", null=True
    )
    lead_phone = SealedText(subject="case_id", default="", db_column="lead_phone_sealed", null=True)
    #: a colleague who leads: an opaque id, empty for who works elsewhere
    lead_user = models.CharField(max_length=64, blank=True)
    lead_since = models.DateField(null=True)
    #: codes of housing.rules.known.Known
    school = models.CharField(max_length=7, default="unknown")
    pets = models.CharField(max_length=7, default="unknown")
    medicines = models.CharField(max_length=7, default="unknown")
    work = models.CharField(max_length=7, default="unknown")
    #: when somebody last asked, and which colleague
    asked_on = models.DateField(null=True)
    asked_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "case"], name="one_plan_a_case"),
        ]


class PlanItem(SealedRow, TenantModel):
    """That something is arranged for the day, by whom, or that it is not after all.

    Rows are only added and the newest of a topic counts. `for_on` is the day that it was arranged
    for: when the eviction moves, the van of the old day is not the van of the new one. Who leads
    and the place are never rows here.
    """

    plan = models.ForeignKey(
        EvictionPlan, models.CASCADE, db_constraint=False, related_name="items"
    )
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    #: a code of housing.rules.day.Topic
    topic = models.CharField(max_length=10)
    arranged = models.BooleanField(default=True)
    for_on = models.DateField()
    #: who does it, by name, and what was agreed
    arranged_by = SealedText(
        subject="case_id", default="", db_column="arranged_by_sealed", null=True
    )
    note = SealedText(subject="case_id", default="", db_column="note_sealed", null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "plan", "noted_at"], name="plan_items_of"),
        ]
