# SPDX-License-Identifier: EUPL-1.2
"""Checking who signs in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.hashers import make_password

from woonzeker.accounts.models import User
from woonzeker.accounts.rules.tries import ADDRESS, DEVICE, NAME
from woonzeker.accounts.services.devices import Door, known_device
from woonzeker.accounts.services.letting_in import is_let_in
from woonzeker.accounts.services.trying import Counted, attempt, forgive, tries_on


def recognise(
    *, username: str, password: str, door: Door | None = None, let_in: str = ""
) -> User | None:
    """Who this is, or None: unknown, wrong or not active.

    An unknown name costs the same work, and counts and waits the same, as a wrong password. Raises
    TooSoon while somebody has to wait, also with the right password; not with a code `let_in` from
    whoever may give one.
    """
    door = door or Door()
    user = User.objects.filter(username=username, is_active=True).first()
    if user is not None and not may_be_here(user):
        user = None
    excused = is_let_in(user, let_in)
    noted = [] if excused else attempt(_counted(username, user, door))
    if user is None or not user.has_usable_password():
        make_password(password)
        return None
    if not user.check_password(password):
        return None
    forgive(noted)
    return user


def guesses_at(user: User) -> int:
    """How many wrong passwords strangers tried at somebody's name lately."""
    return tries_on(Counted("name", user.username, NAME))


def may_be_here(user: User) -> bool:
    """A practice account works only where people practise."""
    return not user.is_demo or settings.WOONZEKER_MODE != "production"


def _counted(username: str, user: User | None, door: Door) -> list[Counted]:
    """What this try is counted by: the device alone when it is known, else name and address."""
    if user is not None and (device := known_device(door, user)):
        return [Counted("device", f"{device}|{user.pk}", DEVICE)]
    by_address = [Counted("address", door.address, ADDRESS)] if door.address else []
    return [Counted("name", username, NAME), *by_address]
