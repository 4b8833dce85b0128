# SPDX-License-Identifier: EUPL-1.2
"""Who answers by name when a bailiff or court calls, and from which addresses they write."""

from __future__ import annotations

from django.db import models

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.organisations.models import Partner


class DutyTurn(SealedRow, TenantModel):
    """That a colleague answers from a day until a day, on a number that bailiffs are given."""

    user_id = models.CharField(max_length=64)
    phone = SealedText(default="", max_length=30, db_column="phone_sealed", null=True)
    from_on = models.DateField()
    until_on = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "from_on"],
                condition=models.Q(ended_at=None),
                name="duty_turns",
            ),
        ]


class KnownSender(SealedRow, TenantModel):
    """An e-mail address from which a bailiff or court may send messages here."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    address = SealedText(default="", max_length=200, db_column="address_sealed", null=True)
    #: the address in a form from which nobody can guess it
    mark = models.BigIntegerField()
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "mark"],
                condition=models.Q(ended_at=None),
                name="known_senders",
            ),
        ]
