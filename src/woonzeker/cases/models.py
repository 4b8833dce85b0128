# SPDX-License-Identifier: EUPL-1.2
"""Households, their cases, the moves through the sieve and the terms that run."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from woonzeker.access.clock import now
from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.intake.models import ArrearsSignal
from woonzeker.matching.models import Person


class Household(TenantModel):
    """Who live at one address: the address itself, because people come and go."""

    address_key = models.CharField(max_length=60)
    street = models.CharField(max_length=200, blank=True)
    house_number = models.PositiveIntegerField()
    house_letter = models.CharField(max_length=2, blank=True)
    house_addition = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "address_key"], name="household_once"),
        ]


class CaseStatus(models.TextChoices):
    """Whether somebody is at work on a case."""

    OPEN = "open", _("loopt")
    WAITING = "waiting", _("wacht")
    CLOSED = "closed", _("afgesloten")


class Case(TenantModel):
    """What is done for one household; `step` is the furthest step of the sieve it ever reached.

    Only `cases.services.advance` writes `step` and `status`.
    """

    household = models.ForeignKey(
        Household, models.PROTECT, db_constraint=False, related_name="cases"
    )
    number = models.CharField(max_length=12)  # 2026-00123
    step = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8, choices=CaseStatus, default=CaseStatus.OPEN)
    #: how it ended: a code of process.Exit, empty while it runs
    result = models.CharField(max_length=40, blank=True)
    lanes = models.JSONField(default=list)
    threatening = models.BooleanField(default=False)
    team_id = models.UUIDField(null=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="case_number_once"),
            models.UniqueConstraint(
                fields=["municipality", "household"],
                condition=~models.Q(status="closed"),
                name="one_running_case_a_household",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "status", "-opened_on"], name="case_newest"),
        ]


class CasePerson(TenantModel):
    """A person whom a signal of this case is about."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="people")
    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "person"], name="case_person_once"
            ),
        ]


class CaseAssignment(TenantModel):
    """That somebody works on a case, from a day until a day: what gives them reach, and ends it.

    `why` says what it came from: handler (given by hand), visit (a visit on a work list) or lead.
    """

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="assignments")
    user_id = models.CharField(max_length=64)
    why = models.CharField(max_length=10)
    #: the visit it came from; empty when somebody assigned by hand
    visit_id = models.UUIDField(null=True)
    #: whether they make an arrangement in this case and see its finances for that
    arranges = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    assigned_at = models.DateTimeField()
    assigned_by = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "user_id", "case"], name="assigned_to"),
            models.Index(fields=["municipality", "case"], name="assigned_on"),
        ]


class BrokenGlass(SealedRow, TenantModel):
    """Access that somebody took themselves in an emergency: with a reason, for some hours, seen."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="broken")
    user_id = models.CharField(max_length=64)
    #: a code of cases.rules, and the words of who took it
    reason = models.CharField(max_length=30)
    words = SealedText(subject="case_id", max_length=300, db_column="words_sealed", null=True)
    broken_at = models.DateTimeField()
    until_at = models.DateTimeField()
    #: when the team lead and the privacy officer looked at it, and what they thought
    judged_at = models.DateTimeField(null=True)
    judged_by = models.CharField(max_length=64, blank=True)
    verdict = models.CharField(max_length=12, blank=True)
    #: the data leak that it became, when it was no emergency
    leak = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "user_id", "until_at"], name="glass_of_user"),
        ]


class Shield(TenantModel):
    """A case that is closed to somebody, whatever their role: their own household or kin.

    Also to all but named people, when a colleague lives there: `user_id` is then empty and only
    who is in `open_to` may look.
    """

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="shields")
    user_id = models.CharField(max_length=64, blank=True)
    open_to = models.JSONField(default=list)
    why = models.CharField(max_length=20)  # own_household, kin, colleague
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True)


class CaseMandate(TenantModel):
    """That a resident let somebody stand beside them in their case (client supporter)."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="mandates")
    user_id = models.CharField(max_length=64)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    recorded_by = models.CharField(max_length=64)


