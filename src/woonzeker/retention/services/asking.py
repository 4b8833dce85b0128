# SPDX-License-Identifier: EUPL-1.2
"""Forgetting somebody before the term: one person asks, another decides; and holds by hand."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.errors import NotFound, Refused
from woonzeker.retention.errors import AlreadyDecided, Held, SamePerson
from woonzeker.retention.models import ErasureRequest, ErasureStub, Ground, Hold, SubjectKind
from woonzeker.retention.rules import HoldKind
from woonzeker.retention.rules.holds import BY_HAND
from woonzeker.retention.selectors import MAY_DECIDE, holds_on, ids_of, subject_of
from woonzeker.retention.services.erasing import Order, erase

MAY_ASK = holds(Role.PRIVACY_OFFICER)
BASIS = "AVG art. 17"
BY_PERSON = (Ground.REQUEST, Ground.UNLAWFUL)
#: a hold is looked at again after a year at the latest
LONGEST_HOLD = timedelta(days=366)


@action("retention.ask_erasure", may_if=MAY_ASK, basis=BASIS)
def ask_erasure(*, actor: Actor, reference: str, ground: Ground, reason: str) -> ErasureRequest:
    """Ask to forget the subject of a case number or opaque id; another person decides.

    Raises NotFound for an unknown reference, Refused without a reason or when it was asked already.
    """
    words = " ".join(reason.split())
    if not words:
        raise Refused(_("Geef een reden: een ander moet hierover kunnen beslissen."))
    if ground not in BY_PERSON:
        raise Refused(_("Kies een grond."))
    kind, subject = subject_of(reference)
    waiting = ErasureRequest.objects.filter(
        subject=subject, approved_at=None, refused_at=None, done_at=None
    )
    if waiting.exists():
        raise Refused(_("Hiervoor wacht al een verzoek."))
    return ErasureRequest.objects.create(
        kind=kind, subject=subject, ground=ground, reason=words, asked_by=actor.id
    )


@action("retention.approve_erasure", may_if=MAY_DECIDE, basis=BASIS, about="erasure")
def approve_erasure(*, actor: Actor, erasure: UUID) -> ErasureStub:
    """Approve a request of somebody else and forget at once. Raises SamePerson, Held, NotFound."""
    found = _waiting(erasure)
    if found.asked_by == actor.id:
        raise SamePerson
    ids = ids_of(found.kind, found.subject)
    if holds_on(ids):
        raise Held
    order = Order(
        kind=SubjectKind(found.kind),
        subject=found.subject,
        ids=ids,
        ground=Ground(found.ground),
        asked_by=found.asked_by,
        approved_by=actor.id,
    )
    (stub,) = erase(actor, [order])
    found.approved_at, found.approved_by, found.done_at = clock.now(), actor.id, clock.now()
    found.reason, found.stub_id = "", stub.pk
    found.save()
    return stub


@action("retention.refuse_erasure", may_if=MAY_DECIDE, basis=BASIS, about="erasure")
def refuse_erasure(*, actor: Actor, erasure: UUID) -> ErasureRequest:
    """Decide not to forget; who asked may also take it back."""
    found = _waiting(erasure)
    found.refused_at = clock.now()
    found.save(update_fields=["refused_at"])
    return found


@action("retention.set_hold", may_if=MAY_ASK, basis="AVG art. 17 lid 3; art. 18")
def set_hold(
    *, actor: Actor, reference: str, why: HoldKind, until_on: date, reason: str = ""
) -> Hold:
    """Keep a subject for now, until a day. Raises Refused for a day that is past or too far."""
    today = clock.today()
    if why not in BY_HAND:
        raise Refused(_("Kies waarom het bewaard moet blijven."))
    if not today <= until_on <= today + LONGEST_HOLD:
        raise Refused(_("Kies een laatste dag van vandaag tot hooguit een jaar verder."))
    kind, subject = subject_of(reference)
    return Hold.objects.create(
        kind=kind,
        subject=subject,
        why=why.value,
        reason=" ".join(reason.split())[:200],
        set_by=actor.id,
        until_on=until_on,
    )


@action("retention.end_hold", may_if=MAY_ASK, basis="AVG art. 17 lid 3", about="hold")
def end_hold(*, actor: Actor, hold: UUID) -> Hold:
    """End a hold before its last day."""
    if (found := Hold.objects.select_for_update().filter(pk=hold, ended_at=None).first()) is None:
        raise NotFound
    found.ended_at = clock.now()
    found.save(update_fields=["ended_at"])
    return found


def _waiting(erasure: UUID) -> ErasureRequest:
    if (found := ErasureRequest.objects.select_for_update().filter(pk=erasure).first()) is None:
        raise NotFound
    if found.approved_at or found.refused_at:
        raise AlreadyDecided
    return found
