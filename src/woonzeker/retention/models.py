# SPDX-License-Identifier: EUPL-1.2
"""What was decided about forgetting, what was forgotten, and what stays of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from woonzeker.access.clock import now
from woonzeker.access.models import TenantModel


class RunState(models.TextChoices):
    """How far a run is."""

    PROPOSED = "proposed", _("wacht op een tweede persoon")
    REFUSED = "refused", _("niet vrijgegeven")
    RUNNING = "running", _("bezig")
    DONE = "done", _("klaar")


class RetentionRun(TenantModel):
    """One time that what passed its term is forgotten, for one class.

    The first of a class is proposed by one person and approved by another; with that the class is
    released for this term and longer ones, and the nightly job makes its own runs.
    """

    kept = models.CharField(max_length=30)
    state = models.CharField(max_length=10, choices=RunState)
    #: the term that was decided on, and the last day that goes
    days = models.PositiveIntegerField()
    until_on = models.DateField()
    policy_version = models.PositiveIntegerField()
    #: what the preview counted, and the day of the oldest
    counted = models.PositiveIntegerField(default=0)
    oldest_on = models.DateField(null=True)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=64)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)
    #: table → rows destroyed so far; a run that was cut off goes on from what is left
    destroyed = models.JSONField(default=dict)
    #: subjects that something still stands in the way of
    held = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["municipality", "kept", "-proposed_at"], name="run_newest")]


class SubjectKind(models.TextChoices):
    """Whom or what is forgotten."""

    PERSON = "person", _("persoon")
    SIGNAL = "signal", _("signaal")
    CASE = "case", _("zaak")


class Ground(models.TextChoices):
    """Why somebody is forgotten."""

    TERM = "term", _("de bewaartermijn is om")
    REQUEST = "request", _("verzoek om te wissen (AVG art. 17 lid 1)")
    UNLAWFUL = "unlawful", _("ten onrechte verwerkt (AVG art. 17 lid 1 onder d)")
    REPLAY = "replay", _("stond nog in een teruggezette reservekopie")


class ErasureRequest(TenantModel):
    """That somebody must be forgotten before the term: asked by one, approved by another.

    The words of the reason go when it is done; the ground stays with the stub.
    """

    kind = models.CharField(max_length=8, choices=SubjectKind)
    subject = models.UUIDField()
    ground = models.CharField(max_length=10, choices=Ground)
    reason = models.TextField(blank=True)
    asked_at = models.DateTimeField(default=now)
    asked_by = models.CharField(max_length=64)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=64, blank=True)
    refused_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    stub_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_at=None) | ~models.Q(approved_by=models.F("asked_by")),
                name="erasure_by_two_people",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "-asked_at"], name="erasure_newest")]


class Hold(TenantModel):
    """That a subject is kept for now although its term passed: by hand, with a last day."""

    kind = models.CharField(max_length=8, choices=SubjectKind)
    subject = models.UUIDField()
    #: a code of retention.rules.HoldKind
    why = models.CharField(max_length=20)
    reason = models.CharField(max_length=200, blank=True)
    set_at = models.DateTimeField(default=now)
    set_by = models.CharField(max_length=64)
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "subject"], name="hold_of_subject")]


class ErasureStub(TenantModel):
    """What stays of who was forgotten: an opaque id, the ground, the day and the counts."""

    kind = models.CharField(max_length=8, choices=SubjectKind)
    subject = models.UUIDField()
    kept = models.CharField(max_length=30)
    ground = models.CharField(max_length=10, choices=Ground)
    erased_at = models.DateTimeField()
    erased_by = models.CharField(max_length=64)
    approved_by = models.CharField(max_length=64, blank=True)
    #: table → rows destroyed
    counts = models.JSONField(default=dict)
    keys = models.PositiveIntegerField(default=0)
    #: the day on which the last backup that still held the rows is gone
    backups_until_on = models.DateField()
    #: SHA-256 over all of the above; the audit line of the erasure carries it
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-erased_at"], name="stub_newest")]


class Tombstone(TenantModel):
    """The keyed digest of an id that was erased: a restore forgets it once more."""

    mac = models.CharField(max_length=64)
    #: fingerprint of the key that the digest was made with
    key = models.CharField(max_length=16)
    kind = models.CharField(max_length=8, choices=SubjectKind)
    erased_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "mac"], name="tombstone_once"),
        ]


class KeptFigure(TenantModel):
    """A count that stays when the rows behind it go: of a month, without anybody in it."""

    #: signal, link, contact, term, effort, visit, verdict, sieve, stay
    what = models.CharField(max_length=20)
    month_on = models.DateField()
    #: the values that were counted apart, joined with '|'
    key = models.CharField(max_length=120)
    count = models.PositiveIntegerField(default=0)
    #: what the rows add up to, where that is a figure: minutes of work
    total = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "what", "month_on", "key"], name="figure_once"
            ),
        ]
