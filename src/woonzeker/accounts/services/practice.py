# SPDX-License-Identifier: EUPL-1.2
"""The second step of practice accounts: a fixed secret, so that everybody can practise with it."""

from __future__ import annotations

import base64
import hashlib

import pyotp
from django.conf import settings

from woonzeker.access import clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import only_system
from woonzeker.accounts.models import SecondFactor, User
from woonzeker.accounts.rules.second_step import STEP
from woonzeker.accounts.services.sealed import seal_secret
from woonzeker.errors import NotPermitted


def practice_secret(username: str) -> str:
    """The secret that belongs to a practice account; anybody can work it out, and may."""
    return base64.b32encode(hashlib.sha256(f"oefenen|{username}".encode()).digest()[:20]).decode()


def practice_code(user: User) -> str:
    """The six digits of now of a practice account; empty for a real account or real work."""
    if not user.is_demo or settings.WOONZEKER_MODE == "production":
        return ""
    return pyotp.TOTP(practice_secret(user.username), interval=STEP).at(clock.real())


@action("accounts.practise_second_step", may_if=only_system(), basis="AVG art. 32")
def practise_second_step(*, actor: Actor, user: User) -> None:
    """Give a practice account its second step. Raises NotPermitted where the work is real."""
    if not user.is_demo or settings.WOONZEKER_MODE == "production":
        raise NotPermitted
    now = clock.real()
    SecondFactor.objects.get_or_create(
        user=user,
        defaults={
            "secret": seal_secret(practice_secret(user.username), user.pk),
            "made_at": now,
            "confirmed_at": now,
        },
    )
