# SPDX-License-Identifier: EUPL-1.2
"""The financial overview of a household: what comes in, goes out, is owed and is due to it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow, SealedText
from woonzeker.cases.models import Case
from woonzeker.organisations.models import Partner


class Overview(SealedRow, TenantModel):
    """Income, fixed costs and reserves of a household on a day; a new version replaces none.

    `lines`: {"income": [{"what", "cents", "rhythm"}], "costs": [...], "reserves": [{"what",
    "cents"}]} with rhythm maand, vierweken, week, jaar.
    """

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="overviews")
    version = models.PositiveIntegerField()
    made_on = models.DateField()
    made_by = models.CharField(max_length=64)
    lines = SealedDocument(subject="case_id", default=dict, db_column="lines_sealed", null=True)
    #: beslagvrije voet in cents a month: entered from an official tool, with the day it was made
    protected_cents = models.PositiveIntegerField(null=True)
    protected_on = models.DateField(null=True)
    #: what it was worked out with, as the worker wrote it down
    protected_source = models.CharField(max_length=80, blank=True)
    #: income or adults changed since it was worked out, so that it has to be worked out again
    protected_outdated = models.BooleanField(default=False)
    adults = models.PositiveSmallIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "version"], name="overview_version_once"
            ),
        ]


class DebtState(models.TextChoices):
    """How a debt stands."""

    OPEN = "open", _("staat open")
    ARRANGED = "arranged", _("er loopt een regeling")
    PAID = "paid", _("betaald")
    WAIVED = "waived", _("kwijtgescholden")
    DISPUTED = "disputed", _("wordt betwist")


class Debt(SealedRow, TenantModel):
    """One debt of a household: the principal and the costs that were added, in whole cents."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="debts")
    #: the partner that reported it, when one did
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    creditor = models.CharField(max_length=120)
    sector = models.CharField(max_length=10, blank=True)
    principal_cents = models.PositiveBigIntegerField()
    costs_cents = models.PositiveBigIntegerField(default=0)
    #: the day on which the costs were added: the scale of that day holds
    costs_on = models.DateField(null=True)
    #: whether the creditor may add VAT to them
    costs_with_vat = models.BooleanField(default=False)
    #: the principal the costs were charged over, in cents; a discount or payment leaves it
    costs_over_cents = models.PositiveBigIntegerField(default=0)
    #: how many terms of a running agreement they were charged over; 0 when it is none
    costs_terms = models.PositiveSmallIntegerField(default=0)
    #: whether there was a letter with fourteen days to pay without costs: yes, no, or not known
    costs_letter = models.CharField(max_length=3, blank=True)
    #: what goes to the creditor every month beside the debt, in cents; 0 when nothing does
    monthly_cents = models.PositiveIntegerField(default=0)
    #: what is repaid of it every month already, agreed without us, in cents
    repaid_cents = models.PositiveIntegerField(default=0)
    #: the customer number and the amount in cents of the report it was taken over from
    account = models.CharField(max_length=40, blank=True)
    reported_cents = models.PositiveBigIntegerField(null=True)
    reference = SealedText(subject="case_id", default="", db_column="reference_sealed", null=True)
    state = models.CharField(max_length=10, choices=DebtState, default=DebtState.OPEN)
    noted_on = models.DateField()
    noted_by = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="debt_of_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "partner", "account"],
                condition=models.Q(reported_cents__isnull=False),
                name="debt_taken_over_once",
            ),
        ]


class RightState(models.TextChoices):
    """Whether a household uses what it may have a right to."""

    UNKNOWN = "unknown", _("nog niet nagegaan")
    HAS = "has", _("heeft het")
    TO_ASK = "to_ask", _("gaat het aanvragen")
    ASKED = "asked", _("aangevraagd")
    GRANTED = "granted", _("toegekend")
    NONE = "none", _("geen recht")


class RightCheck(TenantModel):
    """That somebody looked whether a household has a right to a scheme, national or local."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="rights")
    #: a code of help/schemes.yaml or of a local scheme in the wayfinder
    scheme = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=RightState)
    checked_on = models.DateField()
    checked_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "scheme"], name="right_checked_once"
            ),
        ]


class WayfinderEntry(TenantModel):
    """A local organisation or scheme: who helps with what. No resident stands in it."""

    name = models.CharField(max_length=120)
    #: codes of help.rules: schulden, juridisch, onafhankelijk, buurtteam, huisarts, voedsel, …
    kinds = models.JSONField(default=list)
    what = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    open_when = models.CharField(max_length=200, blank=True)
    languages = models.JSONField(default=list)
    #: a local scheme that the checklist of rights asks about
    is_scheme = models.BooleanField(default=False)
    checked_on = models.DateField()
    changed_by = models.CharField(max_length=64)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "name"], name="wayfinder_by_name")]
