# SPDX-License-Identifier: EUPL-1.2
"""Setting up a municipality, its teams, people, partners and policy."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds, only_system
from woonzeker.organisations.models import (
    Agreement,
    LocalPolicy,
    Membership,
    Municipality,
    Partner,
    PartnerToken,
    PolicyKind,
    Team,
)
from woonzeker.organisations.selectors import shipped_policy

#: the shipped policy holds from before any data, so that every past day has one
SHIPPED_FROM = date(2021, 1, 1)


#: what a room asks of a policy of its kind; raises an error that says what is wrong
PolicyCheck = Callable[[dict[str, Any]], object]
_checks: dict[str, PolicyCheck] = {}


def check_policy_with(kind: str, check: PolicyCheck) -> None:
    """Let the room that reads a kind of policy guard its bounds; call at start-up."""
    _checks[PolicyKind(kind).value] = check


@action("organisations.establish", may_if=only_system(), basis="Wgs art. 2")
def establish(*, actor: Actor, name: str, is_demo: bool = False) -> Municipality:
    """Make the actor's municipality known, with the shipped policies; again is harmless."""
    made, _ = Municipality.objects.update_or_create(
        code=actor.municipality, defaults={"name": name, "is_demo": is_demo}
    )
    for kind in PolicyKind:
        LocalPolicy.objects.get_or_create(
            municipality=made,
            kind=kind,
            version=1,
            defaults={
                "valid_from": SHIPPED_FROM,
                "data": shipped_policy(kind),
                "decided_by": "shipped",
            },
        )
    return made


@action("organisations.decide_policy", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wgs art. 2")
def decide_policy(
    *, actor: Actor, kind: PolicyKind, data: dict[str, Any], valid_from: date
) -> LocalPolicy:
    """Add a dated version of a policy; the earlier ones stay as they were.

    Raises what the room that reads it says when it does not keep within its bounds.
    """
    if check := _checks.get(kind):
        check({**data, "version": 1, "valid_from": valid_from})
    newest = (
        LocalPolicy.objects.select_for_update()
        .filter(municipality_id=actor.municipality, kind=kind)
        .order_by("-version")
        .first()
    )
    return LocalPolicy.objects.create(
        municipality_id=actor.municipality,
        kind=kind,
        version=newest.version + 1 if newest else 1,
        valid_from=valid_from,
        data=data,
        decided_by=actor.id,
    )


@action("organisations.add_team", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wgs art. 2")
def add_team(*, actor: Actor, name: str) -> Team:
    """Make a team; again gives the one that exists."""
    team, _ = Team.objects.get_or_create(municipality_id=actor.municipality, name=name)
    return team


@action("organisations.give_role", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wgs art. 2")
def give_role(
    *, actor: Actor, user: UUID, role: Role, from_on: date, team: UUID | None = None
) -> Membership:
    """Let a user hold a role in the actor's municipality from a day on."""
    held = Membership.objects.filter(
        Q(team_id=team) if team else Q(team=None),
        user_id=user,
        municipality_id=actor.municipality,
        role=role.value,
    ).first()
    return held or Membership.objects.create(
        user_id=user,
        municipality_id=actor.municipality,
        team_id=team,
        role=role.value,
        from_on=from_on,
    )


@action(
    "organisations.agree", may_if=holds(Role.INTAKE_COORDINATOR), basis="Wgs art. 3 lid 1 onder b"
)
def agree(*, actor: Actor, sector: str, name: str, from_on: date) -> Agreement:
    """Record that a partner reports to the actor's municipality; again gives what exists."""
    partner, _ = Partner.objects.get_or_create(sector=sector, name=name)
    agreement = Agreement.objects.filter(
        municipality_id=actor.municipality, partner=partner
    ).first()
    return agreement or Agreement.objects.create(
        municipality_id=actor.municipality, partner=partner, from_on=from_on
    )


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
