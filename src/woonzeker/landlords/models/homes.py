# SPDX-License-Identifier: EUPL-1.2
"""Homes and who rents them: rows of a landlord's own desk, which no municipality sees."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.models import DeskModel
from woonzeker.access.sealed import SealedDocument, SealedRow, part


class PayRhythm(models.TextChoices):
    """How often the rent is due."""

    MONTHLY = "monthly", _("elke maand")
    FOUR_WEEKLY = "four_weekly", _("elke vier weken")
    WEEKLY = "weekly", _("elke week")


def no_number() -> None:
    """What a house number is that was not filled in."""


class Rental(SealedRow, DeskModel):
    """A home that is let. Where it stands is sealed; to which municipality it belongs is not."""

    address = SealedDocument(default=dict, null=True)
    street = part("address", "street", str)
    house_number = part("address", "house_number", no_number)
    house_letter = part("address", "house_letter", str)
    house_addition = part("address", "house_addition", str)
    postcode = part("address", "postcode", str)
    city = part("address", "city", str)
    #: code of four digits, also of one that does not work with this installation; empty: unknown
    municipality_code = models.CharField(max_length=4, blank=True)
    #: a home with its own front door, kitchen and toilet, or a room in one
    self_contained = models.BooleanField(default=True)
    rent_cents = models.BigIntegerField()
    #: day of the month; of a rhythm of weeks the day of the week, Monday is 1
    pay_day = models.PositiveSmallIntegerField(default=1)
    pay_rhythm = models.CharField(max_length=12, choices=PayRhythm, default=PayRhythm.MONTHLY)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["organisation", "made_at"], name="rentals_of")]


class Tenancy(SealedRow, DeskModel):
    """Who rents a home, from when until when."""

    rental = models.ForeignKey(
        Rental, models.CASCADE, db_constraint=False, related_name="tenancies"
    )
    person = SealedDocument(default=dict, null=True)
    initials = part("person", "initials", str)
    given_names = part("person", "given_names", str)
    prefix = part("person", "prefix", str)
    surname = part("person", "surname", str)
    #: ISO date, empty when not known
    born_on = part("person", "born_on", str)
    phones = part("person", "phones", list)
    emails = part("person", "emails", list)
    from_on = models.DateField(null=True)
    until_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["organisation", "rental"], name="tenancies_of")]
