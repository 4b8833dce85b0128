# SPDX-License-Identifier: EUPL-1.2
"""The people who work in a municipality: their roles, whether they still come, how they get in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.matrix import sight
from woonzeker.access.policy import DataClass, Relation, Role, Sight, sees
from woonzeker.access.veil import of
from woonzeker.accounts.models import ExternalIdentity, User
from woonzeker.accounts.rules.sessions import WHOLE
from woonzeker.errors import NotFound
from woonzeker.organisations.models import Membership
from woonzeker.organisations.rules import WARNED_DAYS, days_left
from woonzeker.organisations.selectors.naming import role_words
from woonzeker.organisations.selectors.policies import access_policy
from woonzeker.organisations.selectors.working import teams_held

#: each sees the people in their reach
MAY_SEE = sees(DataClass.USERS)


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role that somebody holds, will hold or held; `membership` is its id."""

    membership: UUID
    role: Role
    team: str
    from_on: date
    until_on: date | None
    is_over: bool

    @property
    def words(self) -> str | Promise:
        """The name of the role."""
        return role_words(self.role)


@of(DataClass.USERS)
@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who works or worked here. What only whoever manages users sees is None to others.

    `days_left` is filled when the account is switched off within two weeks because it is not used.
    """

    id: UUID
    username: str
    name: str
    is_active: bool
    why_off: str
    is_practice: bool
    is_external: bool
    roles: tuple[RoleRow, ...]
    used_on: date | None
    days_left: int | None
    has_second_step: bool | None
    sessions: int | None
    relations: frozenset[Relation]

    @property
    def current_roles(self) -> tuple[RoleRow, ...]:
        """Those that are not over."""
        return tuple(each for each in self.roles if not each.is_over)


@look("organisations.people", may_if=MAY_SEE, basis="AVG art. 32")
def people(*, actor: Actor) -> tuple[PersonRow, ...]:
    """The people of the municipality, or of one's own teams, by name; who is off comes last."""
    rows = _rows(actor, User.objects.filter(memberships__municipality_id=actor.municipality))
    audit.concerns(len(rows))
    return tuple(sorted(rows, key=lambda row: (not row.is_active, row.name, row.username)))


@look("organisations.person", may_if=MAY_SEE, basis="AVG art. 32", about="user")
def person(*, actor: Actor, user: UUID) -> PersonRow:
    """One of them. Raises NotFound for who never worked here."""
    found = _rows(actor, User.objects.filter(pk=user))
    if not found:
        raise NotFound
    return found[0]


def relations_to_user(actor: Actor, user: str) -> frozenset[Relation]:
    """How somebody stands to a colleague. Raises NotFound for who never worked here."""
    held = list(_memberships(actor).filter(user_id=user)) if _is_id(user) else []
    if not held:
        raise NotFound
    return _relations(actor, held)


def _rows(actor: Actor, users: QuerySet[User]) -> list[PersonRow]:
    """What the actor may see of these users, of whom some may be out of reach."""
    since = clock.real() - WHOLE  # what is older is over, though nobody came back to be told
    still = Q(sessions__ended_at=None, sessions__began_at__gt=since)
    open_now = Count("sessions", filter=still, distinct=True)
    found = {
        user.pk: user
        for user in users.annotate(open_sessions=open_now)
        .select_related("second_factor")
        .distinct()
    }
    held: dict[UUID, list[Membership]] = {}
    for each in _memberships(actor).filter(user_id__in=list(found)).select_related("team"):
        held.setdefault(each.user_id, []).append(each)
    external = set(
        ExternalIdentity.objects.filter(
            user_id__in=list(found), municipality_code=actor.municipality
        ).values_list("user_id", flat=True)
    )
    rows = [_row(actor, found[pk], roles, is_external=pk in external) for pk, roles in held.items()]
    return [row for row in rows if row is not None]


def _row(
    actor: Actor, user: User, held: list[Membership], *, is_external: bool
) -> PersonRow | None:
    relations = _relations(actor, held)
    seen = Sight.FULL if actor.kind == "system" else sight(actor.roles, DataClass.USERS, relations)
    if seen < Sight.LIMITED:
        return None
    factor = getattr(user, "second_factor", None)
    used_on = _day(user.used_at or user.created_at)
    row = PersonRow(
        id=user.pk,
        username=user.username,
        name=user.name,
        is_active=user.is_active,
        why_off=user.disabled_why,
        is_practice=user.is_demo,
        is_external=is_external,
        roles=tuple(_role(each) for each in held),
        used_on=_day(user.used_at) if user.used_at else None,
        days_left=_soon(actor, user, used_on),
        has_second_step=factor is not None and factor.confirmed_at is not None,
        sessions=int(getattr(user, "open_sessions", 0)),
        relations=relations,
    )
    if seen is Sight.FULL:
        return row
    return replace(row, used_on=None, days_left=None, has_second_step=None, sessions=None)


def _role(held: Membership) -> RoleRow:
    return RoleRow(
        membership=held.pk,
        role=Role(held.role),
        team=held.team.name if held.team else "",
        from_on=held.from_on,
        until_on=held.until_on,
        is_over=held.until_on is not None and held.until_on < clock.today(),
    )


def _soon(actor: Actor, user: User, used_on: date) -> int | None:
    """Days until an unused account is switched off, when that is soon."""
    if not user.is_active or user.is_demo:
        return None
    term = int(access_policy(actor.municipality)["unused_account_days"])
    left = days_left(used_on=used_on, today=_day(clock.real()), terms=[term])
    return max(left, 0) if left <= WARNED_DAYS else None


def _relations(actor: Actor, held: Iterable[Membership]) -> frozenset[Relation]:
    """Working here, and in a team of mine as long as one of their roles there is not over."""
    teams, today = teams_held(actor), clock.today()
    mine = any(
        (teams is None or each.team_id in teams)
        for each in held
        if each.until_on is None or each.until_on >= today
    )
    return frozenset({Relation.ANYWHERE, *([Relation.TEAM] if mine else [])})


def _memberships(actor: Actor) -> QuerySet[Membership]:
    return Membership.objects.filter(municipality_id=actor.municipality).order_by(
        "role", "from_on", "team__name"
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.AMSTERDAM).date()


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
