# SPDX-License-Identifier: EUPL-1.2
"""What was said: the conversation, the children, what went wrong with a landlord."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedDocument, SealedRow, SealedText
from woonzeker.cases.models import Case


class Conversation(SealedRow, TenantModel):
    """A conversation with a household, kept while it goes on and finished when it is."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="talks")
    held_on = models.DateField()
    #: thuis, kantoor, telefoon, elders
    place = models.CharField(max_length=12, default="thuis")
    first = models.BooleanField(default=False)
    #: how are you: their answer
    opening = SealedText(subject="case_id", default="", db_column="opening_sealed", null=True)
    #: {area: {"stands": "goed|zorg|weet_niet", "words": "…"}}
    areas = SealedDocument(subject="case_id", default=dict, db_column="areas_sealed", null=True)
    #: {"adults": 2, "words": "…"}
    lives_here = SealedDocument(
        subject="case_id", default=dict, db_column="lives_here_sealed", null=True
    )
    own_words = SealedText(subject="case_id", default="", db_column="own_words_sealed", null=True)
    wants = SealedText(subject="case_id", default="", db_column="wants_sealed", null=True)
    #: raised with every save: two people who write at once do not lose each other's words
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=64)
    saved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="talk_of_case")]


class ChildrenAnswer(models.TextChoices):
    """Whether children live there, as far as somebody asked."""

    YES = "yes", _("er wonen kinderen")
    NO = "no", _("er wonen geen kinderen")
    UNKNOWN = "unknown", _("niet bekend")


class ChildrenKnown(TenantModel):
    """Whether children live in a household, how many, and how that is known; the newest counts."""

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="children")
    answer = models.CharField(max_length=8, choices=ChildrenAnswer)
    count = models.PositiveSmallIntegerField(null=True)
    #: parent, register, seen, school, other
    source = models.CharField(max_length=10)
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["municipality", "case"], name="children_of_case")]


class LandlordWrong(SealedRow, TenantModel):
    """A landlord who threatens, changes locks or asks too much, or rent kept back for repairs.

    It is pointed to whoever may act (Wet goed verhuurderschap art. 4), and followed up.
    """

    case = models.ForeignKey(Case, models.CASCADE, db_constraint=False, related_name="wrongs")
    #: a code of help.rules
    kind = models.CharField(max_length=20)
    words = SealedText(subject="case_id", default="", db_column="words_sealed", null=True)
    #: meldpunt, huurcommissie, politie, advocaat, juridisch_loket
    pointed_to = models.JSONField(default=list)
    noted_on = models.DateField()
    noted_by = models.CharField(max_length=64)
    follow_up_on = models.DateField()
    #: what came of it, a code; empty while it waits
    outcome = models.CharField(max_length=20, blank=True)
    done_on = models.DateField(null=True)