class CaseSignOff(TenantModel):
    """A case that was put before a manager to sign; it is in their reach until they answered."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="sign_offs")
    user_id = models.CharField(max_length=64)
    what = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, blank=True)


class CountingMoves(models.Manager["CaseMove"]):
    """The moves that nobody took back; history shows all of them."""

    def get_queryset(self) -> models.QuerySet[CaseMove]:
        """Without moves that a later one undoes."""
        later = CaseMove.objects.filter(case=OuterRef("case"))
        undone = later.filter(undoes=OuterRef("sequence"))
        begun = models.Q(from_status="") & Exists(later.filter(undoes_beginning=True))
        return super().get_queryset().filter(~Exists(undone), ~begun)


class CaseMove(TenantModel):
    """One move of a case: history and outbox. Rows are only added; `handled_at` alone changes."""

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="moves")
    sequence = models.BigIntegerField()
    code = models.CharField(max_length=60)
    from_step = models.PositiveSmallIntegerField(null=True)
    to_step = models.PositiveSmallIntegerField()
    from_status = models.CharField(max_length=8, blank=True)
    to_status = models.CharField(max_length=8)
    reason = models.CharField(max_length=40, blank=True)
    moved_on = models.DateField()
    moved_at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor_id = models.CharField(max_length=64)
    handled_at = models.DateTimeField(null=True)
    #: the sequence of the move that this one takes back: that one counts no more
    undoes = models.BigIntegerField(null=True)
    #: whether that one began the case: then the move by which it began counts no more either
    undoes_beginning = models.BooleanField(default=False, db_default=False)

    objects = models.Manager()
    counting = CountingMoves()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "sequence"], name="move_in_order"
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "moved_at"],
                condition=models.Q(handled_at=None),
                name="move_unhandled",
            ),
        ]


class PeriodShape(models.TextChoices):
    """How many signals came together (Divosa's three words)."""

    SINGLE = "single", _("enkelvoudig")
    SEVERAL = "several", _("meervoudig")
    FOLLOWING = "following", _("opeenvolgend")


class MatchingPeriod(TenantModel):
    """The signals of one household in one calendar month: one vroegsignaalzaak in the figures."""

    case = models.ForeignKey(Case, models.PROTECT, db_constraint=False, related_name="periods")
    starts_on = models.DateField()
    ends_on = models.DateField()
    taken_up_on = models.DateField()
    shape = models.CharField(max_length=10, choices=PeriodShape)
    result = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "starts_on"], name="period_once"
            ),
        ]


class PeriodSignal(TenantModel):
    """That a signal belongs to a matching period, and how it came in: new, joined or reopened."""

    period = models.ForeignKey(
        MatchingPeriod, models.CASCADE, db_constraint=False, related_name="signals"
    )
    signal = models.OneToOneField(
        ArrearsSignal, models.CASCADE, db_constraint=False, related_name="in_period"
    )
    came_as = models.CharField(max_length=10)  # new, joined, reopened
    #: signals follow each other in the order in which they came under the case, which is not
    #: always that of their delivery; empty for those of before this was kept
    taken_up_at = models.DateTimeField(null=True, default=now)


class CaseTerm(TenantModel):
    """A legal term that runs for a case, with the reason of its date."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="terms")
    kind = models.CharField(max_length=30)  # offer, threatening_talk, decision, insight
    starts_on = models.DateField()
    due_on = models.DateField()
    explanation = models.TextField()
    citation = models.CharField(max_length=120)
    met_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "kind", "starts_on"], name="term_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "due_on"],
                condition=models.Q(met_on=None),
                name="term_running",
            ),
        ]


class TermWarning(TenantModel):
    """That somebody was told of a term that comes near or passed: the worker, then who leads."""

    term = models.ForeignKey(CaseTerm, models.CASCADE, db_constraint=False, related_name="warnings")
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    level = models.CharField(max_length=8)  # worker, lead, manager
    warned_on = models.DateField()
    #: the moment, so that who says to have seen a page says nothing of what came after it
    warned_at = models.DateTimeField(null=True)
    #: when whom it is for said that they saw it
    seen_at = models.DateTimeField(null=True)
    seen_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "term", "level"], name="warned_once_a_level"
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "level"],
                condition=models.Q(seen_at=None),
                name="warning_unseen",
            ),
        ]


class CaseTask(TenantModel):
    """Something that somebody must do by a day: for a case, or for a signal without one."""

    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, null=True, related_name="tasks"
    )
    signal = models.ForeignKey(
        ArrearsSignal, models.CASCADE, db_constraint=False, null=True, related_name="tasks"
    )
    kind = models.CharField(max_length=40)
    asked_on = models.DateField()
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    done_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case__isnull=False) | models.Q(signal__isnull=False),
                name="task_is_about_something",
            ),
        ]


class SignalRelease(TenantModel):
    """The record of a signal that turned out to be somebody else's: what hung on it and went.

    Codes, days and opaque ids; of whoever it was linked to nothing else stays.
    """

    signal = models.ForeignKey(
        ArrearsSignal, models.CASCADE, db_constraint=False, related_name="releases"
    )
    case = models.ForeignKey(
        Case, models.CASCADE, db_constraint=False, null=True, related_name="releases"
    )
    #: opaque id of the person it was linked to; empty when it was linked to nobody
    linked_to = models.UUIDField(null=True)
    reason = models.CharField(max_length=40)
    #: cases.rules.Fate; empty when no case hung on it
    fate = models.CharField(max_length=12, blank=True)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=64)
    #: [{"kind", "asked_on", "due_on", "done_on"}]: withdrawn, or done for the wrong household
    tasks = models.JSONField(default=list)
    #: [{"kind", "starts_on", "due_on", "met_on"}]
    terms = models.JSONField(default=list)


class EffortBooking(TenantModel):
    """Time and cost spent on a case at a step, for the account of what prevention costs."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="efforts")
    step = models.PositiveSmallIntegerField()
    booked_on = models.DateField()
    booked_by = models.CharField(max_length=64)
    minutes = models.PositiveIntegerField(default=0)
    cost_cents = models.PositiveBigIntegerField(default=0)
    what = models.CharField(max_length=40)
