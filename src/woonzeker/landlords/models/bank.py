# SPDX-License-Identifier: EUPL-1.2
"""What a bank export proposes, until somebody has answered: the file itself is never kept."""

from __future__ import annotations

from django.db import models

from woonzeker.access import clock
from woonzeker.access.models import DeskModel
from woonzeker.access.sealed import SealedDocument, SealedRow, part


class BankColumns(DeskModel):
    """Which column is what in an export whose headings were not known; chosen once."""

    #: the headings, folded
    shape = models.CharField(max_length=500)
    places = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "shape"], name="bank_columns_once"),
        ]


class BankReading(DeskModel):
    """That an export was read: how many lines of what; of lines that fit nobody only the number."""

    made_at = models.DateTimeField(default=clock.now)
    made_by = models.CharField(max_length=64, blank=True)
    #: whose export it is, as far as known
    bank = models.CharField(max_length=60, blank=True)
    came_in = models.PositiveIntegerField()
    went_out = models.PositiveIntegerField()
    unreadable = models.PositiveIntegerField()
    #: lines that were booked by an earlier reading
    known = models.PositiveIntegerField()
    booked = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "made_at"], name="bank_readings_of")]


class BankProposal(SealedRow, DeskModel):
    """A line that fits a tenant, until it is booked or turned down; then it is gone."""

    reading = models.ForeignKey(
        BankReading, models.CASCADE, db_constraint=False, related_name="proposals"
    )
    on = models.DateField()
    cents = models.BigIntegerField()
    key = models.CharField(max_length=64)
    facts = SealedDocument(default=dict, null=True)
    iban = part("facts", "iban", str)
    name = part("facts", "name", str)
    words = part("facts", "words", str)
    #: opaque ids of the rent books that it may be of, the likeliest first
    books = models.JSONField(default=list)
    sure = models.BooleanField()
    #: a code of rules.bank.Why
    why = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "reading", "key"], name="bank_proposal_once"
            ),
        ]
