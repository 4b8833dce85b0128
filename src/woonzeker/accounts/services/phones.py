# SPDX-License-Identifier: EUPL-1.2
"""Phones registered for work at the door: their PIN wakes a session that fell asleep."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext as _

from woonzeker.access import audit, clock
from woonzeker.access.actions import action
from woonzeker.access.actors import Actor
from woonzeker.access.policy import Role, holds
from woonzeker.accounts.models import FieldDevice, SignedIn
from woonzeker.accounts.rules.pins import PIN_TRIES, pin_is_digits, pin_is_easy
from woonzeker.accounts.services.sealed import plain_digest
from woonzeker.accounts.services.sessions import end_sessions_on
from woonzeker.errors import NotFound, Refused

_ANYBODY = holds(*Role)
_BASIS = "AVG art. 32"


@dataclass(frozen=True, slots=True)
class Registration:
    """A phone that was registered, with the token that it keeps; shown to nobody else."""

    id: UUID
    token: str


@dataclass(frozen=True, slots=True)
class Woken:
    """What came of a PIN: awake, or how many tries are left; none left ends session and phone."""

    awake: bool
    tries_left: int


@action("accounts.register_phone", may_if=_ANYBODY, basis=_BASIS)
def register_phone(*, actor: Actor, session: SignedIn, name: str, pin: str) -> Registration:
    """Let this phone fall asleep instead of ending its session. Raises Refused for an easy PIN.

    Only in a session with a second step: a PIN alone never is one.
    """
    if not pin_is_digits(pin):
        raise Refused(_("Kies een pincode van zes tot twaalf cijfers."))
    if pin_is_easy(pin):
        raise Refused(_("Deze pincode raadt een vinder het eerst. Kies geen rijtje of datum."))
    if not session.second_step:
        raise Refused(_("Meld je eerst aan met de code uit je app."))
    token = secrets.token_urlsafe(32)
    device = FieldDevice.objects.create(
        user_id=actor.id,
        name=name,
        token_hash=plain_digest(token),
        pin_hash=make_password(pin),
        registered_at=clock.real(),
    )
    SignedIn.objects.filter(pk=session.pk).update(device=device)
    return Registration(device.pk, token)


@action("accounts.end_phone", may_if=_ANYBODY, basis=_BASIS, about="phone")
def end_phone(*, actor: Actor, phone: UUID) -> None:
    """End the registration of one's own phone, and the sessions on it. Raises NotFound."""
    mine = FieldDevice.objects.filter(pk=phone, user_id=actor.id, ended_at=None)
    if not mine.update(ended_at=clock.real()):
        raise NotFound
    end_sessions_on(phone=phone, why="ended_here")


def wake(*, session: SignedIn, pin: str) -> Woken:
    """Wake a session with the PIN of its phone; the fifth wrong one ends both."""
    with transaction.atomic():
        device = FieldDevice.objects.select_for_update().get(sessions=session)
        if device.ended_at is not None:
            return Woken(awake=False, tries_left=0)
        now = clock.real()
        if check_password(pin, device.pin_hash):
            device.failures, device.used_at = 0, now
            device.save(update_fields=["failures", "used_at"])
            SignedIn.objects.filter(pk=session.pk, ended_at=None).update(seen_at=now)
            return Woken(awake=True, tries_left=PIN_TRIES)
        audit.sign_in_event(
            "accounts.wake", user=str(session.user_id), refused=True, why="wrong_pin"
        )
        device.failures += 1
        if device.failures >= PIN_TRIES:
            device.ended_at = now
            end_sessions_on(phone=device.pk, why="wrong_pin")
        device.save(update_fields=["failures", "ended_at"])
        return Woken(awake=False, tries_left=PIN_TRIES - device.failures)
