# SPDX-License-Identifier: EUPL-1.2
"""The municipality's person register and the decisions on whose signal it is."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access import sealing
from woonzeker.access.models import TenantModel
from woonzeker.access.tenancy import current_municipality
from woonzeker.intake.models import ArrearsSignal


class ImportState(models.TextChoices):
    """How far an extract of the register is."""

    RECEIVED = "received", _("wacht op inlezen")
    DONE = "done", _("ingelezen")
    UNREADABLE = "unreadable", _("niet leesbaar")


class RegisterImport(TenantModel):
    """One extract of the register, with its counts once it was read.

    `added` + `changed` + `unchanged` + the rejected rows = `rows_read`.
    """

    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.DONE)
    filename = models.CharField(max_length=255, blank=True)
    #: the file while it waits to be read, sealed; emptied as soon as it was
    sealed = models.BinaryField(null=True)
    #: why the file as a whole could not be read
    problem = models.TextField(blank=True)
    imported_at = models.DateTimeField()
    imported_on = models.DateField()
    imported_by = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    rows_read = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    #: whether the file held everybody, or only who changed
    whole = models.BooleanField(default=False)
    #: who stood in no row of a whole extract: without a signal removed, with one noted as departed
    removed = models.PositiveIntegerField(default=0)
    departed = models.PositiveIntegerField(default=0)
    #: row number and sentence of each row that could not be used; never its content
    rejected = models.JSONField(default=list)


def index_of_now() -> str:
    """The name of the key with which indexes are made now."""
    return sealing.name_of_index(current_municipality())


class PersonSource(models.TextChoices):
    """Where a person came from: an extract holds everybody, the BRP gives who has a signal."""

    EXTRACT = "extract", _("uittreksel")
    BRP = "brp", _("BRP")


class Person(TenantModel):
    """Somebody in the municipality's person register, living here, departed or deceased.

    The BSN exists here alone: sealed with the person's own key, with a keyed index to find it by.
    """

    bsn_encrypted = models.BinaryField()
    bsn_index = models.CharField(max_length=64)
    #: name of the key with which the index and the search keys were made
    indexed_by = models.CharField(max_length=16, default=index_of_now, editable=False)
    initials = models.CharField(max_length=40, blank=True)
    given_names = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=40, blank=True)
    surname = models.CharField(max_length=200)
    partner_prefix = models.CharField(max_length=40, blank=True)
    partner_surname = models.CharField(max_length=200, blank=True)
    name_use = models.CharField(max_length=1, blank=True)  # E, P, V, N as in the BRP
    gender = models.CharField(max_length=1, blank=True)
    born_on = models.CharField(max_length=10)  # ISO, unknown parts as 00
    street = models.CharField(max_length=200, blank=True)
    house_number = models.PositiveIntegerField(null=True)
    house_letter = models.CharField(max_length=2, blank=True)
    house_addition = models.CharField(max_length=20, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=100, blank=True)
    #: postcode + number + letter + addition, cleaned: who share it live at one address
    address_key = models.CharField(max_length=60, blank=True)
    #: the first day on which this person can live at the address
    lives_here_since_on = models.DateField(null=True)
    previous_street = models.CharField(max_length=200, blank=True)
    previous_house_number = models.PositiveIntegerField(null=True)
    previous_house_letter = models.CharField(max_length=2, blank=True)
    previous_house_addition = models.CharField(max_length=20, blank=True)
    previous_postcode = models.CharField(max_length=6, blank=True)
    previous_city = models.CharField(max_length=100, blank=True)
    died_on = models.DateField(null=True)
    departed_on = models.DateField(null=True)
    secret = models.BooleanField(default=False)  # geheimhouding
    under_investigation = models.BooleanField(default=False)  # in onderzoek
    source = models.CharField(max_length=8, choices=PersonSource, default=PersonSource.EXTRACT)
    #: when the BRP last confirmed what stands here; empty when only an extract said it
    checked_at = models.DateTimeField(null=True)
    #: keyed digest of the row as it was read, to see what changed in the next extract
    row_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "bsn_index"], name="person_once"),
        ]
        indexes = [
            models.Index(fields=["municipality", "address_key"], name="person_at_address"),
        ]


class PersonKey(models.Model):
    """One of the keyed numbers under which a person is found; who changed gets all theirs anew.

    A narrow row with a counting id: there are some five for every person in the register.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, db_constraint=False, related_name="keys")
    key = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "key"], include=["person"], name="person_by_key"),
        ]


class LinkResult(models.TextChoices):
    """Whose signal it is, as far as known."""

    LINKED = "linked", _("gekoppeld")
    NOBODY = "nobody", _("niet in het register")
    REVIEW = "review", _("te beoordelen")


