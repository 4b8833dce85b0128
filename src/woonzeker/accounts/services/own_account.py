# SPDX-License-Identifier: EUPL-1.2
"""What somebody may do to their own account: password, second step, codes, sessions.

Who works at a partner does so at its desk, who works in a municipality does it there.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.desk_acts import act_of_ones_own
from woonzeker.access.policy import Role, holds
from woonzeker.accounts.models import User
from woonzeker.accounts.rules.passwords import LONGEST, SHORTEST, Weakness, weakness
from woonzeker.accounts.services.second_step import enrol, fresh_recovery_codes
from woonzeker.accounts.services.sessions import end_one, end_sessions
from woonzeker.errors import NotFound, Refused

_COLLEAGUES = holds(*Role)
_ANYBODY = holds(*Role, partner=True)
_BASIS = "AVG art. 32"


class WeakPassword(Refused):
    """Dit wachtwoord is te makkelijk te raden."""


def refuse_weak(password: str, *, own: Iterable[str]) -> None:
    """Raise WeakPassword, with the sentence that says why, for a password that will not do."""
    if (why := weakness(password, own=own)) is not None:
        raise WeakPassword(_why(why))


@act_of_ones_own("accounts.change_password", may_if=_ANYBODY, basis=_BASIS)
def change_password(
    *, actor: Actor, old: str, new: str, own: Iterable[str] = (), session: str = ""
) -> User:
    """Choose another password; ends every other session. Raises Refused and WeakPassword.

    `own` are further names that it may not hold, `session` is the key of the session that stays.
    """
    found = _own(actor)
    if not found.check_password(old):
        raise Refused(_("Het oude wachtwoord klopt niet."))
    if found.is_demo:
        raise Refused(_("Een oefenaccount houdt zijn wachtwoord."))
    refuse_weak(new, own=[found.username, found.name, found.mail, "woonzeker", *own])
    found.set_password(new)
    found.save(update_fields=["password"])
    end_sessions(user=found.pk, why="password_changed", but=session)
    return found


@act_of_ones_own("accounts.renew_second_step", may_if=_ANYBODY, basis=_BASIS)
def renew_second_step(
    *, actor: Actor, sealed: str, code: str, session: str = ""
) -> list[str] | None:
    """Take another app into use; gives new recovery codes, None when the code is wrong.

    Every other session ends: the old app may be in other hands. Raises TooSoon and Refused.
    """
    found = _own(actor)
    if found.is_demo:
        raise Refused(_("Een oefenaccount houdt zijn codes."))
    codes = enrol(user=found, sealed=sealed, code=code)
    if codes is not None:
        end_sessions(user=found.pk, why="ended_here", but=session)
    return codes


@act_of_ones_own("accounts.renew_recovery_codes", may_if=_ANYBODY, basis=_BASIS)
def renew_recovery_codes(*, actor: Actor) -> list[str]:
    """Make ten new recovery codes, shown once; the earlier ones stop working."""
    return fresh_recovery_codes(_own(actor))


@action("accounts.change_work_phone", may_if=_COLLEAGUES, basis=_BASIS)
def change_work_phone(*, actor: Actor, number: str) -> User:
    """Say on which number households may call one; '' for the number of the team."""
    user = _own(actor)
    user.work_phone = number
    user.save(update_fields=["work_phone"])
    return user


@act_of_ones_own("accounts.end_own_session", may_if=_ANYBODY, basis=_BASIS, about="session")
def end_own_session(*, actor: Actor, session: UUID) -> None:
    """End one of one's own sessions, wherever it is. Raises NotFound."""
    if not end_one(session=session, user=_own(actor).pk, why="ended_here"):
        raise NotFound


@act_of_ones_own("accounts.end_other_sessions", may_if=_ANYBODY, basis=_BASIS)
def end_other_sessions(*, actor: Actor, but: str) -> int:
    """End all one's own sessions but the one with the key `but`; gives how many."""
    return end_sessions(user=_own(actor).pk, why="ended_here", but=but)


def _own(actor: Actor) -> User:
    """The account of the person who acts, also when it is for a partner."""
    return User.objects.get(pk=actor.behind or actor.id)


def _why(weakness: Weakness) -> str:
    words = {
        Weakness.SHORT: _("Kies een wachtwoord van minstens %(count)d tekens. Een zin mag.")
        % {"count": SHORTEST},
        Weakness.LONG: _("Kies een wachtwoord van hoogstens %(count)d tekens.")
        % {"count": LONGEST},
        Weakness.OWN: _(
            "In dit wachtwoord staat een naam of e-mailadres van dit account, van de gemeente of "
            "organisatie, of de naam van dit programma. Dat raadt iemand het eerst."
        ),
        Weakness.EASY: _("Dit wachtwoord is een rijtje of een herhaling. Kies er een zonder."),
        Weakness.COMMON: _("Dit wachtwoord gebruiken veel mensen. Kies een ander."),
    }
    return words[weakness]
