# SPDX-License-Identifier: EUPL-1.2
"""Invitations: the only way to an account besides the sign-in of the municipality itself.

One person asks for it and another releases it: who asks never sees the link, so that nobody lets
themselves in as somebody else. The link carries 256 random bits, is shown once, works once and for
seven days; its hash is kept. No mail is sent: whoever releases it hands the link over.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor, system
from woonzeker.access.policy import DataClass, Role, holds, only_system, sees
from woonzeker.accounts.models import Invitation, InvitationState, User
from woonzeker.accounts.services import plain_digest, refuse_weak
from woonzeker.errors import NotFound, Refused
from woonzeker.organisations.models import Municipality, Team
from woonzeker.organisations.services.guarding import refuse_elsewhere, refuse_gone
from woonzeker.organisations.services.roles import give_role, refuse_clash

LASTS = timedelta(days=7)
#: what the one who comes in with a link counts as, in the audit log
_DOOR = "invitation"
_USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,60})[a-z0-9]")


@action("organisations.invite", may_if=holds(Role.FUNCTIONAL_ADMIN), basis="AVG art. 32")
def invite(
    *,
    actor: Actor,
    username: str,
    name: str,
    roles: Collection[Role],
    team: UUID | None = None,
) -> Invitation:
    """Ask that somebody is invited to an account with these roles; another releases the link.

    An earlier invitation for the same name is withdrawn. Raises Refused for a name that is taken or
    cannot be one, in one sentence: whose it is elsewhere is not ours to tell. Also for no role and
    for roles that do not go together; NotFound for a team elsewhere.
    """
    if not _may_be_used(username):
        raise Refused(
            _(
                "Deze gebruikersnaam kan niet. Kies een andere, met kleine letters en cijfers. Een "
                "punt of streepje mag."
            )
        )
    if not roles:
        raise Refused(_("Kies ten minste één rol."))
    refuse_clash(roles)
    if team and not Team.objects.filter(pk=team, municipality_id=actor.municipality).exists():
        raise NotFound
    _open_invitations(actor).filter(username=username).update(state=InvitationState.WITHDRAWN)
    return _ask(actor, username=username, name=name, roles=roles, team=team)


@action(
    "organisations.release_invitation",
    may_if=sees(DataClass.USERS).by(Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.FUNCTIONAL_ADMIN),
    basis="AVG art. 32",
    about="invitation",
)
def release_invitation(*, actor: Actor, invitation: UUID) -> str:
    """Let a link that somebody else asked for work from now; gives its token, shown only now.

    A team lead does so for their own team. Raises NotFound, and Refused for who asked
    it, for whose account it is, and for what does not wait any more.
    """
    found = Invitation.objects.filter(pk=invitation, municipality_code=actor.municipality).first()
    if found is None:
        raise NotFound
    if actor.id in (found.invited_by, str(found.user_id)):
        raise Refused(_("Dit geeft iemand anders vrij dan wie erom vroeg of wie de link krijgt."))
    if found.user_id is not None:
        refuse_gone(actor, found.user_id)
        refuse_elsewhere(actor, found.user_id)
    token, now = secrets.token_urlsafe(32), clock.real()
    released = Invitation.objects.filter(
        pk=invitation, state=InvitationState.ASKED, expires_at__gt=now
    ).update(
        token_hash=plain_digest(token),
        state=InvitationState.SENT,
        released_at=now,
        released_by=actor.id,
        expires_at=now + LASTS,
    )
    if not released:
        raise Refused(_("Deze aanvraag wacht niet meer. Vraag zo nodig om een nieuwe."))
    return token


@action(
    "organisations.withdraw_invitation",
    may_if=holds(Role.FUNCTIONAL_ADMIN),
    basis="AVG art. 32",
    about="invitation",
)
def withdraw_invitation(*, actor: Actor, invitation: UUID) -> None:
    """Withdraw an invitation: its link stops working. Raises NotFound, Refused when it was used."""
    found = Invitation.objects.filter(pk=invitation, municipality_code=actor.municipality).first()
    if found is None:
        raise NotFound
    if not _open_invitations(actor).filter(pk=invitation).update(state=InvitationState.WITHDRAWN):
        raise Refused(_("Deze uitnodiging is al gebruikt of ingetrokken."))


def invitation_of(token: str) -> Invitation | None:
    """The invitation that this link still opens, or None: unknown, used, withdrawn or too old."""
    return Invitation.objects.filter(
        token_hash=plain_digest(token), state=InvitationState.SENT, expires_at__gt=clock.real()
    ).first()


def accept(*, token: str, password: str) -> User | None:
    """Take an invitation up with a password; gives the account, None when the link is no good.

    Nothing but the password comes from who follows the link: name and roles stand in the
    invitation. Raises WeakPassword.
    """
    found = invitation_of(token)
    if found is None:
        return None
    place = Municipality.objects.filter(pk=found.municipality_code).first()
    names = [found.username, found.name, "woonzeker", place.name if place else ""]
    refuse_weak(password, own=names)
    return take_up(
        actor=system(found.municipality_code, _DOOR), invitation=found.pk, password=password
    )


@action(
    "organisations.take_up_invitation",
    may_if=only_system(),
    basis="AVG art. 32",
    about="invitation",
)
def take_up(*, actor: Actor, invitation: UUID, password: str) -> User | None:
    """Make the account of an invitation, or set an existing one's password; once."""
    now = clock.real()
    used = Invitation.objects.filter(
        pk=invitation, state=InvitationState.SENT, expires_at__gt=now
    ).update(state=InvitationState.USED, used_at=now)
    if not used:
        return None
    found = Invitation.objects.select_related("user").get(pk=invitation)
    user = found.user or _made(found)
    user.set_password(password)
    user.save(update_fields=["password"])
    Invitation.objects.filter(pk=invitation).update(user=user)
    for role in found.roles:
        give_role(
            actor=actor,
            user=user.pk,
            role=Role(role),
            from_on=clock.today(),
            team=found.team_id,
        )
    return user


def _may_be_used(username: str) -> bool:
    """Whether a name can be one and is free; one answer, for names of other municipalities too."""
    if not _USERNAME.fullmatch(username):
        return False
    return not User.objects.filter(username__iexact=username).exists()


def _made(invitation: Invitation) -> User:
    """The account itself; raises Refused when somebody else took the name since."""
    user, made = User.objects.get_or_create(
        username=invitation.username, defaults={"name": invitation.name}
    )
    if not made:
        raise Refused(_("Met deze uitnodiging lukt het niet. Vraag om een nieuwe."))
    return user


def link_for_colleague(*, actor: Actor, user: User) -> Invitation:
    """Ask for a link with which somebody who has an account sets it up anew."""
    _open_invitations(actor).filter(user=user).update(state=InvitationState.WITHDRAWN)
    return _ask(actor, username=user.username, name=user.name, roles=(), team=None, user=user)


def _open_invitations(actor: Actor) -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        municipality_code=actor.municipality,
        state__in=[InvitationState.ASKED, InvitationState.SENT],
    )


def _ask(
    actor: Actor,
    *,
    username: str,
    name: str,
    roles: Collection[Role],
    team: UUID | None,
    user: User | None = None,
) -> Invitation:
    """What waits for somebody else; the token behind this hash is never known to anybody."""
    now = clock.real()
    return Invitation.objects.create(
        token_hash=plain_digest(secrets.token_urlsafe(32)),
        municipality_code=actor.municipality,
        username=username,
        name=name,
        roles=sorted({role.value for role in roles}),
        team_id=team,
        invited_at=now,
        invited_by=actor.id,
        expires_at=now + LASTS,
        user=user,
    )
