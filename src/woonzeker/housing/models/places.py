# SPDX-License-Identifier: EUPL-1.2
"""Places that municipalities share, the stays in them without persons, and whose they are.

`Region`, `RegionMember`, `Place`, `Stay` and `WaitShared` belong to no municipality: they stand
behind a wall of their own, in which the members of a region read and each writes its own. Who it is
about stands in `StayOf` and `Waits`, behind the wall of one municipality.
"""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.cases.models import Case
from woonzeker.housing.rules.known import Known
from woonzeker.housing.rules.party import KNOWN_WORDS
from woonzeker.housing.rules.places import KIND_WORDS, PlaceKind
from woonzeker.organisations.models import Municipality

MOST_BEDS = 20
#: the exclusion by which the database refuses two stays in one place in one night
ONCE_A_NIGHT = "housing_stay_once_a_night"
KINDS = [(kind.value, KIND_WORDS[kind]) for kind in PlaceKind]
KNOWN = [(known.value, KNOWN_WORDS[known]) for known in Known]


class Region(models.Model):
    """Municipalities that share places to stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80, unique=True)
    #: whether its members see the waiting lists of each other, as numbers
    shares_waiting = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class RegionMember(models.Model):
    """That a municipality shares the places of a region."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="members")
    member = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "member"], condition=Q(left_on=None), name="region_member_once"
            ),
        ]


class Place(models.Model):
    """One place for one household: a shelter for sixteen households is sixteen of them.

    The label never holds the address of a place where people hide from somebody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="places")
    #: the municipality that keeps it
    kept_by = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=KINDS)
    label = models.CharField(max_length=60)
    beds = models.PositiveSmallIntegerField()
    #: whether adults without a home of other households share it
    other_adults = models.BooleanField(default=False)
    pets = models.BooleanField(default=False)
    step_free = models.BooleanField(default=False)
    #: where it is nobody may know but who sleeps there, who books and who works on their case
    secret = models.BooleanField(default=False, db_default=False)
    open_from = models.DateField()
    #: the first day on which it is open no more
    open_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "label"], name="place_label_once"),
            models.CheckConstraint(
                condition=Q(beds__gte=1, beds__lte=MOST_BEDS), name="place_has_beds"
            ),
            models.CheckConstraint(
                condition=Q(open_until=None) | Q(open_until__gte=F("open_from")),
                name="place_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Stay(models.Model):
    """One stay as the region sees it: place, nights, municipality and a number; never a person.

    `until_on` is the day of leaving, on which somebody else may come.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(Place, models.PROTECT, related_name="stays")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    booked_for = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    #: by lot, another one for each stay: says nothing outside its own municipality
    number = models.UUIDField(default=uuid.uuid4, unique=True)
    #: taken back: the place is free again
    cancelled_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")),
                name="stay_ends_after_a_night",
            ),
            ExclusionConstraint(
                name=ONCE_A_NIGHT,
                expressions=[
                    (F("place"), RangeOperators.EQUAL),
                    (
                        Func(F("from_on"), F("until_on"), Value("[)"), function="daterange"),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(cancelled_on=None),
            ),
        ]


class WaitShared(models.Model):
    """That some household of a municipality waits, for a region that shares its list.

    A number, days, and whether there are children: never how many, never who.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="waiting")
    waits_for = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    number = models.UUIDField()
    roof_ends_on = models.DateField(null=True)
    children = models.CharField(max_length=7, choices=KNOWN)
    since_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "number"], name="wait_shared_once"),
        ]


class StayOf(SealedRow, TenantModel):
    """Which household a stay is of: the only row in which number and case stand together.

    Of a secret place the address stands here, sealed with the key of the case: in no table that
    municipalities share.
    """

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="stays")
    number = models.UUIDField()
    #: as the place was when it was booked: the database refuses a family in a shelter as well
    kind = models.CharField(max_length=7, choices=KINDS)
    adults = models.PositiveSmallIntegerField()
    #: empty while nobody knows
    children = models.PositiveSmallIntegerField(null=True)
    pets = models.CharField(max_length=7, choices=KNOWN)
    step_free = models.CharField(max_length=7, choices=KNOWN)
    booked_on = models.DateField()
    booked_by = models.CharField(max_length=64)
    secret_address = SealedText(
        subject="case_id",
        max_length=200,
        default="",
        db_column="secret_address_sealed",
        null=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="stay_of_one_case"),
            models.CheckConstraint(
                condition=~Q(kind=PlaceKind.SHELTER.value) | Q(children=0, children__isnull=False),
                name="no_family_in_a_shelter",
            ),
        ]


class LeftWaiting(models.TextChoices):
    """Why a household waits no more."""

    PLACED = "placed", _("er is een plek geboekt")
    OWN_ROOF = "own_roof", _("zij hebben zelf een dak gevonden")
    KEPT_HOME = "kept_home", _("zij kunnen in hun woning blijven")
    NO_WISH = "no_wish", _("zij willen geen plek")
    MISTAKE = "mistake", _("dit was niet goed vastgelegd")
    CLOSED = "closed", _("de zaak is afgesloten")


class Waits(TenantModel):
    """That a household waits for a place, since when, and when its roof ends."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="waits")
    number = models.UUIDField(default=uuid.uuid4)
    #: the first night without a roof; empty while nobody knows it
    roof_ends_on = models.DateField(null=True)
    since_on = models.DateField()
    entered_by = models.CharField(max_length=64)
    left_on = models.DateField(null=True)
    left_why = models.CharField(max_length=9, choices=LeftWaiting, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "case"], condition=Q(left_on=None), name="waits_once"
            ),
        ]


class PassedOver(TenantModel):
    """That a household got a place before others who stood higher, and why. Rows are only added."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="+")
    #: of the stay that it got
    number = models.UUIDField()
    #: a code of housing.rules.waiting.PASSING
    reason = models.CharField(max_length=20)
    #: how many stood higher then
    passed = models.PositiveSmallIntegerField()
    on = models.DateField()
    by = models.CharField(max_length=64)
