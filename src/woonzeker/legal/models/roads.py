# SPDX-License-Identifier: EUPL-1.2
"""The other roads to losing a home: what runs, which steps were taken, what may be known of it.

No column here holds words: a code of a closed list, a day, a number, yes or no. That is the wall
between help and order measures (rules.roads.wall says which kinds of facts pass it).
"""

from __future__ import annotations

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.cases.models import Case
from woonzeker.legal.rules.roads import ROWS, Kept

#: kinds of facts that help may keep; the database takes no other
KEPT_KINDS = sorted(kind.value for kind, row in ROWS.items() if row.kept is Kept.YES)


class Recallable(TenantModel):
    """A row that is only added: what was entered wrongly is recalled, with the reason."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=64)
    recalled_at = models.DateTimeField(null=True)
    recalled_by = models.CharField(max_length=64, blank=True)
    recalled_why = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True


class CaseRoad(TenantModel):
    """A road that runs in a case: a code of rules.roads.Road, since when, how it began, ended."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="roads")
    road = models.CharField(max_length=10)
    began_on = models.DateField()
    #: a code of a beginning of this road, and the role of who told it
    begun = models.CharField(max_length=20)
    began_by = models.CharField(max_length=12)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=64)
    ended_on = models.DateField(null=True)
    ending = models.CharField(max_length=20, blank=True)
    ended_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case", "road"],
                condition=models.Q(ended_on=None),
                name="one_road_of_a_kind",
            ),
            models.CheckConstraint(
                name="road_ended_or_not", condition=models.Q(ended_on=None) ^ ~models.Q(ending="")
            ),
        ]


class RoadStep(Recallable):
    """A step that was taken on a day, and what was open when it happened."""

    road = models.ForeignKey(CaseRoad, models.CASCADE, db_constraint=False, related_name="steps")
    code = models.CharField(max_length=32)
    on = models.DateField()
    #: the day that it speaks of, when that is another
    speaks_of = models.DateField(null=True)
    in_spite_of = models.JSONField(default=list)
    open_safeguards = models.JSONField(default=list)


class RoadFact(Recallable):
    """One fact of a kind that help may keep, in the form that the wall says: one of four."""

    road = models.ForeignKey(CaseRoad, models.CASCADE, db_constraint=False, related_name="facts")
    kind = models.CharField(max_length=20)
    day = models.DateField(null=True)
    flag = models.BooleanField(null=True)
    number = models.PositiveSmallIntegerField(null=True)
    code = models.CharField(max_length=24, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="road_fact_passes_the_wall", condition=models.Q(kind__in=KEPT_KINDS)
            ),
            models.CheckConstraint(
                name="road_fact_in_one_form",
                condition=(
                    models.Q(day__isnull=False, flag=None, number=None, code=None)
                    | models.Q(day=None, flag__isnull=False, number=None, code=None)
                    | models.Q(day=None, flag=None, number__isnull=False, code=None)
                    | models.Q(day=None, flag=None, number=None, code__isnull=False)
                ),
            ),
        ]


class RaisedPoint(Recallable):
    """What became of a point about a closure: codes of rules.roads, never the resident's words."""

    road = models.ForeignKey(CaseRoad, models.CASCADE, db_constraint=False, related_name="points")
    code = models.CharField(max_length=16)
    raised = models.CharField(max_length=16)
    on = models.DateField()


class NuisanceReport(Recallable):
    """A report of nuisance: day, sort, from which source (an arbitrary number), checked or not."""

    road = models.ForeignKey(CaseRoad, models.CASCADE, db_constraint=False, related_name="reports")
    on = models.DateField()
    sort = models.CharField(max_length=14)
    reporter_role = models.CharField(max_length=12)
    side = models.UUIDField()
    checked = models.BooleanField(default=False)


class TenureFinding(Recallable):
    """What answers about how somebody lives here pointed to; a newer one takes its place."""

    on = models.DateField()
    #: question → answer, codes of rules.tenure
    answers = models.JSONField()
    looks_like = models.CharField(max_length=20)
    points_to_rent = models.BooleanField()
    unsure = models.BooleanField()
