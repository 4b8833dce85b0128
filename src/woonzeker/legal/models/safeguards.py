# SPDX-License-Identifier: EUPL-1.2
"""What was answered to the safeguards, who signed, who was told, and what happened all the same.

Rows are only added: the last answer counts, and what was said wrongly is said again or withdrawn.
Codes stand in `legal.rules.safeguards`; children and offers of support stay with `help`.
"""

from __future__ import annotations

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case


class SafeguardAnswer(SealedRow, TenantModel):
    """One answer to one safeguard: how it is known, the day it was so, and who wrote it down."""

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="+")
    #: codes of legal.rules.safeguards: Safeguard, one of its choices, SOURCES
    code = models.CharField(max_length=20)
    answer = models.CharField(max_length=16)
    source = models.CharField(max_length=10)
    on = models.DateField()
    recorded_at = models.DateTimeField()
    #: opaque ids of who gave it and wrote it down
    by = models.JSONField(default=list)
    channel = models.CharField(max_length=10, blank=True)
    #: ISO 639-1, or pictures
    language = models.CharField(max_length=8, blank=True)
    #: a lighter means, and a reason of NOT_HEARD
    about = models.CharField(max_length=16, blank=True)
    reason = models.CharField(max_length=16, blank=True)
    free_from = models.DateField(null=True)
    words = SealedText(subject="case_id", default="", db_column="words_sealed", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recorded_at__date__gte=models.F("on")),
                name="answer_not_of_tomorrow",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "case", "recorded_at"], name="answer_of_case"),
        ]


class SituationFact(TenantModel):
    """That a home was kept, or that nobody is left; the last row of a kind counts.

    A row with `withdrawn` says that it is not so after all.
    """

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=12)  # kept, nobody_left
    #: a code of KEPT_BY or NOBODY_BY
    source = models.CharField(max_length=16)
    on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=64)
    withdrawn = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "case", "recorded_at"], name="fact_of_case"),
        ]


class SignOff(TenantModel):
    """The signature of one person, in one seat, for one thing, under what lay there then."""

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="+")
    by = models.CharField(max_length=64)
    level = models.CharField(max_length=10)  # work, management
    stop = models.CharField(max_length=12)  # closing, unavoidable
    #: the mark of what was seen (legal.rules.safeguards.seen_now)
    seen = models.CharField(max_length=64)
    on = models.DateField()
    signed_at = models.DateTimeField()
    #: how often this person signed for the same before, and took it back
    again = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "by", "stop", "seen", "again"], name="signed_once"
            ),
        ]
        indexes = [models.Index(fields=["municipality", "case"], name="signatures_of_case")]


class SignOffWithdrawal(TenantModel):
    """That somebody took their signature back; signing again is a new signature."""

    sign_off = models.OneToOneField(
        SignOff, models.PROTECT, db_constraint=False, related_name="withdrawal"
    )
    by = models.CharField(max_length=64)
    on = models.DateField()


class EscalationTold(TenantModel):
    """That a step of the escalation was told of a day; what makes that nobody hears it twice."""

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="+")
    #: a code of legal.rules.escalation.Rung, and the row that set the day
    rung = models.CharField(max_length=14)
    set_by = models.CharField(max_length=64)
    #: who hears it (worker, lead, manager, alderman), and what it is about
    hears = models.CharField(max_length=8)
    day_on = models.DateField()
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "rung", "set_by"], name="escalation_told_once"
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "hears", "day_on"], name="escalations_of_day"),
        ]


class Loss(TenantModel):
    """What stood open on the day a home was lost: codes and days, no words and no people.

    It counts while the move that it came with does: `move` is its number in the history.
    """

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="+")
    on = models.DateField()
    recorded_at = models.DateTimeField()
    move = models.BigIntegerField()
    #: codes of the safeguards that were open, and of the signatures that were not there
    open = models.JSONField(default=list)
    unsigned = models.JSONField(default=list)
    children = models.CharField(max_length=8)  # yes, no, unknown
    #: carried out in spite of open safeguards
    in_spite = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "case", "move"], name="loss_once"),
        ]
        indexes = [models.Index(fields=["municipality", "on"], name="losses_of_year")]
