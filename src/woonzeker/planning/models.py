# SPDX-License-Identifier: EUPL-1.2
"""How urgent each case is and why, and who visits which door when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case


class PriorityScore(TenantModel):
    """The sum for a case on a day, with every contribution and the policy that made it."""

    case = models.OneToOneField(Case, models.CASCADE, db_constraint=False, related_name="priority")
    scored_on = models.DateField()
    total = models.IntegerField()
    #: [{"code", "words", "points"}] in the order of the policy
    contributions = models.JSONField(default=list)
    policy_version = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "-total"], name="score_highest")]


class CaseFlag(SealedRow, TenantModel):
    """A person's own judgement that a case must come sooner, with the reason."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="flags")
    kind = models.CharField(max_length=20)  # manual, own_request
    reason = SealedText(subject="case_id", max_length=200, db_column="reason_sealed", null=True)
    set_on = models.DateField()
    set_by = models.CharField(max_length=64)
    ended_on = models.DateField(null=True)


class VisitRequest(TenantModel):
    """That somebody should ring at a household by a day."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="visit_requests"
    )
    reason = models.CharField(max_length=60)
    asked_on = models.DateField()
    due_on = models.DateField(null=True)
    two_people = models.BooleanField(default=False)
    #: the only part of the day that makes sense (ochtend, middag, avond); empty for any
    day_part = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=10, default="open")  # open, planned, done, withdrawn


class WorkListState(models.TextChoices):
    """Whether a work list is still being made."""

    DRAFT = "draft", _("concept")
    FINAL = "final", _("vastgesteld")


class WorkList(TenantModel):
    """The looplijst of one team for one week."""

    team_id = models.UUIDField()
    week_on = models.DateField()  # Monday
    state = models.CharField(max_length=8, choices=WorkListState, default=WorkListState.DRAFT)
    planned_at = models.DateTimeField()
    planned_by = models.CharField(max_length=64)
    #: the capacity that was given: people, day parts, minutes
    capacity = models.JSONField(default=dict)
    #: [{"case", "reason", "words", "offer_on"}] for what did not fit
    left_out = models.JSONField(default=list)
    #: [{"case", "due_on", "visited_on"}] for terms that this capacity will miss
    forecast = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "team_id", "week_on"], name="work_list_once"
            ),
        ]


#: a visit that fell away after the list was made final: it stays on the list, struck through
DROPPED = "dropped"


class Visit(TenantModel):
    """One door on a work list: who rings, when, in which order and why."""

    work_list = models.ForeignKey(
        WorkList, models.CASCADE, db_constraint=False, related_name="visits"
    )
    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="visits")
    worker_id = models.CharField(max_length=64)
    worker_name = models.CharField(max_length=150)
    #: the one who comes along when a visit asks for two people
    second_id = models.CharField(max_length=64, blank=True)
    second_name = models.CharField(max_length=150, blank=True)
    day_on = models.DateField()
    day_part = models.CharField(max_length=10)  # ochtend, middag, avond
    position = models.PositiveSmallIntegerField()
    expected_at = models.TimeField(null=True)
    minutes = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=300)
    moved_by = models.CharField(max_length=64, blank=True)
    #: what came of it, in the words of outreach, or DROPPED; empty as long as nobody rang
    outcome = models.CharField(max_length=12, blank=True)
    outcome_at = models.DateTimeField(null=True)
    #: the phone's own word for the press with which it was last put back: said again it is one
    sent_key = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "work_list", "case"], name="one_visit_a_week"
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "worker_id", "day_on"], name="visit_of_worker"),
        ]


class WrittenOffer(TenantModel):
    """The written offer for a household that is not visited in time."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, related_name="written_offers"
    )
    planned_on = models.DateField()
    due_on = models.DateField()
    sent_on = models.DateField(null=True)
    reason = models.CharField(max_length=60)


class DoorCaution(SealedRow, TenantModel):
    """That a door needs care: never alone, or not at all for now. Why stays with who may see it."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="cautions")
    kind = models.CharField(max_length=12)  # two_people, no_visits
    why = SealedText(subject="case_id", max_length=300, db_column="why_sealed", null=True)
    set_on = models.DateField()
    set_by = models.CharField(max_length=64)
    look_again_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_by = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="caution_of_case")]


class Absence(TenantModel):
    """Days on which a colleague does not work; why is nobody's business."""

    user_id = models.CharField(max_length=64)
    from_on = models.DateField()
    until_on = models.DateField()
    noted_by = models.CharField(max_length=64)
    noted_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("from_on")), name="absence_ends_later"
            ),
        ]


class HandOver(SealedRow, TenantModel):
    """That a case went from one colleague to another, with what they should know."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="hand_overs")
    from_user = models.CharField(max_length=64)
    to_user = models.CharField(max_length=64)
    note = SealedText(subject="case_id", max_length=500, db_column="note_sealed", null=True)
    handed_at = models.DateTimeField()
    handed_by = models.CharField(max_length=64)
    read_at = models.DateTimeField(null=True)
