# SPDX-License-Identifier: EUPL-1.2
"""The rent book of a tenancy: what was agreed from when, what came in, and what was arranged.

Charges have no table: they follow from the terms (`rules.ledger`).
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.models import DeskModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.landlords.models.homes import PayRhythm, Tenancy


class RentBook(DeskModel):
    """That the rent of a tenancy is followed here, from a day on with what stood open then."""

    tenancy = models.ForeignKey(Tenancy, models.CASCADE, db_constraint=False, related_name="books")
    starts_on = models.DateField()
    #: below zero: paid ahead
    opening_cents = models.BigIntegerField(default=0)
    #: day of the month on which the tenant says to be paid
    income_day = models.PositiveSmallIntegerField(null=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "tenancy"], name="rent_book_once"),
        ]


class _OfBook(DeskModel):
    """A row of one rent book."""

    book = models.ForeignKey(RentBook, models.CASCADE, db_constraint=False, related_name="+")
    noted_at = models.DateTimeField(default=clock.now)
    #: the user who noted it
    noted_by = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True


class RentTerms(_OfBook):
    """What was agreed from a day on: rent for a period, its rhythm and the day of paying."""

    from_on = models.DateField()
    rent_cents = models.BigIntegerField()
    rhythm = models.CharField(max_length=12, choices=PayRhythm, default=PayRhythm.MONTHLY)
    #: of the month, or of the week with Monday as 1
    pay_day = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "book", "from_on"], name="rent_terms_once"
            ),
            models.CheckConstraint(condition=models.Q(rent_cents__gt=0), name="rent_positive"),
        ]


class CameFrom(models.TextChoices):
    """How we know of an entry."""

    HAND = "hand", _("zelf geboekt")
    BANK = "bank", _("uit de bank")
    WAIVED = "waived", _("kwijtgescholden")


class RentPayment(SealedRow, _OfBook):
    """What came in or was let go of on a day. Never changed; taken back with a day and why."""

    on = models.DateField()
    cents = models.BigIntegerField()
    came_from = models.CharField(max_length=8, choices=CameFrom)
    #: what a line of a bank export is known by, so that it is booked once
    key = models.CharField(max_length=64, blank=True)
    words = SealedText(null=True)
    undone_on = models.DateField(null=True)
    undone_why = SealedText(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "key"],
                condition=~models.Q(key=""),
                name="bank_line_once",
            ),
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="payment_positive"),
        ]
        indexes = [models.Index(fields=["organisation", "book", "on"], name="rent_payments_of")]


class RentDiscount(_OfBook):
    """A lower rent for some time, asked in writing by the tenant."""

    from_on = models.DateField()
    until_on = models.DateField()
    cents = models.BigIntegerField()
    #: the day of the written request
    asked_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "book"], name="rent_discounts_of")]


class PayerAccount(SealedRow, DeskModel):
    """An account from which the rent of a book came before."""

    book = models.ForeignKey(RentBook, models.CASCADE, db_constraint=False, related_name="+")
    iban = SealedText(null=True)
    #: what it is found by, with the key of the desk
    mark = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "book", "mark"], name="payer_account_once"
            ),
        ]


class MessageKind(models.TextChoices):
    """Why a friendly message was sent."""

    BEHIND = "behind", _("er staat huur open")
    INSTALMENT = "instalment", _("een termijn van de regeling bleef uit")


class FriendlyMessage(_OfBook):
    """That a landlord said something friendly, when and how; the words are not kept."""

    kind = models.CharField(max_length=10, choices=MessageKind)
    sent_on = models.DateField()
    #: a code of the channels of efforts
    channel = models.CharField(max_length=10)
    #: what stood open then
    cents = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "book"], name="friendly_messages_of")]


class ArrangementState(models.TextChoices):
    """How an arrangement is."""

    RUNNING = "running", _("loopt")
    KEPT = "kept", _("nagekomen")
    ENDED = "ended", _("gestopt")


class RentArrangement(_OfBook):
    """Paying arrears off beside the rent. Which instalment is when follows from it."""

    state = models.CharField(
        max_length=8, choices=ArrangementState, default=ArrangementState.RUNNING
    )
    agreed_on = models.DateField()
    owed_cents = models.BigIntegerField()
    instalment_cents = models.BigIntegerField()
    rhythm = models.CharField(max_length=12, choices=PayRhythm)
    day = models.PositiveSmallIntegerField()
    first_on = models.DateField()
    #: what the tenant said to have for each pay day, when that was asked
    room_cents = models.BigIntegerField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "book"],
                condition=models.Q(state="running"),
                name="one_running_arrangement",
            ),
        ]
