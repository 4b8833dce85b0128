# SPDX-License-Identifier: EUPL-1.2
"""What every walled row has, and the line that remembers each act."""

from __future__ import annotations

import uuid

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.expressions import RawSQL

from woonzeker.access.clock import now
from woonzeker.access.desks import current_organisation
from woonzeker.access.tenancy import current_municipality


class TenantModel(models.Model):
    """A row of one municipality; the database shows it to that municipality alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)

    class Meta:
        abstract = True


class DeskModel(models.Model):
    """A row of one organisation's own desk; the database shows it at that desk alone.

    It belongs to the organisation and to no municipality: no municipality ever sees it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField(default=current_organisation, editable=False)

    class Meta:
        abstract = True


class DeskKey(models.Model):
    """The key of an organisation's own rows, wrapped by one that stands outside the database.

    Without it nothing that was sealed at that desk can be read: removing it erases them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.UUIDField(default=current_organisation, editable=False, unique=True)
    wrapped = models.BinaryField()
    #: which key outside the database wrapped it
    wrapped_by = models.CharField(max_length=20)


class DeskLine(models.Model):
    """Who did or saw what at an organisation's own desk. Only ever added; never names.

    `actor_id` is the user who acts for the organisation, or the job of the system.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.UUIDField(default=current_organisation, editable=False)
    at = models.DateTimeField(default=now, editable=False)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.CharField(max_length=64)
    role = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=6)  # action, look
    code = models.CharField(max_length=80)
    basis = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=64, blank=True)
    #: of a refusal: not_permitted, refused or not_found
    why = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=7, blank=True)
    address = models.CharField(max_length=45, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "at"], name="desk_lines_of")]


class AuditLine(models.Model):
    """Who did or saw what about which subject, when, from where, as what and on which ground.

    Only ever added. It holds codes and opaque ids, never names: the line outlives the data it
    speaks of. Which people were shown stands in the processing lines with the same operation.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)
    at = models.DateTimeField(default=now, editable=False)
    actor_kind = models.CharField(max_length=10)
    actor_id = models.CharField(max_length=64)
    #: every role that was held then
    roles = models.CharField(max_length=200, blank=True)
    #: those of them that gave the right, and how the actor stood to the subject
    by_roles = models.CharField(max_length=200, blank=True)
    relations = models.CharField(max_length=80, blank=True)
    #: action (did) or look (saw)
    kind = models.CharField(max_length=6, default="action")
    code = models.CharField(max_length=80)
    #: classes of data that the act asks for, as codes
    data = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=2, blank=True)
    subject = models.CharField(max_length=64, blank=True)
    count = models.PositiveIntegerField(default=1)
    refused = models.BooleanField(default=False)
    #: web, api, job or command
    channel = models.CharField(max_length=7, blank=True)
    #: network address as it came; empty for a job or command
    address = models.CharField(max_length=45, blank=True)
    trace_id = models.UUIDField(null=True)
    operation_id = models.BigIntegerField(null=True)
    parent_operation_id = models.BigIntegerField(null=True)
    #: of a refusal: not_permitted, refused or not_found
    why = models.CharField(max_length=20, blank=True, db_default="")
    #: the user who acted for a partner; empty for its own system and for whoever works here
    behind = models.CharField(max_length=64, blank=True, db_default="")

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "subject", "at"], name="audit_by_subject"),
            models.Index(fields=["municipality", "actor_id", "at"], name="audit_by_actor"),
            models.Index(fields=["municipality", "operation_id"], name="audit_by_operation"),
        ]


class AuditSeal(models.Model):
    """The place of one audit line in the chain of its municipality, with the hash up to there.

    `id` is the id of the line. Sequence numbers begin at 1 and have no gaps.
    """

    id = models.BigIntegerField(primary_key=True)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)
    sequence = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "sequence"], name="one_seal_a_place"),
        ]


class SignInLine(models.Model):
    """What happened around signing in, before there is a municipality: who, how it ended, whence.

    Only ever added. Of somebody who is not known there is no id, and what was typed is not kept.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(default=now, editable=False)
    code = models.CharField(max_length=80)
    user_id = models.CharField(max_length=64, blank=True)
    #: whom it is done to, when that is another than who does it
    subject = models.CharField(max_length=64, blank=True)
    refused = models.BooleanField(default=False)
    #: a code, never free words
    why = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=7, blank=True)
    address = models.CharField(max_length=45, blank=True)
    trace_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user_id", "at"], name="sign_ins_of_user")]


