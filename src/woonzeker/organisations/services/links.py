# SPDX-License-Identifier: EUPL-1.2
"""The links of invitations: asked by one, released by another, used once. Parts of acts."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role
from woonzeker.accounts.models import Invitation, InvitationState, User
from woonzeker.accounts.services import plain_digest
from woonzeker.errors import Refused

LASTS = timedelta(days=7)
_USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,60})[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom a link is, and what it gives: roles here, a seat at a partner, or a fresh start."""

    username: str
    name: str
    roles: frozenset[Role] = frozenset()
    team: UUID | None = None
    user: User | None = None
    partner: UUID | None = None
    keeps_seats: bool = False


def refuse_name(username: str) -> None:
    """Raise Refused for a name that is taken or cannot be one; one answer for all municipalities.

    Whose it is elsewhere is not ours to tell.
    """
    if _USERNAME.fullmatch(username) and not User.objects.filter(username__iexact=username):
        return
    raise Refused(
        _(
            "Deze gebruikersnaam kan niet. Kies een andere, met kleine letters en cijfers. Een "
            "punt of streepje mag."
        )
    )


def open_links(municipality: str) -> QuerySet[Invitation]:
    """What waits for somebody: to be released or to be used."""
    return Invitation.objects.filter(
        municipality_code=municipality,
        state__in=[InvitationState.ASKED, InvitationState.SENT],
    )


def ask(municipality: str, by: str, asked: Asked) -> Invitation:
    """What waits for somebody else; the token behind this hash is never known to anybody."""
    now = clock.real()
    return Invitation.objects.create(
        token_hash=plain_digest(secrets.token_urlsafe(32)),
        municipality_code=municipality,
        username=asked.username,
        name=asked.name,
        roles=sorted({role.value for role in asked.roles}),
        team_id=asked.team,
        partner_id=asked.partner,
        keeps_seats=asked.keeps_seats,
        invited_at=now,
        invited_by=by,
        expires_at=now + LASTS,
        user=asked.user,
    )


def release(actor: Actor, found: Invitation) -> str:
    """Let a link work from now; its token. Raises Refused for who asked it and for whose it is."""
    if actor.id in (found.invited_by, str(found.user_id)):
        raise Refused(_("Dit geeft iemand anders vrij dan wie erom vroeg of wie de link krijgt."))
    token, now = secrets.token_urlsafe(32), clock.real()
    released = Invitation.objects.filter(
        pk=found.pk, state=InvitationState.ASKED, expires_at__gt=now
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


def withdraw(found: Invitation) -> None:
    """Let a link stop working; raises Refused when it was used or withdrawn."""
    still = open_links(found.municipality_code).filter(pk=found.pk)
    if not still.update(state=InvitationState.WITHDRAWN):
        raise Refused(_("Deze uitnodiging is al gebruikt of ingetrokken."))
