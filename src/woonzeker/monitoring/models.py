# SPDX-License-Identifier: EUPL-1.2
"""What was delivered to the national statistics, how far households came, what was published."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.cases.models import Case
from woonzeker.help.models import ChildrenAnswer
from woonzeker.monitoring.rules.sieve import Where


class Road(models.TextChoices):
    """How a delivery left."""

    FILE = "file", _("bestand vanaf de opdrachtregel")
    PAGE = "page", _("bestand van de bladzijde")
    PULL = "pull", _("opgehaald door het CBS")


class Delivered(TenantModel):
    """One delivery: its days, who made it, its counts and the digest of what left.

    `page` counts from 1 within one that was fetched in parts.
    """

    road = models.CharField(max_length=5, choices=Road)
    from_on = models.DateField()
    to_on = models.DateField()
    page = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    signals = models.PositiveIntegerField()
    cases = models.PositiveIntegerField()
    #: signals that could not be given because nothing says who they are about
    left_out = models.PositiveIntegerField(default=0)
    #: SHA-256 of what left, in hexadecimal digits
    sha256 = models.CharField(max_length=64)
    #: code of a kind of lack → how often
    incomplete = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-made_at"], name="delivered_newest")]


class PullList(TenantModel):
    """The signals of a period in the order of the pages in which they are fetched.

    Made when somebody comes for the first page, so that what is written meanwhile moves nothing
    from one page to another. Opaque ids alone; the night after they are destroyed.
    """

    from_on = models.DateField()
    to_on = models.DateField()
    made_at = models.DateTimeField()
    signals = ArrayField(models.UUIDField())
    #: beside each signal the household's month of which it is the first in this order
    firsts = ArrayField(models.UUIDField(null=True))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "from_on", "to_on"], name="pull_list_once"
            ),
        ]


class SieveRow(TenantModel):
    """How far one household came through the sieve, where it is now, and what is counted of it.

    One row a case, kept in the transaction of each move and made again from all of them: what it
    means stands in `rules.sieve`, what its columns mean in `rules.sieve_row`. Codes and days alone.
    """

    case = models.OneToOneField(Case, models.CASCADE, db_constraint=False, related_name="+")
    entered_on = models.DateField()
    began = models.PositiveSmallIntegerField()
    step = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=8)
    since = models.DateField()
    #: how it ended: a code of process.Exit, empty while it is in the sieve
    result = models.CharField(max_length=40, blank=True)
    left_on = models.DateField(null=True)
    times = models.PositiveSmallIntegerField(default=1)
    carried_days = models.PositiveIntegerField(default=0)
    last_contact_on = models.DateField(null=True)
    sank_from = models.PositiveSmallIntegerField(null=True)
    sank_on = models.DateField(null=True)
    home_lost_on = models.DateField(null=True)
    step_1_on = models.DateField(null=True)
    step_2_on = models.DateField(null=True)
    step_3_on = models.DateField(null=True)
    step_4_on = models.DateField(null=True)
    step_5_on = models.DateField(null=True)
    step_6_on = models.DateField(null=True)
    step_7_on = models.DateField(null=True)
    step_8_on = models.DateField(null=True)
    step_9_on = models.DateField(null=True)
    step_10_on = models.DateField(null=True)
    step_11_on = models.DateField(null=True)
    days_1 = models.PositiveIntegerField(null=True)
    days_2 = models.PositiveIntegerField(null=True)
    days_3 = models.PositiveIntegerField(null=True)
    days_4 = models.PositiveIntegerField(null=True)
    days_5 = models.PositiveIntegerField(null=True)
    days_6 = models.PositiveIntegerField(null=True)
    days_7 = models.PositiveIntegerField(null=True)
    days_8 = models.PositiveIntegerField(null=True)
    days_9 = models.PositiveIntegerField(null=True)
    days_10 = models.PositiveIntegerField(null=True)
    days_11 = models.PositiveIntegerField(null=True)
    lanes = ArrayField(models.CharField(max_length=12), default=list)
    #: of the first report; empty for a household that nobody reported
    sector = models.CharField(max_length=10, blank=True)
    landlord = models.CharField(max_length=12, blank=True)
    children = models.CharField(max_length=8, choices=ChildrenAnswer)
    known_before = models.BooleanField(default=False)
    place = models.CharField(max_length=14)
    repeat = models.BooleanField(default=False)
    leaks = models.BooleanField(default=False)
    #: the sequence of the last move that is in it, and the version of what a row means
    folded_to = models.BigIntegerField()
    rules = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "case"], name="sieve_row_once"),
            models.CheckConstraint(
                condition=models.Q(place__in=[where.value for where in Where]),
                name="sieve_row_somewhere",
            ),
            models.CheckConstraint(
                condition=models.Q(step__gte=models.F("began")), name="sieve_row_goes_down"
            ),
            models.CheckConstraint(
                condition=models.Q(result="", left_on=None)
                | (~models.Q(result="") & models.Q(left_on__isnull=False)),
                name="sieve_row_left_on",
            ),
        ]
        indexes = [
            models.Index(fields=["municipality", "entered_on"], name="sieve_row_entered"),
            models.Index(
                fields=["municipality", "-step", "sank_on"],
                condition=models.Q(leaks=True),
                name="sieve_row_leaks",
            ),
            models.Index(
                fields=["municipality", "step", "place", "entered_on"], name="sieve_row_place"
            ),
            models.Index(
                fields=["municipality", "left_on"],
                condition=models.Q(place="home_left"),
                name="sieve_row_home_left",
            ),
            models.Index(
                fields=["municipality", "home_lost_on"],
                condition=models.Q(home_lost_on__isnull=False),
                name="sieve_row_home_lost",
            ),
        ]


class Account(models.TextChoices):
    """What is told of a year to who does not work here."""

    SIEVE = "sieve", _("de zeef")
    LOST = "lost", _("woningen die verloren gingen")
    JUDGED = "judged", _("vonnissen")


class PublishedYear(TenantModel):
    """What left of a year that is over: the tables as they were shown, made once and kept.

    A second version beside the first would tell what both hide.
    """

    year = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=6, choices=Account)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    #: as they were shown: rounded numbers, null for what is hidden; empty when too few to say
    tables = models.JSONField(default=dict)
    rules = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "what"], name="year_published_once"
            ),
        ]