class SignInSeal(models.Model):
    """The place of one sign-in line in the one chain of sign-in lines; see AuditSeal."""

    id = models.BigIntegerField(primary_key=True)
    sequence = models.BigIntegerField(unique=True)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()


class AuditPending(models.Model):
    """A line that has no seal yet; a trigger adds it in the line's own transaction.

    `chain` is the code of a municipality, or `signin`. Nothing of the line itself stands here, so
    that one sealer can see at once for which chains there is work.
    """

    id = models.BigAutoField(primary_key=True)
    chain = models.CharField(max_length=8)
    line = models.BigIntegerField()
    since = models.DateTimeField(db_default=RawSQL("clock_timestamp()", ()))

    class Meta:
        indexes = [models.Index(fields=["chain", "line"], name="pending_of_chain")]


class AuditHead(models.Model):
    """How far each chain is sealed: where the sealer goes on, and what is exported every hour."""

    chain = models.CharField(max_length=8, primary_key=True)
    sequence = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()


class AuditCut(models.Model):
    """Where a chain begins since its oldest lines reached their term and were removed.

    `sequence` and `hash` are those of the last seal that was removed. It counts only when a sealed
    line further on in the same chain (`access.cut_audit`) carries that hash as its subject.
    """

    id = models.BigAutoField(primary_key=True)
    chain = models.CharField(max_length=8)
    sequence = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)
    cut_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["chain", "-sequence"], name="cuts_of_chain")]


class ProcessingLine(models.Model):
    """One person of whom data was processed, in one activity; after Logboek Dataverwerkingen.

    No user in it: who that was stands in the audit line with the same operation. `subject` is a
    keyed digest of the id of the person or signal, never a number that others know somebody by.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)
    trace_id = models.UUIDField()
    operation_id = models.BigIntegerField()
    parent_operation_id = models.BigIntegerField(null=True)
    status_code = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    start_time = models.DateTimeField()
    end_time = models.DateTimeField()
    #: trace and operation of another organisation that asked for this, when it told them
    foreign_operation = models.JSONField(null=True)
    #: entry of the register of processing activities, with its version: `koppelen/1`
    activity = models.CharField(max_length=60)
    subject = models.UUIDField()
    #: person or signal
    subject_type = models.CharField(max_length=6)

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "subject", "start_time"], name="processing_by_subject"
            ),
            BrinIndex(fields=["start_time"], name="processing_by_time"),
        ]


class SubjectKey(models.Model):
    """The key of one signal or one person: without it what was sealed for them cannot be read.

    Wrapped by a key that stands outside the database. Erasing a subject removes the row.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.CharField(max_length=4, default=current_municipality, editable=False)
    #: id of the signal, person or other row whose secrets it opens
    subject = models.UUIDField()
    wrapped = models.BinaryField()
    #: which key outside the database wrapped it
    wrapped_by = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "subject"], name="one_key_a_subject"),
        ]
        indexes = [models.Index(fields=["wrapped_by"], name="keys_to_wrap_again")]


class Export(TenantModel):
    """People who left the system on paper or in a file: counted, and above a number by two people.

    Rows are never removed by the one who exports; free words of the reason stand here alone.
    """

    asked_at = models.DateTimeField(default=now)
    asked_by = models.CharField(max_length=64)
    #: code of the act that gives the file, and the opaque id of what it is about
    code = models.CharField(max_length=80)
    subject = models.CharField(max_length=64, blank=True)
    people = models.PositiveIntegerField()
    #: digest of exactly who and what was in the file, once it was given
    content = models.CharField(max_length=64, blank=True, db_default="")
    #: of leafing today: four bytes of a keyed digest for each who was shown
    seen = models.BinaryField(default=b"", db_default=b"")
    reason = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = models.CharField(max_length=64, blank=True)
    refused_at = models.DateTimeField(null=True)
    #: when the file was given
    taken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["municipality", "asked_by", "asked_at"], name="exports_of")]


class JobWatch(models.Model):
    """When a job that must not stop last ended well: who reads it sees that one has stopped."""

    name = models.CharField(max_length=60, primary_key=True)
    #: it should end well at least once in so many minutes
    every_minutes = models.PositiveIntegerField()
    ended_at = models.DateTimeField()
