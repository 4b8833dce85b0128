# SPDX-License-Identifier: EUPL-1.2
"""Time that a court gave, the rent of each month in it, and a debt settlement seen from outside.

Only days that happened or were said stand here: whatever follows from them is worked out.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case


class MoratoriumState(models.TextChoices):
    """How far a request for time is."""

    PREPARING = "preparing", _("in voorbereiding")
    SENT = "sent", _("gevraagd, de rechtbank beslist nog")
    GRANTED = "granted", _("toegewezen")
    REFUSED = "refused", _("afgewezen")
    WITHDRAWN = "withdrawn", _("ingetrokken")


#: a request that is not over yet
AT_WORK = (MoratoriumState.PREPARING, MoratoriumState.SENT, MoratoriumState.GRANTED)


class Moratorium(TenantModel):
    """A request to a court for time, and what came of it."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="moratoria")
    #: codes of legal.rules.moratorium: which kind, who asks, what threatens
    kind = models.CharField(max_length=20)
    asker = models.CharField(max_length=20)
    threat = models.CharField(max_length=40, blank=True)
    threat_on = models.DateField(null=True)
    #: first days of the first and last month of which the current rent is paid
    rent_from = models.DateField(null=True)
    rent_through = models.DateField(null=True)
    rent_kept_by = models.CharField(max_length=20, blank=True)
    #: the day of the month on which the rent falls due
    rent_day = models.PositiveSmallIntegerField(default=1)
    resident_signed_on = models.DateField(null=True)
    lawyer_on = models.DateField(null=True)
    seized = models.BooleanField(default=False)
    settlement_on = models.DateField(null=True)
    #: code of a paper → the day on which it was there
    papers = models.JSONField(default=dict)
    state = models.CharField(
        max_length=10, choices=MoratoriumState, default=MoratoriumState.PREPARING
    )
    sent_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    said_until = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    #: a code of legal.rules.moratorium_course
    end = models.CharField(max_length=12, blank=True)
    reported_on = models.DateField(null=True)
    made_on = models.DateField()
    made_by = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="moratorium_of_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "kind"],
                condition=models.Q(state__in=["preparing", "sent", "granted"], ended_on=None),
                name="one_moratorium_of_a_kind",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="granted") | models.Q(decided_on__isnull=False),
                name="granted_on_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on=None) | models.Q(ended_on__gte=models.F("decided_on")),
                name="moratorium_ends_after_it_began",
            ),
        ]


class RentLook(TenantModel):
    """That somebody looked whether the rent of one month was paid. Rows are only added."""

    moratorium = models.ForeignKey(
        Moratorium, models.CASCADE, db_constraint=False, related_name="looks"
    )
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    due_on = models.DateField()
    #: codes of legal.rules.watching.Seen, and who told it
    seen = models.CharField(max_length=10)
    told_by = models.CharField(max_length=10)
    looked_on = models.DateField()
    looked_at = models.DateTimeField()
    looked_by = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["municipality", "moratorium"], name="rent_looked_at")]


class Settlement(TenantModel):
    """A debt settlement by law: a court runs it, here stands only when what happened."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="settlements")
    asked_on = models.DateField()
    refused_on = models.DateField(null=True)
    begins_on = models.DateField(null=True)
    said_until = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    clean_slate = models.BooleanField(default=False)
    made_on = models.DateField()
    made_by = models.CharField(max_length=64)
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="settlement_of_case")]


class SettlementAnswer(SealedRow, TenantModel):
    """What was heard when somebody asked how a debt settlement goes."""

    settlement = models.ForeignKey(
        Settlement, models.CASCADE, db_constraint=False, related_name="answers"
    )
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    #: a code of legal.rules.settlement, and the day on which it was to be asked
    code = models.CharField(max_length=10)
    asked_on = models.DateField()
    answered_on = models.DateField()
    words = SealedText(
        subject="case_id", max_length=500, default="", db_column="words_sealed", null=True
    )
    answered_by = models.CharField(max_length=64)
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "settlement"], name="settlement_answers")]
