# SPDX-License-Identifier: EUPL-1.2
"""Living on under conditions: what was agreed, who signed, what was seen, and what a breach led to.

What was agreed never changes: what was entered wrongly is taken back and made anew. Which months
there are, until when it runs and how a breach stands is counted from these rows by the rules.
"""

from __future__ import annotations

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case
from woonzeker.organisations.models import Partner
from woonzeker.outreach.models import ContactAttempt, Letter


class Agreement(SealedRow, TenantModel):
    """One agreement under which somebody goes on living somewhere; it ends once.

    `first_on`: where an earlier one on this home went before, the first day of that. `due_day`: the
    day of the month on which the rent is due. `in_spite_of`: what was open when it ended all the
    same, as codes of safeguards.
    """

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=24)
    begins_on = models.DateField()
    said_until = models.DateField(null=True)
    first_on = models.DateField(null=True)
    conditions = models.JSONField(default=list)
    due_day = models.PositiveSmallIntegerField()
    #: the other party, where that is an organisation we know
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, related_name="+")
    follows = models.ForeignKey(
        "self", models.CASCADE, db_constraint=False, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    informed_on = models.DateField(null=True)
    #: ISO 639-1 of the language in which it was explained
    informed_language = models.CharField(max_length=3, blank=True)
    #: the day on which the resident asked for bewind themselves
    bewind_own_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    how = models.CharField(max_length=16, blank=True)
    contract_on = models.DateField(null=True)
    others_stay = models.BooleanField(null=True)
    by_party = models.BooleanField(null=True)
    eviction = models.BooleanField(null=True)
    goal_reached = models.BooleanField(null=True)
    in_spite_of = models.JSONField(default=list)
    why = SealedText(
        subject="case_id", max_length=500, default="", db_column="why_sealed", null=True
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=64, blank=True)
    #: entered by mistake, and taken back
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case"],
                condition=models.Q(ended_on=None, recalled_at=None),
                name="one_agreement_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None, how="")
                | (models.Q(ended_on__isnull=False) & ~models.Q(how="")),
                name="agreement_ended_somehow",
            ),
            models.CheckConstraint(
                condition=models.Q(said_until=None)
                | models.Q(said_until__gte=models.F("begins_on")),
                name="agreement_ends_after_begin",
            ),
            models.CheckConstraint(
                condition=models.Q(due_day__gte=1, due_day__lte=31), name="agreement_due_day"
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "case"], name="agreement_of_case"),
        ]


class AgreementSignature(TenantModel):
    """That a party signed, or that a judge decided; taken back when it was noted wrongly."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, db_constraint=False, related_name="signatures"
    )
    party = models.CharField(max_length=12)
    signed_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "agreement", "party"],
                condition=models.Q(recalled_at=None),
                name="party_signs_once",
            ),
        ]


class ConditionLook(TenantModel):
    """That somebody looked at a condition in one month, and what they saw; the last look counts."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, db_constraint=False, related_name="looks"
    )
    condition = models.CharField(max_length=12)
    due_on = models.DateField()
    seen = models.CharField(max_length=10)
    #: who told it: partner, resident, keeper, worker
    told_by = models.CharField(max_length=10)
    looked_on = models.DateField()
    looked_at = models.DateTimeField()
    looked_by = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "agreement", "due_on"], name="look_of_month"),
        ]


class Breach(TenantModel):
    """A condition that was not kept in one month; what was done about it stands in its steps."""

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, db_constraint=False, related_name="breaches"
    )
    condition = models.CharField(max_length=12)
    due_on = models.DateField()
    found_on = models.DateField()
    found_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "agreement", "condition", "due_on"],
                name="one_breach_a_month",
            ),
        ]


class BreachStep(TenantModel):
    """One thing that happened with a breach, on a day, and the contact or letter that shows it."""

    breach = models.ForeignKey(Breach, models.CASCADE, db_constraint=False, related_name="steps")
    #: helped, refused, repaired, told
    step = models.CharField(max_length=10)
    on = models.DateField()
    contact = models.ForeignKey(
        ContactAttempt, models.CASCADE, db_constraint=False, null=True, related_name="+"
    )
    letter = models.ForeignKey(
        Letter, models.CASCADE, db_constraint=False, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "breach", "step"],
                condition=models.Q(recalled_at=None),
                name="breach_step_once",
            ),
        ]


class BreachTelling(SealedRow, TenantModel):
    """That a party was told of a breach by a person, which words, and why; never by a job."""

    breach = models.ForeignKey(Breach, models.CASCADE, db_constraint=False, related_name="tellings")
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    party = models.CharField(max_length=12)
    #: code of the sentence that was said: 'landlord:rent'
    said = models.CharField(max_length=24)
    why = SealedText(
        subject="case_id", max_length=300, default="", db_column="why_sealed", null=True
    )
    told_on = models.DateField()
    told_at = models.DateTimeField()
    told_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "breach", "party"], name="party_told_once"
            ),
        ]


class OwnNameStep(TenantModel):
    """A step towards a contract in the resident's own name, and when it was done.

    Of the contract that was signed: its first day, and what somebody saw of it.
    """

    agreement = models.ForeignKey(
        Agreement, models.CASCADE, db_constraint=False, related_name="own_steps"
    )
    step = models.CharField(max_length=12)
    done_on = models.DateField()
    contract_on = models.DateField(null=True)
    #: the contract is for another home
    elsewhere = models.BooleanField(null=True)
    #: contract, landlord
    seen = models.CharField(max_length=10, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "agreement", "step"],
                condition=models.Q(recalled_at=None),
                name="own_step_once",
            ),
        ]
