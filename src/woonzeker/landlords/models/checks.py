# SPDX-License-Identifier: EUPL-1.2
"""That somebody at a municipality looked whether a person is the landlord of a home."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedBytes, SealedDocument, SealedRow, SealedText, part
from woonzeker.landlords.models.homes import no_number
from woonzeker.organisations.models import Partner


class ShownBy(models.TextChoices):
    """With what a landlord shows to be the landlord."""

    LEASE = "lease", _("huurcontract")
    EXTRACT = "extract", _("uittreksel van het Kadaster")
    OIDC = "oidc", _("eHerkenning of DigiD")


class CheckState(models.TextChoices):
    """What somebody at the municipality decided."""

    ASKED = "asked", _("wacht op een medewerker")
    ACCEPTED = "accepted", _("is de verhuurder")
    REFUSED = "refused", _("niet aangetoond")


class LandlordCheck(SealedRow, TenantModel):
    """One home of one landlord, with what shows it. Nothing of a tenant or of arrears is in it."""

    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    address = SealedDocument(default=dict, null=True)
    street = part("address", "street", str)
    house_number = part("address", "house_number", no_number)
    house_letter = part("address", "house_letter", str)
    house_addition = part("address", "house_addition", str)
    postcode = part("address", "postcode", str)
    city = part("address", "city", str)
    #: name and mail address of who asks, and what another sign-in told of them
    facts = SealedDocument(default=dict, null=True)
    how = models.CharField(max_length=8, choices=ShownBy)
    document = SealedBytes(null=True)
    media_type = models.CharField(max_length=20, blank=True)
    #: opaque: the file at the landlord's own desk whose report waits for this
    file = models.UUIDField(null=True)
    state = models.CharField(max_length=8, choices=CheckState, default=CheckState.ASKED)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True)
    #: why not, and how to mend it: the landlord reads it
    reason = SealedText(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "state", "asked_at"], name="landlord_checks_open"),
            models.Index(fields=["municipality", "partner"], name="landlord_checks_of"),
        ]
