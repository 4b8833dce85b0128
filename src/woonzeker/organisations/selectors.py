# SPDX-License-Identifier: EUPL-1.2
"""Reading who works where and which policy holds on a day."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.errors import NotFound
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


class NoPolicy(NotFound):
    """Voor deze dag is geen beleid vastgesteld."""


def memberships_of(user: str | UUID, *, on: date) -> QuerySet[Membership]:
    """The roles that a user holds on a day, in every municipality."""
    holds = Q(until_on=None) | Q(until_on__gte=on)
    return (
        Membership.objects.filter(holds, user_id=user, user__is_active=True, from_on__lte=on)
        .select_related("municipality", "team")
        .order_by("municipality_id", "role")
    )


def actor_for(*, user: str | UUID, municipality: str) -> Actor | None:
    """The actor that a signed-in user is in a municipality today, None when they hold no role."""
    held = memberships_of(user, on=clock.today()).filter(municipality_id=municipality)
    roles = frozenset(held.values_list("role", flat=True))
    return (
        Actor(kind="user", id=str(user), municipality=municipality, roles=roles) if roles else None
    )


def actor_for_token(token: str) -> tuple[Actor, Partner] | None:
    """The partner that a bearer token stands for, None when it is unknown, revoked or ended."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    found = (
        PartnerToken.objects.filter(token_hash=digest, revoked_at=None)
        .select_related("agreement__partner")
        .first()
    )
    today = clock.today()
    if found is None or found.agreement.from_on > today:
        return None
    if found.agreement.until_on and found.agreement.until_on < today:
        return None
    partner = found.agreement.partner
    actor = Actor(kind="partner", id=str(partner.pk), municipality=found.agreement.municipality_id)
    return actor, partner


def municipality(code: str) -> Municipality:
    """The municipality with this code; raises NotFound."""
    if (found := Municipality.objects.filter(code=code).first()) is None:
        raise NotFound
    return found


def partners_of(actor: Actor) -> QuerySet[Partner]:
    """The partners that report to the actor's municipality, by sector and name."""
    return (
        Partner.objects.filter(agreements__municipality_id=actor.municipality)
        .distinct()
        .order_by("sector", "name")
    )


def reporting_partner(actor: Actor, partner: UUID, *, on: date) -> Partner | None:
    """The partner, when it has an agreement with the actor's municipality on that day."""
    holds = Q(agreements__until_on=None) | Q(agreements__until_on__gte=on)
    return (
        Partner.objects.filter(
            holds,
            pk=partner,
            agreements__municipality_id=actor.municipality,
            agreements__from_on__lte=on,
        )
        .distinct()
        .first()
    )


def agreements_of(actor: Actor) -> QuerySet[Agreement]:
    """The agreements of the actor's municipality, each with its `open_tokens`, by partner."""
    return (
        Agreement.objects.filter(municipality_id=actor.municipality)
        .select_related("partner")
        .annotate(open_tokens=Count("tokens", filter=Q(tokens__revoked_at=None)))
        .order_by("partner__sector", "partner__name", "from_on")
    )


def teams_of(actor: Actor) -> QuerySet[Team]:
    """The teams of the actor's municipality, by name."""
    return Team.objects.filter(municipality_id=actor.municipality).order_by("name")


def workers_of(actor: Actor, team: UUID) -> list[tuple[str, str]]:
    """Id and name of who visits for a team today, by name."""
    today = clock.today()
    held = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        municipality_id=actor.municipality,
        team_id=team,
        role="outreach_worker",
        from_on__lte=today,
        user__is_active=True,
    ).select_related("user")
    return sorted(
        {(str(m.user_id), m.user.name) for m in held}, key=lambda pair: (pair[1], pair[0])
    )


def policy(municipality: str, kind: PolicyKind, *, on: date) -> LocalPolicy:
    """The version of a municipality's policy that holds on a day; raises NoPolicy."""
    found = (
        LocalPolicy.objects.filter(municipality_id=municipality, kind=kind, valid_from__lte=on)
        .order_by("-valid_from", "-version")
        .first()
    )
    if found is None:
        raise NoPolicy
    return found


def policy_data(municipality: str, kind: PolicyKind, *, on: date) -> dict[str, Any]:
    """The content of the policy that holds on a day."""
    return dict(policy(municipality, kind, on=on).data)
