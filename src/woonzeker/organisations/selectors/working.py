# SPDX-License-Identifier: EUPL-1.2
"""Who works where: roles held, teams and colleagues."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import OF_A_TEAM, Relation
from woonzeker.access.tenancy import remembered, tenant
from woonzeker.errors import NotFound
from woonzeker.organisations.models import (
    Membership,
    Municipality,
    Team,
)


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


def municipality(code: str) -> Municipality:
    """The municipality with this code; raises NotFound."""
    if (found := Municipality.objects.filter(code=code).first()) is None:
        raise NotFound
    return found


def teams_of(actor: Actor) -> QuerySet[Team]:
    """The teams of the actor's municipality, by name."""
    return Team.objects.filter(municipality_id=actor.municipality).order_by("name")


def workers_of(actor: Actor, team: UUID, *roles: str) -> list[tuple[str, str]]:
    """Id and name of who holds one of these roles in a team today, by name; else who visits."""
    today = clock.today()
    held = Membership.objects.filter(
        Q(until_on=None) | Q(until_on__gte=today),
        municipality_id=actor.municipality,
        team_id=team,
        role__in=roles or ("outreach_worker",),
        from_on__lte=today,
        user__is_active=True,
    ).select_related("user")
    return sorted(
        {(str(m.user_id), m.user.name) for m in held}, key=lambda pair: (pair[1], pair[0])
    )


def teams_held(actor: Actor) -> frozenset[UUID] | None:
    """The teams in which the actor leads today; None when they lead in no one team: all of them.

    Only memberships count of a role that the matrix binds to a team: another role without a team
    widens nothing. Asked once in a transaction.
    """

    def ask() -> frozenset[UUID] | None:
        held = memberships_of(actor.id, on=clock.today()).filter(
            municipality_id=actor.municipality, role__in=OF_A_TEAM
        )
        found = set(held.order_by().values_list("team_id", flat=True))
        return None if None in found else frozenset(found)

    with tenant(actor.municipality):
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