class Link(TenantModel):
    """The decision on one signal: who, how sure, why, by which version of the rules or by whom."""

    signal = models.OneToOneField(
        ArrearsSignal, models.CASCADE, db_constraint=False, related_name="link"
    )
    result = models.CharField(max_length=10, choices=LinkResult)
    person = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, related_name="links"
    )
    score = models.FloatField(default=0)
    margin = models.FloatField(null=True)
    version = models.CharField(max_length=40)
    #: the automatic threshold in force when it was decided, in bits
    threshold = models.FloatField(null=True)
    #: code of the rule that gave the result (linkage.Ground); empty before the first decision
    ground = models.CharField(max_length=30, blank=True)
    #: [{"person", "score", "reasons": [{"field", "level", "words", "bits"}]}], best first
    candidates = models.JSONField(default=list)
    decided_on = models.DateField()
    #: user id when a person decided; empty when the rules did
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)
    #: "later" chosen by a reviewer: goes to the end of the list
    postponed_at = models.DateTimeField(null=True)
    #: "ask the partner" chosen by a reviewer: waits for an answer
    asked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "decided_on"],
                condition=models.Q(result="review"),
                name="link_to_review",
            ),
            models.Index(fields=["municipality", "person"], name="link_of_person"),
        ]


class LinkDecision(TenantModel):
    """Each decision a person took on a link, kept so that it can be undone and counted."""

    link = models.ForeignKey(Link, models.CASCADE, db_constraint=False, related_name="decisions")
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=64)
    choice = models.CharField(max_length=10)  # linked, nobody, asked, later, undone, reopened
    person = models.ForeignKey(
        Person, models.PROTECT, db_constraint=False, null=True, related_name="+"
    )
    before = models.JSONField(default=dict)
    #: from the page being shown to the decision; empty when that is not known
    seconds = models.PositiveIntegerField(null=True)


class ContactKey(models.Model):
    """A phone number or e-mail address, as a keyed number, that an earlier signal of a person had.

    The register has neither; what a partner wrote for somebody helps to know their next signal.
    A row goes with its link: a link that turns out wrong lends nothing any more.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)
    link = models.ForeignKey(Link, models.CASCADE, db_constraint=False, related_name="contact_keys")
    person = models.ForeignKey(
        Person, models.CASCADE, db_constraint=False, related_name="contact_keys"
    )
    key = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "key"], include=["person"], name="person_by_contact"
            ),
        ]


class AuditDraw(TenantModel):
    """An automatic link that was drawn to be judged afterwards by one or two people."""

    link = models.OneToOneField(Link, models.CASCADE, db_constraint=False, related_name="audit")
    drawn_at = models.DateTimeField()
    #: what was judged: the link as it stood when it was drawn
    person = models.ForeignKey(Person, models.PROTECT, db_constraint=False, related_name="+")
    score = models.FloatField()
    version = models.CharField(max_length=40)
    reviewers = models.PositiveSmallIntegerField(default=1)


class AuditVerdict(TenantModel):
    """What one reviewer says of a drawn link."""

    draw = models.ForeignKey(
        AuditDraw, models.CASCADE, db_constraint=False, related_name="verdicts"
    )
    judged_at = models.DateTimeField()
    judged_by = models.CharField(max_length=64)
    verdict = models.CharField(max_length=8)  # right, wrong, unsure

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "draw", "judged_by"], name="verdict_once"
            ),
        ]


class ThresholdChange(TenantModel):
    """A new automatic threshold, in bits, with the audited links that allowed it."""

    bits = models.FloatField()
    version = models.CharField(max_length=40)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=64)
    audited = models.PositiveIntegerField()
    wrong = models.PositiveIntegerField()
    #: upper 95% bound of the share of false links above this threshold
    upper_bound = models.FloatField()


class WeightSet(TenantModel):
    """Weights refitted from the municipality's own decisions; in use once a person switched."""

    version = models.CharField(max_length=40)
    prior = models.FloatField()
    bits = models.JSONField(default=dict)
    threshold = models.FloatField()
    labels = models.PositiveIntegerField()
    #: old against new on decisions that were held back from fitting
    held_back = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    #: in force from this moment until another set is; empty while nobody switched
    switched_at = models.DateTimeField(null=True)
    switched_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "version"], name="weights_once"),
        ]


class BrpProblem(models.TextChoices):
    """Why the BRP gave no answer that could be used."""

    UNREACHABLE = "unreachable", _("de BRP antwoordt niet")
    BUSY = "busy", _("de BRP heeft het te druk")
    REFUSED = "refused", _("de BRP weigert onze vraag")
    BROKEN = "broken", _("het antwoord van de BRP is niet te lezen")
    NOT_SET_UP = "not_set_up", _("het adres van de BRP is niet ingesteld")


class BrpState(TenantModel):
    """Whether the BRP answers this municipality: one row (its id is made from the code)."""

    #: when a question was last answered
    answered_at = models.DateTimeField(null=True)
    #: since when no question was; empty while it answers
    silent_since = models.DateTimeField(null=True)
    problem = models.CharField(max_length=12, choices=BrpProblem, blank=True)
