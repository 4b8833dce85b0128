# SPDX-License-Identifier: EUPL-1.2
"""Proving again who one is, in a session that goes on."""

from __future__ import annotations

from collections.abc import Callable

from woonzeker.access import clock
from woonzeker.accounts.models import SignedIn, User
from woonzeker.accounts.rules.second_step import as_typed, is_six_digits
from woonzeker.accounts.rules.tries import CODE
from woonzeker.accounts.services.second_step import check_second_step
from woonzeker.accounts.services.trying import Counted, attempt, forgive


def prove_again(*, session: SignedIn, words: str) -> bool:
    """Whether the words are the person's password or code; then the proof is of now.

    Raises TooSoon after wrong ones.
    """
    user = session.user
    if not _counted(session, lambda: _proves(user, words)):
        return False
    SignedIn.objects.filter(pk=session.pk).update(proved_at=clock.real())
    return True


def prove_password(*, session: SignedIn, password: str) -> bool:
    """Whether this is the person's password; wrong ones count with those of `prove_again`.

    Raises TooSoon after wrong ones.
    """
    return _counted(session, lambda: session.user.check_password(password))


def _counted(session: SignedIn, is_right: Callable[[], bool]) -> bool:
    noted = attempt([Counted("proof", str(session.pk), CODE)])
    if right := is_right():
        forgive(noted)
    return right


def _proves(user: User, words: str) -> bool:
    if is_six_digits(as_typed(words)):
        return check_second_step(user=user, code=words)
    return user.check_password(words)
