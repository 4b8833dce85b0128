# SPDX-License-Identifier: EUPL-1.2
"""Reading who works where and which policy holds on a day."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID

import yaml
from django.db.models import Count, Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import Relation
from woonzeker.access.tenancy import remembered
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


def shipped_policy(kind: PolicyKind) -> dict[str, Any]:
    """The policy that the program ships with, for a municipality that decided nothing yet."""
    return dict(json.loads(_shipped(kind)))


@cache
def _shipped(kind: PolicyKind) -> str:
    source = resources.files("woonzeker.organisations") / "policies" / f"{kind.value}.yaml"
    return json.dumps(yaml.safe_load(source.read_text(encoding="utf-8")), default=str)


def access_policy(municipality: str, *, on: date | None = None) -> dict[str, Any]:
    """What a municipality decided about access on a day (today), on top of what is shipped."""
    shipped = shipped_policy(PolicyKind.ACCESS)
    try:
        return shipped | policy_data(municipality, PolicyKind.ACCESS, on=on or clock.today())
    except NoPolicy:
        return shipped


def teams_held(actor: Actor) -> frozenset[UUID] | None:
    """The teams in which the actor works today; None when a role of theirs is in no one team.

    Asked once in a transaction.
    """

    def ask() -> frozenset[UUID] | None:
        held = memberships_of(actor.id, on=clock.today()).filter(municipality_id=actor.municipality)
        found = set(held.order_by().values_list("team_id", flat=True))
        return None if None in found else frozenset(found)

    return remembered(("teams_held", actor.id), ask)


def relations_to_team(actor: Actor, team: str) -> frozenset[Relation]:
    """The relations of a user to a team of their municipality. Raises NotFound."""
    found = Team.objects.filter(pk=team, municipality_id=actor.municipality).first()
    if found is None:
        raise NotFound
    held = teams_held(actor)
    mine = held is None or found.pk in held
    return frozenset({Relation.ANYWHERE, *([Relation.TEAM] if mine else [])})


def works_in(user: str, municipality: str) -> frozenset[str]:
    """The roles that somebody holds in a municipality today; empty when they do not work there."""
    if not _is_uuid(user):
        return frozenset()
    held = memberships_of(user, on=clock.today()).filter(municipality_id=municipality)
    return frozenset(held.order_by().values_list("role", flat=True))


def colleagues_of(actor: Actor, *roles: str) -> list[tuple[str, str]]:
    """Id and name of who works in the actor's municipality today in one of these roles, by name."""
    today = clock.today()
    held = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        municipality_id=actor.municipality,
        role__in=roles,
        from_on__lte=today,
        user__is_active=True,
    ).select_related("user")
    found = {(str(each.user_id), each.user.name) for each in held}
    return sorted(found, key=lambda pair: (pair[1], pair[0]))


def _is_uuid(text: str) -> bool:
    return len(text) == 36 and text.count("-") == 4
