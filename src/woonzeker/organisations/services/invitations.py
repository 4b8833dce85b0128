# SPDX-License-Identifier: EUPL-1.2
"""Invitations: the only way to an account besides the sign-in of the municipality itself.

One person asks for it and another releases it: who asks never sees the link, so that nobody lets
themselves in as somebody else. The link carries 256 random bits, is shown once, works once and for
seven days; its hash is kept. No mail is sent: whoever releases it hands the link over.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

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
from woonzeker.organisations.services.links import (
    Asked,
    ask,
    open_links,
    refuse_name,
    release,
    withdraw,
)
from woonzeker.organisations.services.roles import give_role, refuse_clash
from woonzeker.organisations.services.seats import give_seat

#: what the one who comes in with a link counts as, in the audit log
_DOOR = "invitation"


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
    refuse_name(username)
    if not roles:
        raise Refused(_("Kies ten minste één rol."))
    refuse_clash(roles)
    if team and not Team.objects.filter(pk=team, municipality_id=actor.municipality).exists():
        raise NotFound
    open_links(actor.municipality).filter(username=username, partner_id=None).update(
        state=InvitationState.WITHDRAWN
    )
    asked = Asked(username, name, roles=frozenset(roles), team=team)
    return ask(actor.municipality, actor.id, asked)


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
    found = _of_staff(actor, invitation)
    if found.user_id is not None:
        refuse_gone(actor, found.user_id)
        refuse_elsewhere(actor, found.user_id)
    return release(actor, found)


@action(
    "organisations.withdraw_invitation",
    may_if=holds(Role.FUNCTIONAL_ADMIN),
    basis="AVG art. 32",
    about="invitation",
)
def withdraw_invitation(*, actor: Actor, invitation: UUID) -> None:
    """Withdraw an invitation: its link stops working. Raises NotFound, Refused when it was used."""
    withdraw(_of_staff(actor, invitation))


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
    if found.partner_id is not None:
        give_seat(
            actor=actor,
            user=user.pk,
            partner=found.partner_id,
            from_on=clock.today(),
            keeps_seats=found.keeps_seats,
        )
    for role in found.roles:
        give_role(
            actor=actor,
            user=user.pk,
            role=Role(role),
            from_on=clock.today(),
            team=found.team_id,
        )
    return user


def _of_staff(actor: Actor, invitation: UUID) -> Invitation:
    """A link of this municipality that gives roles in it; raises NotFound."""
    found = Invitation.objects.filter(
        pk=invitation, municipality_code=actor.municipality, partner_id=None
    ).first()
    if found is None:
        raise NotFound
    return found


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
    open_links(actor.municipality).filter(user=user).update(state=InvitationState.WITHDRAWN)
    return ask(actor.municipality, actor.id, Asked(user.username, user.name, user=user))
