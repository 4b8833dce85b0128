# SPDX-License-Identifier: EUPL-1.2
"""What somebody may do to their own account: password, second step, codes, sessions."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.accounts.models import User
from woonzeker.accounts.rules.passwords import LONGEST, SHORTEST, Weakness, weakness
from woonzeker.accounts.services.second_step import enrol, fresh_recovery_codes
from woonzeker.accounts.services.sessions import end_one, end_sessions
from woonzeker.errors import NotFound, Refused

_ANYBODY = holds(*Role)
_BASIS = "AVG art. 32"


class WeakPassword(Refused):
    """Dit wachtwoord is te makkelijk te raden."""


def refuse_weak(password: str, *, own: Iterable[str]) -> None:
    """Raise WeakPassword, with the sentence that says why, for a password that will not do."""
    if (why := weakness(password, own=own)) is not None:
        raise WeakPassword(_why(why))


@action("accounts.change_password", may_if=_ANYBODY, basis=_BASIS)
def change_password(
    *, actor: Actor, old: str, new: str, own: Iterable[str] = (), session: str = ""
) -> User:
    """Choose another password; ends every other session. Raises Refused and WeakPassword.

    `own` are further names that it may not hold, `session` is the key of the session that stays.
    """
    return with_password(actor.id, old=old, new=new, own=own, session=session)


@action("accounts.renew_second_step", may_if=_ANYBODY, basis=_BASIS)
def renew_second_step(
    *, actor: Actor, sealed: str, code: str, session: str = ""
) -> list[str] | None:
    """Take another app into use; gives new recovery codes, None when the code is wrong.

    Every other session ends: the old app may be in other hands. Raises TooSoon and Refused.
    """
    return with_app(actor.id, sealed=sealed, code=code, session=session)


@action("accounts.renew_recovery_codes", may_if=_ANYBODY, basis=_BASIS)
def renew_recovery_codes(*, actor: Actor) -> list[str]:
    """Make ten new recovery codes, shown once; the earlier ones stop working."""
    return fresh_recovery_codes(User.objects.get(pk=actor.id))


@action("accounts.change_work_phone", may_if=_ANYBODY, basis=_BASIS)
def change_work_phone(*, actor: Actor, number: str) -> User:
    """Say on which number households may call one; '' for the number of the team."""
    user = User.objects.get(pk=actor.id)
    user.work_phone = number
    user.save(update_fields=["work_phone"])
    return user


@action("accounts.end_own_session", may_if=_ANYBODY, basis=_BASIS, about="session")
def end_own_session(*, actor: Actor, session: UUID) -> None:
    """End one of one's own sessions, wherever it is. Raises NotFound."""
    if not end_one(session=session, user=UUID(actor.id), why="ended_here"):
        raise NotFound


@action("accounts.end_other_sessions", may_if=_ANYBODY, basis=_BASIS)
def end_other_sessions(*, actor: Actor, but: str) -> int:
    """End all one's own sessions but the one with the key `but`; gives how many."""
    return end_sessions(user=UUID(actor.id), why="ended_here", but=but)


def with_password(user: str, *, old: str, new: str, own: Iterable[str], session: str) -> User:
    """Give an account another password and end its other sessions: part of an act."""
    found = User.objects.get(pk=user)
    if not found.check_password(old):
        raise Refused(_("Je oude wachtwoord klopt niet."))
    if found.is_demo:
        raise Refused(_("Een oefenaccount houdt zijn wachtwoord."))
    refuse_weak(new, own=[found.username, found.name, "woonzeker", *own])
    found.set_password(new)
    found.save(update_fields=["password"])
    end_sessions(user=found.pk, why="password_changed", but=session)
    return found


def with_app(user: str, *, sealed: str, code: str, session: str) -> list[str] | None:
    """Give an account another app and end its other sessions: part of an act."""
    found = User.objects.get(pk=user)
    if found.is_demo:
        raise Refused(_("Een oefenaccount houdt zijn codes."))
    codes = enrol(user=found, sealed=sealed, code=code)
    if codes is not None:
        end_sessions(user=found.pk, why="ended_here", but=session)
    return codes


def _why(weakness: Weakness) -> str:
    words = {
        Weakness.SHORT: _("Kies een wachtwoord van minstens %(count)d tekens. Een zin mag.")
        % {"count": SHORTEST},
        Weakness.LONG: _("Kies een wachtwoord van hoogstens %(count)d tekens.")
        % {"count": LONGEST},
        Weakness.OWN: _(
            "In dit wachtwoord staat je naam, je gebruikersnaam, je gemeente of de naam van dit "
            "programma. Dat raadt iemand het eerst."
        ),
        Weakness.EASY: _("Dit wachtwoord is een rijtje of een herhaling. Kies er een zonder."),
        Weakness.COMMON: _("Dit wachtwoord gebruiken veel mensen. Kies een ander."),
    }
    return words[weakness]
