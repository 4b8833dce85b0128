# SPDX-License-Identifier: EUPL-1.2
"""Checking who signs in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.hashers import make_password

from woonzeker.access import audit
from woonzeker.accounts.models import User
from woonzeker.accounts.rules.tries import ADDRESS, DEVICE, NAME
from woonzeker.accounts.services.devices import Door, known_device
from woonzeker.accounts.services.keeping_door import keeper
from woonzeker.accounts.services.letting_in import is_let_in, spoil_let_in, tries_with_code
from woonzeker.accounts.services.trying import Counted, attempt, forgive, note, tries_on


def recognise(
    *, username: str, password: str, door: Door | None = None, let_in: str = ""
) -> User | None:
    """Who this is, or None: unknown, wrong or not active.

    An unknown name costs the same work, and counts and waits the same, as a wrong password. Raises
    TooSoon while somebody has to wait, also with the right password; a code `let_in` from whoever
    may give one lifts the waits before it, and not those for wrong passwords that come with it. An
    account that was not used for too long is answered as one that is not active.
    """
    door = door or Door()
    user = User.objects.filter(username=username, is_active=True).first()
    if user is not None and not may_be_here(user):
        user = None
    counted = _counted(username, user, door)
    excused = user is not None and is_let_in(user, let_in)
    if user is not None and excused:
        noted = [*attempt([tries_with_code(user)]), *note(counted)]
    else:
        noted = attempt(counted)
    if user is None or not user.has_usable_password():
        make_password(password)
        audit.sign_in_event("accounts.recognise", refused=True, why="unknown")
        return None
    if not user.check_password(password):
        audit.sign_in_event(
            "accounts.recognise", user=str(user.pk), refused=True, why="wrong_password"
        )
        if excused:
            spoil_let_in(user=user)
        return None
    forgive(noted)
    return None if keeper().is_lapsed(user) else user


def guesses_at(user: User) -> int:
    """How many wrong passwords strangers tried at somebody's name lately."""
    return tries_on(Counted("name", user.username, NAME))


def may_be_here(user: User) -> bool:
    """A practice account works only where people practise."""
    return not user.is_demo or settings.WOONZEKER_MODE != "production"


def _counted(username: str, user: User | None, door: Door) -> list[Counted]:
    """What this try is counted by: the device alone when it is known, else name and address.

    All who come from an unknown address are counted as one.
    """
    if user is not None and (device := known_device(door, user)):
        return [Counted("device", f"{device}|{user.pk}", DEVICE)]
    return [Counted("name", username, NAME), Counted("address", door.address, ADDRESS)]
