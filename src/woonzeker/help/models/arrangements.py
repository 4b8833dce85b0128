# SPDX-License-Identifier: EUPL-1.2
"""What was agreed on paying, whether it holds, and money of the municipality that averts worse."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case
from woonzeker.help.models.money import Debt


class ArrangementKind(models.TextChoices):
    """How the money goes."""

    INSTALMENTS = "instalments", _("in termijnen")
    PAID_ON = "paid_on", _("vaste lasten doorbetaald van de uitkering")
    QUICK_FIX = "quick_fix", _("opgelost binnen 30 dagen")


class ArrangementState(models.TextChoices):
    """How far an arrangement is."""

    PROPOSED = "proposed", _("voorgesteld")
    RUNNING = "running", _("loopt")
    PAUSED = "paused", _("gepauzeerd")
    KEPT = "kept", _("nagekomen")
    BROKEN = "broken", _("gestopt, niet nagekomen")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class Rhythm(models.TextChoices):
    """How often somebody gets paid, and so pays."""

    MONTH = "maand", _("elke maand")
    FOUR_WEEKS = "vierweken", _("elke vier weken")
    WEEK = "week", _("elke week")


class Arrangement(TenantModel):
    """One arrangement with one or more creditors, on the resident's own pay day; whole cents."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="arrangements")
    kind = models.CharField(max_length=12, choices=ArrangementKind)
    state = models.CharField(
        max_length=10, choices=ArrangementState, default=ArrangementState.PROPOSED
    )
    #: the ground of paying on from the benefit, a code of help.rules; empty for another kind
    ground = models.CharField(max_length=20, blank=True)
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.MONTH)
    #: day of the month (1 to 31), or of the week (1 is Monday)
    pay_day = models.PositiveSmallIntegerField()
    first_on = models.DateField()
    total_cents = models.PositiveBigIntegerField()
    instalment_cents = models.PositiveIntegerField()
    #: the room a month that it was held against, in cents
    room_cents = models.IntegerField(null=True)
    made_on = models.DateField()
    made_by = models.CharField(max_length=64)
    agreed_on = models.DateField(null=True)
    paused_until = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="arrangement_of_case")]


class ArrangementDebt(TenantModel):
    """A debt that an arrangement is about, its part of each instalment, and the creditor's yes."""

    arrangement = models.ForeignKey(
        Arrangement, models.CASCADE, db_constraint=False, related_name="debts"
    )
    debt = models.ForeignKey(Debt, models.CASCADE, db_constraint=False, related_name="arranged")
    total_cents = models.PositiveBigIntegerField()
    agreed_on = models.DateField(null=True)
    refused_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "arrangement", "debt"], name="debt_arranged_once"
            ),
        ]


class InstalmentState(models.TextChoices):
    """How an instalment stands; late is asked about kindly before it is anything else."""

    EXPECTED = "expected", _("verwacht")
    PAID = "paid", _("betaald")
    ASKED = "asked", _("betaling niet gezien, we vroegen ernaar")
    MISSED = "missed", _("niet betaald")
    POSTPONED = "postponed", _("uitgesteld")
    WAIVED = "waived", _("kwijtgescholden")


class Instalment(TenantModel):
    """One payment that is expected on a day, to one creditor, in whole cents."""

    arrangement = models.ForeignKey(
        Arrangement, models.CASCADE, db_constraint=False, related_name="instalments"
    )
    debt = models.ForeignKey(Debt, models.CASCADE, db_constraint=False, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    amount_cents = models.PositiveIntegerField()
    paid_cents = models.PositiveIntegerField(default=0)
    paid_on = models.DateField(null=True)
    #: who said so: partner, resident, worker
    heard_from = models.CharField(max_length=10, blank=True)
    state = models.CharField(
        max_length=10, choices=InstalmentState, default=InstalmentState.EXPECTED
    )
    asked_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "arrangement", "debt", "number"], name="instalment_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "due_on"],
                condition=models.Q(state__in=["expected", "asked"]),
                name="instalment_awaited",
            ),
        ]


class Payment(SealedRow, TenantModel):
    """One piece of news that something was paid; it can be taken back with a reason.

    `parts`: [{"instalment", "cents"}], how it was divided over what was expected.
    """

    arrangement = models.ForeignKey(
        Arrangement, models.CASCADE, db_constraint=False, related_name="payments"
    )
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    #: the debt it was said to be for; empty for what is due first
    debt = models.ForeignKey(Debt, models.CASCADE, db_constraint=False, null=True, related_name="+")
    cents = models.PositiveIntegerField()
    paid_on = models.DateField()
    #: who said so: partner, resident, worker
    heard_from = models.CharField(max_length=10)
    parts = models.JSONField(default=list)
    #: of the form it was filled in on: what is sent twice counts once
    form_key = models.UUIDField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=64, blank=True)
    undone_why = SealedText(
        subject="case_id", max_length=300, default="", db_column="undone_why_sealed", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "form_key"], name="payment_sent_once"),
        ]
        indexes = [models.Index(fields=["municipality", "arrangement"], name="payment_of_deal")]


class ArrangementChange(SealedRow, TenantModel):
    """Tailor-made: a pause, a later day, a discount, costs that were waived; with the reason."""

    arrangement = models.ForeignKey(
        Arrangement, models.CASCADE, db_constraint=False, related_name="changes"
    )
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=12)  # pause, resume, postpone, discount, waive_costs, repair
    cents = models.BigIntegerField(default=0)
    until_on = models.DateField(null=True)
    why = SealedText(subject="case_id", max_length=300, db_column="why_sealed", null=True)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=64)


class BudgetState(models.TextChoices):
    """How far a request for tailor-made budget is."""

    ASKED = "asked", _("aangevraagd")
    GRANTED = "granted", _("toegekend")
    REFUSED = "refused", _("afgewezen")
    PAID = "paid", _("betaald")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class BudgetRequest(SealedRow, TenantModel):
    """Money of the municipality for one household (maatwerkbudget); a second person decides."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="budgets")
    amount_cents = models.PositiveIntegerField()
    paid_to = models.CharField(max_length=120)
    what_for = models.CharField(max_length=20)  # a code of help.rules
    why = SealedText(subject="case_id", max_length=500, db_column="why_sealed", null=True)
    state = models.CharField(max_length=10, choices=BudgetState, default=BudgetState.ASKED)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=64)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)
    verdict = SealedText(subject="case_id", default="", db_column="verdict_sealed", null=True)
    paid_on = models.DateField(null=True)
    #: why money that was granted was not needed after all
    withdrawn_why = SealedText(
        subject="case_id", default="", db_column="withdrawn_why_sealed", null=True
    )
    withdrawn_on = models.DateField(null=True)
    #: what it brought, a code of help.rules, looked at some weeks later
    effect = models.CharField(max_length=20, blank=True)
    effect_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "decided_on"], name="budget_of_year")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(decided_by=models.F("asked_by")) | models.Q(decided_by=""),
                name="budget_decided_by_another",
            ),
        ]
