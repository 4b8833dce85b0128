# SPDX-License-Identifier: EUPL-1.2
"""Who was invited or starts again: what waits for a second person, and what became of links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from woonzeker.access import audit, clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass, Relation, Role, sees
from woonzeker.access.veil import of
from woonzeker.accounts.models import Invitation, InvitationState
from woonzeker.accounts.selectors import names_of
from woonzeker.errors import NotFound
from woonzeker.organisations.models import Membership, Team
from woonzeker.organisations.rules import may_release
from woonzeker.organisations.selectors.naming import role_words
from woonzeker.organisations.selectors.working import teams_held

_BASIS = "AVG art. 32"
_SEES = sees(DataClass.USERS)
#: who may release a link sees which wait; a team lead those of their own team
MAY_SEE_INVITED = _SEES.by(Role.FUNCTIONAL_ADMIN, Role.PRIVACY_OFFICER, Role.TEAM_LEAD)
#: who watches over how people got in
MAY_SEE_GIVEN = _SEES.by(Role.FUNCTIONAL_ADMIN, Role.PRIVACY_OFFICER)
LOOKED_BACK = timedelta(days=365)


@of(DataClass.USERS)
@dataclass(frozen=True, slots=True)
class InvitationRow:
    """A link that was asked for: for whom, by whom, who released it, and what became of it.

    `may_release` says whether who looks may release it now.
    """

    id: UUID
    username: str
    name: str
    roles: tuple[Role, ...]
    team: str
    invited_at: datetime
    expires_at: datetime
    is_over: bool
    is_again: bool
    asked_by: str
    released_by: str
    released_at: datetime | None
    used_at: datetime | None
    is_withdrawn: bool
    may_release: bool
    relations: frozenset[Relation]

    @property
    def role_words(self) -> tuple[str | Promise, ...]:
        """The names of the roles."""
        return tuple(role_words(role) for role in self.roles)

    @property
    def waits(self) -> bool:
        """Whether nobody released it yet."""
        return self.released_at is None


@look("organisations.invitations", may_if=MAY_SEE_INVITED, basis=_BASIS)
def invitations(*, actor: Actor) -> tuple[InvitationRow, ...]:
    """What waits: for a second person or for who was invited; the newest first, also what is over.

    A team lead sees those of their own team.
    """
    found = _of(actor).filter(state__in=[InvitationState.ASKED, InvitationState.SENT])
    rows = _rows(actor, found)
    audit.concerns(len(rows))
    return rows


@look("organisations.links_given", may_if=MAY_SEE_GIVEN, basis=_BASIS)
def links_given(*, actor: Actor) -> tuple[InvitationRow, ...]:
    """Every link of the last year that was used or withdrawn: who asked and who released it."""
    since = clock.real() - LOOKED_BACK
    done = ~Q(state__in=[InvitationState.ASKED, InvitationState.SENT])
    rows = _rows(actor, _of(actor).filter(done, invited_at__gte=since))
    audit.concerns(len(rows))
    return rows


def relations_to_invitation(actor: Actor, invitation: str) -> frozenset[Relation]:
    """How somebody stands to who was invited. Raises NotFound for none of this municipality."""
    found = _of_any_kind(actor).filter(pk=invitation).first()
    if found is None:
        raise NotFound
    return _relations(actor, found)


def _of(actor: Actor) -> QuerySet[Invitation]:
    """Those that give roles here; a seat at a partner stands on the page of that partner."""
    return _of_any_kind(actor).filter(partner_id=None)


def _of_any_kind(actor: Actor) -> QuerySet[Invitation]:
    return Invitation.objects.filter(municipality_code=actor.municipality).order_by("-invited_at")


def _rows(actor: Actor, found: QuerySet[Invitation]) -> tuple[InvitationRow, ...]:
    teams = dict(Team.objects.filter(municipality_id=actor.municipality).values_list("pk", "name"))
    kept = list(found)
    names = names_of({by for each in kept for by in (each.invited_by, each.released_by) if by})
    rows = (_row(actor, each, names, teams) for each in kept)
    return tuple(row for row in rows if _is_seen(actor, row))


def _is_seen(actor: Actor, row: InvitationRow) -> bool:
    return actor.kind == "system" or may_release(actor.roles, row.relations)


def _row(
    actor: Actor, each: Invitation, names: dict[str, str], teams: dict[UUID, str]
) -> InvitationRow:
    near, is_over = _relations(actor, each), each.expires_at <= clock.real()
    waits = each.state == InvitationState.ASKED and not is_over
    is_other = actor.id not in (each.invited_by, str(each.user_id))
    return InvitationRow(
        id=each.pk,
        username=each.username,
        name=each.name,
        roles=tuple(Role(role) for role in each.roles),
        team=teams.get(each.team_id, "") if each.team_id else "",
        invited_at=each.invited_at,
        expires_at=each.expires_at,
        is_over=is_over,
        is_again=each.user_id is not None and not each.roles,
        asked_by=names.get(each.invited_by, ""),
        released_by=names.get(each.released_by, ""),
        released_at=each.released_at,
        used_at=each.used_at,
        is_withdrawn=each.state == InvitationState.WITHDRAWN,
        may_release=waits and is_other and may_release(actor.roles, near),
        relations=near,
    )


def _relations(actor: Actor, found: Invitation) -> frozenset[Relation]:
    """Here, and in a team of mine: where they are invited to, or hold a role that is not over."""
    teams = teams_held(actor)
    mine = teams is None or found.team_id in teams
    if not mine and teams and found.user_id is not None and not found.roles:
        not_over = Q(until_on=None) | Q(until_on__gte=clock.today())
        mine = Membership.objects.filter(
            not_over, user_id=found.user_id, municipality_id=actor.municipality, team_id__in=teams
        ).exists()
    return frozenset({Relation.ANYWHERE, *([Relation.TEAM] if mine else [])})
