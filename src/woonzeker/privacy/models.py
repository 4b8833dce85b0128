# SPDX-License-Identifier: EUPL-1.2
"""Requests of residents about their data, what a night's look found, and the file of a leak."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.models import TenantModel
from woonzeker.access.sealed import SealedRow, SealedText
from woonzeker.outreach.models import DataLeak


class RequestKind(models.TextChoices):
    """Which right somebody uses."""

    ACCESS = "access", _("inzage")
    CORRECTION = "correction", _("correctie")
    OBJECTION = "objection", _("bezwaar tegen gebruik")


class Identified(models.TextChoices):
    """How it was established who asks; never with a copy of a document."""

    DESK = "desk", _("aan de balie, identiteitsbewijs gezien")
    LETTER_CODE = "letter_code", _("met de code uit een brief naar het adres in het register")
    AT_HOME = "at_home", _("aan de deur, identiteitsbewijs gezien")
    MANDATE = "mandate", _("door een gemachtigde, machtiging en identiteitsbewijs gezien")


class RequestAnswer(models.TextChoices):
    """What a person of the municipality decided on a request."""

    GRANTED = "granted", _("toegewezen")
    PARTLY = "partly", _("deels toegewezen")
    REFUSED = "refused", _("afgewezen")


class RightsRequest(SealedRow, TenantModel):
    """Somebody asks to see their data, to put it right, or objects to its use (AVG art. 15-21)."""

    number = models.CharField(max_length=12)  # RV-2026-0001
    kind = models.CharField(max_length=10, choices=RequestKind)
    received_on = models.DateField()
    received_by = models.CharField(max_length=64)
    #: how it came: letter, email, desk, phone, other
    channel = models.CharField(max_length=10)
    #: what is asked, in the words of the person
    words = SealedText(default="", db_column="words_sealed", null=True)
    #: opaque id of who asks; empty until they are found in the register
    person = models.UUIDField(null=True)
    #: opaque id of the signal that it is about, when it is about one
    signal = models.UUIDField(null=True)
    identified_how = models.CharField(max_length=12, choices=Identified, blank=True)
    identified_on = models.DateField(null=True)
    identified_by = models.CharField(max_length=64, blank=True)
    due_on = models.DateField()
    explanation = models.TextField()
    extended_on = models.DateField(null=True)
    extended_by = models.CharField(max_length=64, blank=True)
    extension_reason = SealedText(default="", db_column="extension_reason_sealed", null=True)
    #: while an objection or correction is weighed the data is not used (AVG art. 18)
    restricted_from_at = models.DateTimeField(null=True)
    restricted_until_at = models.DateTimeField(null=True)
    #: when the overview was made, and how many parts it had
    overview_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=RequestAnswer, blank=True)
    answer_words = SealedText(default="", db_column="answer_words_sealed", null=True)
    #: what followed: [{"code", "on"}], such as partner_told, link_reopened
    done = models.JSONField(default=list)
    answered_on = models.DateField(null=True)
    answered_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="request_number_once"),
            models.CheckConstraint(
                condition=models.Q(answered_on=None) | ~models.Q(answer=""),
                name="answered_request_has_answer",
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "due_on"],
                condition=models.Q(answered_on=None),
                name="request_open",
            ),
            models.Index(fields=["municipality", "person"], name="request_of_person"),
        ]


class NightLook(TenantModel):
    """That the looks of one day were gone over, once."""

    night_on = models.DateField()  # the day whose looks were gone over
    ran_at = models.DateTimeField()
    looks = models.PositiveIntegerField()
    colleagues = models.PositiveIntegerField()
    findings = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "night_on"], name="one_look_a_night"),
        ]


class FindingVerdict(models.TextChoices):
    """What the privacy officer decided about a finding."""

    EXPLAINED = "explained", _("verklaard: het hoorde bij het werk")
    TALK = "talk", _("in gesprek met de collega")
    INCIDENT = "incident", _("een incident")


class Finding(SealedRow, TenantModel):
    """Looks of a colleague that ask for an explanation; nothing follows by itself."""

    night = models.ForeignKey(NightLook, models.CASCADE, db_constraint=False, related_name="found")
    #: the day on which they looked; a night goes over two days
    day_on = models.DateField()
    user_id = models.CharField(max_length=64)
    #: opaque id of what was looked at; empty when it is about a day as a whole
    subject = models.CharField(max_length=64, blank=True)
    #: [{"code", "weight", "facts"}]: why it stands here; numbers and codes, no names
    reasons = models.JSONField(default=list)
    weight = models.PositiveSmallIntegerField()
    looks = models.PositiveIntegerField()
    #: numbers of the audit lines
    lines = models.JSONField(default=list)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=FindingVerdict, blank=True)
    verdict_reason = SealedText(default="", db_column="verdict_reason_sealed", null=True)
    judged_at = models.DateTimeField(null=True)
    judged_by = models.CharField(max_length=64, blank=True)
    #: the data leak that it became
    leak = models.ForeignKey(
        DataLeak, models.SET_NULL, db_constraint=False, null=True, related_name="findings"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user_id", "subject", "day_on"], name="finding_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality", "-weight"],
                condition=models.Q(verdict=""),
                name="finding_open",
            ),
        ]


class OwnAddress(TenantModel):
    """An address that a colleague declared: where they, or people close to them, live."""

    user_id = models.CharField(max_length=64)
    postcode = models.CharField(max_length=6)
    house_number = models.PositiveIntegerField()
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "user_id"], name="own_address_of")]


class FamousName(TenantModel):
    """Somebody whom people are curious about: a look at their name asks for a reason."""

    initial = models.CharField(max_length=1, blank=True)
    surname = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=64)


class LeakFile(SealedRow, TenantModel):
    """What belongs to a data leak in the file: consequences, and whose data was in scope."""

    leak = models.OneToOneField(DataLeak, models.CASCADE, db_constraint=False, related_name="file")
    #: sealed with the key of the leak itself
    consequences = SealedText(
        subject="leak_id", default="", db_column="consequences_sealed", null=True
    )
    #: what was looked for: {"user", "code", "since", "until", "channel"}
    criteria = models.JSONField(default=dict)
    computed_at = models.DateTimeField(null=True)
    computed_by = models.CharField(max_length=64, blank=True)
    people = models.PositiveIntegerField(default=0)
    looks = models.PositiveIntegerField(default=0)
    #: acts of which the log names nobody: about one thing, or a number of rows
    bulk = models.PositiveIntegerField(default=0)


class LeakPerson(TenantModel):
    """Somebody, or a case, whose data was in scope of a leak: an opaque id."""

    file = models.ForeignKey(LeakFile, models.CASCADE, db_constraint=False, related_name="scope")
    #: person, case, signal
    kind = models.CharField(max_length=8)
    subject = models.CharField(max_length=64)
    looks = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "file", "subject"], name="leak_person_once"
            ),
        ]
