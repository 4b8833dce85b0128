# SPDX-License-Identifier: EUPL-1.2
"""What somebody of a partner may do to their own account: the same acts, written down at the desk.

They work in no municipality, so that no municipality's log is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import desk_action
from woonzeker.access.policy import at_desk
from woonzeker.accounts.models import User
from woonzeker.accounts.services.own_account import with_app, with_password
from woonzeker.accounts.services.second_step import fresh_recovery_codes
from woonzeker.accounts.services.sessions import end_one, end_sessions
from woonzeker.errors import NotFound

_BASIS = "AVG art. 32"


@desk_action("accounts.change_desk_password", may_if=at_desk(), basis=_BASIS)
def change_desk_password(
    *, actor: Actor, old: str, new: str, own: Iterable[str] = (), session: str = ""
) -> User:
    """Choose another password; ends every other session. Raises Refused and WeakPassword."""
    return with_password(actor.behind, old=old, new=new, own=own, session=session)


@desk_action("accounts.renew_desk_app", may_if=at_desk(), basis=_BASIS)
def renew_desk_app(*, actor: Actor, sealed: str, code: str, session: str = "") -> list[str] | None:
    """Take another app into use; gives new recovery codes, None when the code is wrong."""
    return with_app(actor.behind, sealed=sealed, code=code, session=session)


@desk_action("accounts.renew_desk_codes", may_if=at_desk(), basis=_BASIS)
def renew_desk_codes(*, actor: Actor) -> list[str]:
    """Make ten new recovery codes, shown once; the earlier ones stop working."""
    return fresh_recovery_codes(User.objects.get(pk=actor.behind))


@desk_action("accounts.end_desk_session", may_if=at_desk(), basis=_BASIS, about="session")
def end_desk_session(*, actor: Actor, session: UUID) -> None:
    """End one of one's own sessions, wherever it is. Raises NotFound."""
    if not end_one(session=session, user=UUID(actor.behind), why="ended_here"):
        raise NotFound


@desk_action("accounts.end_desk_sessions", may_if=at_desk(), basis=_BASIS)
def end_desk_sessions(*, actor: Actor, but: str) -> int:
    """End all one's own sessions but the one with the key `but`; gives how many."""
    return end_sessions(user=UUID(actor.behind), why="ended_here", but=but)
