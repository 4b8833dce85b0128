# SPDX-License-Identifier: EUPL-1.2
"""Letters, from the words of the municipality to the envelope, and messages."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.clock import AMSTERDAM
from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import (
    SealedDocument,
    SealedRow,
    SealedText,
    open_for,
    place_of,
    seal_for,
)
from woonzeker.access.tenancy import tenant
from woonzeker.cases.models import Case
from woonzeker.matching.models import Person


class LetterKind(models.TextChoices):
    """What a letter or message is for."""

    CARD = "card", _("kaartje")
    FIRST = "first", _("eerste brief")
    FIRST_NEUTRAL = "first_neutral", _("eerste brief, neutraal")
    APPOINTMENT = "appointment", _("afspraak")
    REMINDER = "reminder", _("herinnering")
    AGREEMENT = "agreement", _("bevestiging van wat is afgesproken")
    LAST_OFFER = "last_offer", _("laatste aanbod")
    RIGHTS = "rights", _("rechten en gratis hulp")
    SOURCE = "source", _("wie het meldde")
    BREACH_HELP = "breach_help", _("hulp nu iets niet lukte")
    BREACH_TOLD = "breach_told", _("wat een ander gaat horen")
    EXPLAINED = "explained", _("uitleg van de afspraak om te blijven wonen")
    AGREEMENT_END = "agreement_end", _("op weg naar een eigen contract")
    SUMMONS_RIGHTS = "summons_rights", _("uw rechten voor de zitting")


class LetterText(TenantModel):
    """One version of the municipality's words for a kind of letter in a language.

    No person stands in it. What is in another language than Dutch may not be sent until somebody
    confirmed the translation.
    """

    kind = models.CharField(max_length=14, choices=LetterKind)
    language = models.CharField(max_length=3)  # nl, en, tr, ar, pl, uk, ti
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    #: {"title", "paragraphs": [...], "closing"}, with the named gaps of outreach.letters
    content = models.JSONField()
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "language", "version"], name="letter_text_once"
            ),
        ]


class RunState(models.TextChoices):
    """How far a print run is."""

    MADE = "made", _("gemaakt")
    CHECKED = "checked", _("nagekeken")
    STOPPED = "stopped", _("tegengehouden")
    RELEASED = "released", _("vrijgegeven")
    POSTED = "posted", _("op de post")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class PrintRun(TenantModel):
    """Letters that go to the printer together; a second person lets them go."""

    number = models.CharField(max_length=12)  # PR-2026-003
    state = models.CharField(max_length=10, choices=RunState, default=RunState.MADE)
    kind = models.CharField(max_length=14, choices=LetterKind)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    #: when the register was asked about all whom it is for
    register_checked_at = models.DateTimeField(null=True)
    #: codes and counts of what the independent checker found; no persons
    findings = models.JSONField(default=list)
    checked_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=64, blank=True)
    posted_at = models.DateTimeField(null=True)
    posted_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="print_run_once"),
        ]


class LetterState(models.TextChoices):
    """Where a letter is."""

    MADE = "made", _("gemaakt")
    LEFT_OUT = "left_out", _("niet meegestuurd")
    POSTED = "posted", _("op de post")
    RETURNED = "returned", _("teruggekomen")


class Letter(SealedRow, TenantModel):
    """One letter to one person. What it says is sealed for the case and goes after its term."""

    run = models.ForeignKey(
        PrintRun, models.CASCADE, db_constraint=False, null=True, related_name="letters"
    )
    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="letters")
    person = models.ForeignKey(
        Person, models.CASCADE, db_constraint=False, null=True, related_name="+"
    )
    kind = models.CharField(max_length=14, choices=LetterKind)
    language = models.CharField(max_length=3)
    with_pictures = models.BooleanField(default=False)
    text_version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.MADE)
    #: a mark on the envelope that means nothing to who finds it; with it returned post is booked
    mark = models.CharField(max_length=12)
    #: the door as it was when the letter was made: the register's key, and the lines on the page
    address_key = models.CharField(max_length=60)
    address = SealedDocument(subject="case_id", default=list, db_column="address_sealed", null=True)
    #: what fills the gaps of the text
    filled = SealedDocument(subject="case_id", default=dict, db_column="filled_sealed", null=True)
    pages = models.PositiveSmallIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    #: why it stayed out of its run, or came back
    reason = models.CharField(max_length=30, blank=True)
    #: when it went out, on the post or by hand
    posted_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "mark"], name="letter_mark_once"),
        ]
        indexes = [models.Index(fields=["municipality", "case"], name="letter_of_case")]

    @property
    def sent_on(self) -> date:
        """The day on which it went out; of older letters that of their run, or of the making."""
        posted_at = self.run.posted_at if self.posted_on is None and self.run else None
        return self.posted_on or (posted_at or self.made_at).astimezone(AMSTERDAM).date()


class LetterPage(TenantModel):
    """The finished PDF of a letter, sealed for its case; erased when its days are over."""

    letter = models.OneToOneField(
        Letter, models.CASCADE, db_constraint=False, related_name="printed"
    )
    content = models.BinaryField()

    def keep(self, content: bytes) -> None:
        """Seal the PDF for the letter's case and store it."""
        self.content = seal_for(self.letter.case_id, place_of(self, "content"), content)
        self.save()

    def opened(self) -> bytes:
        """The PDF; raises SealBroken for another key or another letter."""
        with tenant(self.municipality):
            return open_for(self.letter.case_id, place_of(self, "content"), self.content)


class AccessCode(TenantModel):
    """The code of a letter with which a resident opens their own page; only its digest is kept."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="codes")
    person = models.ForeignKey(Person, models.CASCADE, db_constraint=False, related_name="+")
    letter = models.ForeignKey(
        Letter, models.CASCADE, db_constraint=False, null=True, related_name="codes"
    )
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    valid_until = models.DateField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    first_used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "digest"], name="code_once"),
        ]


class MessageState(models.TextChoices):
    """How far a message is."""

    WAITING = "waiting", _("wacht op verzending")
    SENT = "sent", _("verzonden")
    DELIVERED = "delivered", _("aangekomen")
    FAILED = "failed", _("niet aangekomen")
    UNKNOWN = "unknown", _("onbekend of het aankwam")


class Message(SealedRow, TenantModel):
    """One e-mail or text message to somebody of a household, and whether it came there."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="messages")
    person = models.ForeignKey(
        Person, models.CASCADE, db_constraint=False, null=True, related_name="+"
    )
    channel = models.CharField(max_length=10)  # email, message
    kind = models.CharField(max_length=14, choices=LetterKind)
    language = models.CharField(max_length=3)
    to = SealedText(subject="case_id", db_column="to_sealed", null=True)
    #: who gave the number or address: partner or resident
    given_by = models.CharField(max_length=10, default="partner")
    text = SealedText(subject="case_id", default="", db_column="text_sealed", null=True)
    #: the sender's own number for it, to ask how it went
    reference = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.WAITING)
    #: a code: why it did not come there
    problem = models.CharField(max_length=30, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    sent_at = models.DateTimeField(null=True)
    state_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "case"], name="message_of_case"),
            models.Index(
                fields=["municipality", "asked_at"],
                condition=models.Q(state__in=["waiting", "sent"]),
                name="message_under_way",
            ),
        ]
