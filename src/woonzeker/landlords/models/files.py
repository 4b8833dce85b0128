# SPDX-License-Identifier: EUPL-1.2
"""Arrears of one tenant, what the landlord did about them, and the letters as they were made."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access import clock
from woonzeker.access.models import DeskModel
from woonzeker.access.sealed import SealedBytes, SealedDocument, SealedRow, SealedText
from woonzeker.landlords.models.homes import Tenancy


class FileState(models.TextChoices):
    """How far a file is."""

    WORKING = "working", _("u bent bezig")
    REFUSED = "refused", _("uw huurder wil niet dat u meldt")
    HELD = "held", _("klaar; de gemeente kijkt eerst of u de verhuurder bent")
    SENT = "sent", _("gemeld bij de gemeente")
    ELSEWHERE = "elsewhere", _("zelf gemeld bij een andere gemeente")
    CLOSED = "closed", _("opgelost")


class Reaction(models.TextChoices):
    """What the tenant answered to the offer to pass their data on."""

    NONE = "geen", _("geen antwoord")
    AGREED = "instemming", _("het mag")
    REFUSED = "afwijzing", _("het mag niet")


class ArrearsFile(SealedRow, DeskModel):
    """Rent that a tenant did not pay, and how far the landlord is with it."""

    tenancy = models.ForeignKey(Tenancy, models.CASCADE, db_constraint=False, related_name="files")
    opened_on = models.DateField()
    arose_on = models.DateField()
    amount_cents = models.BigIntegerField()
    terms = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.WORKING)
    #: exactly what goes to the municipality, as it was shown before sending
    report = SealedDocument(default=dict, null=True)
    #: opaque: the delivery at the municipality, once the report is there
    delivery = models.UUIDField(null=True)
    reported_on = models.DateField(null=True)
    #: the check at the municipality that the report waits for
    check_asked = models.UUIDField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount_cents__gt=0), name="arrears_positive"),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="arrears_files_of")]


class EffortKind(models.TextChoices):
    """What a landlord did: the four efforts of the decree, and the answer of the tenant."""

    CONTACT_TRY = "contact_try", _("persoonlijk contact gezocht")
    HELP_POINTED = "help_pointed", _("op hulp gewezen")
    REMINDER = "reminder", _("schriftelijk herinnerd")
    OFFER_TO_SHARE = "offer_to_share", _("aangeboden gegevens door te geven")
    RESPONSE = "response", _("antwoord van de huurder")


class Channel(models.TextChoices):
    """By which way."""

    VISIT = "visit", _("langs geweest")
    PHONE = "phone", _("gebeld")
    MESSAGE = "message", _("app of sms")
    MAIL = "mail", _("e-mail")
    LETTER = "letter", _("brief")


#: ways in which somebody speaks to a tenant in person (Bgs art. 2 onder a), the likeliest first; a
#: letter is none, and of an e-mail no judge has said yet that it is
PERSONAL = (Channel.PHONE, Channel.VISIT, Channel.MESSAGE)


class Effort(SealedRow, DeskModel):
    """One thing that was done on one day; the landlord's own words are sealed."""

    file = models.ForeignKey(
        ArrearsFile, models.CASCADE, db_constraint=False, related_name="efforts"
    )
    kind = models.CharField(max_length=14, choices=EffortKind)
    made_on = models.DateField()
    channel = models.CharField(max_length=10, choices=Channel, blank=True)
    #: of a response: what the tenant answered
    answer = models.CharField(max_length=12, choices=Reaction, blank=True)
    words = SealedText(null=True)
    #: the letter with which it was done
    letter = models.UUIDField(null=True)
    noted_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["organisation", "file", "made_on"], name="efforts_of")]


class Proof(SealedRow, DeskModel):
    """A file that shows an effort, for the landlord alone."""

    effort = models.ForeignKey(Effort, models.CASCADE, db_constraint=False, related_name="proofs")
    media_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    content = SealedBytes(null=True)
    kept_at = models.DateTimeField(default=clock.now)


class LetterKind(models.TextChoices):
    """Letters to a tenant, in the order in which they come."""

    REMINDER = "reminder", _("herinnering")
    FOURTEEN_DAYS = "fourteen_days", _("veertiendagenbrief")


class SentLetter(SealedRow, DeskModel):
    """A letter exactly as it was made; sent when the landlord says on which day."""

    file = models.ForeignKey(
        ArrearsFile, models.CASCADE, db_constraint=False, related_name="letters"
    )
    kind = models.CharField(max_length=14, choices=LetterKind)
    made_on = models.DateField()
    #: the costs that the letter announces, zero in a reminder
    costs_cents = models.BigIntegerField(default=0)
    sent_on = models.DateField(null=True)
    #: the day until which the tenant may answer or pay without costs
    until_on = models.DateField(null=True)
    content = SealedBytes(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "file"], name="letters_of_file")]
