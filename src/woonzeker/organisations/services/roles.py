# SPDX-License-Identifier: EUPL-1.2
"""Who holds which role, from when until when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import ROLE_NAMES, Role, holds, only_system
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.models import Membership, Team
from woonzeker.organisations.rules import ROLES_OF_STAFF, clash
from woonzeker.organisations.services.guarding import (
    lock_people,
    refuse_external,
    refuse_last_admin,
    refuse_self,
)


@action("organisations.give_role", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="Wgs art. 2")
def give_role(
    *,
    actor: Actor,
    user: UUID,
    role: Role,
    from_on: date,
    team: UUID | None = None,
    until_on: date | None = None,
) -> Membership:
    """Let a user hold a role in the actor's municipality, from a day on, until another if given.

    Raises Refused for oneself, for roles that do not go together and for those that nobody is
    given; NotFound for a team of another municipality.
    """
    refuse_self(actor, user)
    refuse_external(actor, user)
    if team and not Team.objects.filter(pk=team, municipality_id=actor.municipality).exists():
        raise NotFound
    lock_people(actor)
    held = _held(actor, user, from_on)
    refuse_clash([role, *(Role(each.role) for each in held)])
    same = next((each for each in held if each.role == role and each.team_id == team), None)
    return same or Membership.objects.create(
        user_id=user,
        municipality_id=actor.municipality,
        team_id=team,
        role=role.value,
        from_on=from_on,
        until_on=until_on,
    )


@action(
    "organisations.end_role",
    may_if=holds(Role.FUNCTIONAL_ADMIN),
    basis="Wgs art. 2",
    about="user",
)
def end_role(
    *, actor: Actor, user: UUID, membership: UUID, last_on: date | None = None
) -> Membership:
    """Let a role end: after a last day, or at once without one.

    Raises NotFound for a role that this person does not hold here, Refused for the last functional
    admin, for oneself, and where the sign-in of the municipality gives the roles.
    """
    refuse_self(actor, user)
    refuse_external(actor, user)
    lock_people(actor)
    held = Membership.objects.filter(
        pk=membership, user_id=user, municipality_id=actor.municipality
    ).first()
    if held is None:
        raise NotFound
    if held.role == Role.FUNCTIONAL_ADMIN:
        refuse_last_admin(actor, user)
    _end(held, last_on)
    return held


@action("organisations.follow_claims", may_if=only_system(), basis="Wgs art. 2", about="user")
def follow_claims(
    *, actor: Actor, user: UUID, roles: Collection[tuple[Role, str]]
) -> list[Membership]:
    """Let somebody hold exactly the roles that the sign-in of the municipality gives today.

    What is no longer given ends at once. A team that does not exist here gives no role, and so do
    roles that do not go together.
    """
    lock_people(actor)
    teams = dict(Team.objects.filter(municipality_id=actor.municipality).values_list("name", "pk"))
    wanted = {(role, teams.get(team)) for role, team in roles if not team or team in teams}
    if clash([role for role, _team in wanted]):
        wanted = set()
    today = clock.today()
    held = _held(actor, user, today)
    for each in held:
        if (Role(each.role), each.team_id) not in wanted:
            _end(each, None)
    present = {(Role(each.role), each.team_id) for each in held}
    for role, team in sorted(wanted - present, key=str):
        Membership.objects.create(
            user_id=user,
            municipality_id=actor.municipality,
            team_id=team,
            role=role.value,
            from_on=today,
        )
    return list(_held(actor, user, today))


def refuse_clash(roles: Collection[Role]) -> None:
    """Raise Refused for a role that nobody is given here, and for two that do not go together."""
    if not set(roles) <= set(ROLES_OF_STAFF):
        raise Refused(_("Deze rol kun je hier niet geven."))
    if (other := clash(roles)) is not None:
        raise Refused(
            _("Een functioneel beheerder ziet geen inwoners. Dat gaat niet samen met: %(role)s.")
            % {"role": _(ROLE_NAMES[other])}
        )


def _held(actor: Actor, user: UUID, on: date) -> list[Membership]:
    """What somebody holds here on a day, or will hold after it."""
    not_over = Q(until_on=None) | Q(until_on__gte=on)
    return list(
        Membership.objects.filter(
            not_over, user_id=user, municipality_id=actor.municipality
        ).order_by("role", "from_on")
    )


def _end(membership: Membership, last_on: date | None) -> None:
    """Let it end; without a last day it was over yesterday, so that it is not held any more."""
    membership.until_on = last_on or clock.today() - timedelta(days=1)
    membership.save(update_fields=["until_on"])
