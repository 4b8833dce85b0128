# SPDX-License-Identifier: EUPL-1.2
"""Devices that are known from an earlier sign-in: a signed cookie, nothing in the database.

It opens nothing. It only keeps strangers' wrong guesses at somebody's name from slowing them down.
Somebody who changes their password makes every device a stranger again.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.core import signing

from woonzeker.accounts.models import User
from woonzeker.accounts.services.sealed import digest

DAYS = 180
_SALT = "woonzeker.accounts.device"
#: so many people share one computer at a desk
_PEOPLE = 8


@dataclass(frozen=True, slots=True)
class Door:
    """Where somebody stands who signs in: their network address and what their device remembers."""

    address: str = ""
    device: str = ""


def known_device(door: Door, user: User) -> str:
    """The number of the device when this person signed in on it before, else empty."""
    number, people = _read(door.device)
    return number if _mark(user) in people else ""


def remembering(door: Door, user: User) -> str:
    """What the device must remember from now on."""
    number, people = _read(door.device)
    others = [each for each in people if each != _mark(user)]
    return signing.dumps([number, [*others, _mark(user)][-_PEOPLE:]], salt=_SALT)


def _read(cookie: str) -> tuple[str, list[str]]:
    """Number and people of a device; a new number when the cookie is not ours or too old."""
    try:
        number, people = signing.loads(cookie, salt=_SALT, max_age=DAYS * 24 * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return secrets.token_hex(16), []
    return str(number), [str(each) for each in people]


def _mark(user: User) -> str:
    return digest("device", f"{user.pk}|{user.password}")[:24]
