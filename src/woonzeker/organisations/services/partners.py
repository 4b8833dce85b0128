# SPDX-License-Identifier: EUPL-1.2
"""Agreements with partners, and the tokens with which they deliver."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.organisations.models import (
    Agreement,
    Partner,
    PartnerKind,
    PartnerToken,
)


@action(
    "organisations.agree", may_if=holds(Role.INTAKE_COORDINATOR), basis="Wgs art. 3 lid 1 onder b"
)
def agree(
    *,
    actor: Actor,
    sector: str,
    name: str,
    from_on: date,
    kind: str = PartnerKind.CREDITOR,
) -> Agreement:
    """Record that a partner reports to the actor's municipality; again gives what exists."""
    partner, _ = Partner.objects.get_or_create(sector=sector, name=name, defaults={"kind": kind})
    agreement = Agreement.objects.filter(
        municipality_id=actor.municipality, partner=partner
    ).first()
    return agreement or Agreement.objects.create(
        municipality_id=actor.municipality, partner=partner, from_on=from_on
    )


@action(
    "organisations.agree_with",
    may_if=holds(Role.INTAKE_COORDINATOR),
    basis="Wgs art. 3 lid 1 onder b",
)
def agree_with(*, actor: Actor, partner: UUID, from_on: date, contact: str) -> Agreement:
    """Record that a partner who came by themselves reports here, and who answers their questions.

    Again gives what runs, with this contact.
    """
    running = Agreement.objects.filter(
        Q(until_on=None) | Q(until_on__gte=from_on),
        municipality_id=actor.municipality,
        partner_id=partner,
    ).first()
    agreement = running or Agreement(
        municipality_id=actor.municipality, partner_id=partner, from_on=from_on
    )
    agreement.contact = contact[:200]
    agreement.save()
    return agreement


@action(
    "organisations.issue_token",
    may_if=holds(Role.FUNCTIONAL_ADMIN, Role.INTAKE_COORDINATOR),
    basis="AVG art. 32",
    about="agreement",
)
def issue_token(*, actor: Actor, agreement: UUID) -> str:
    """Make a bearer token for a partner; it is shown now and never again."""
    token = f"wz_{secrets.token_urlsafe(32)}"
    owned = Agreement.objects.get(pk=agreement, municipality_id=actor.municipality)
    PartnerToken.objects.create(
        agreement=owned, token_hash=hashlib.sha256(token.encode()).hexdigest()
    )
    return token


@action(
    "organisations.revoke_tokens",
    may_if=holds(Role.FUNCTIONAL_ADMIN, Role.INTAKE_COORDINATOR),
    basis="AVG art. 32",
    about="agreement",
)
def revoke_tokens(*, actor: Actor, agreement: UUID) -> int:
    """End every token of an agreement at once; returns how many ended."""
    return PartnerToken.objects.filter(
        agreement_id=agreement,
        agreement__municipality_id=actor.municipality,
        revoked_at=None,
    ).update(revoked_at=clock.now())
