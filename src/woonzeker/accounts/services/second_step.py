# SPDX-License-Identifier: EUPL-1.2
"""The second step: six digits of an app (RFC 6238), or a recovery code on paper, each used once."""

from __future__ import annotations

import hmac
from uuid import UUID

import pyotp
from django.db import transaction

from woonzeker.access import audit, clock
from woonzeker.access.sealing import SealBroken
from woonzeker.accounts.models import RecoveryCode, SecondFactor, User
from woonzeker.accounts.rules.second_step import (
    CODES,
    DRIFT,
    GROUP,
    GROUPS,
    STEP,
    as_typed,
    grouped,
    is_six_digits,
)
from woonzeker.accounts.rules.tries import CODE
from woonzeker.accounts.services.devices import Door, known_device
from woonzeker.accounts.services.sealed import (
    as_text,
    digest,
    from_text,
    open_secret,
    random_letters,
    seal_secret,
)
from woonzeker.accounts.services.trying import Counted, attempt, forgive

ISSUER = "woonzeker"


def has_second_step(user: UUID) -> bool:
    """Whether somebody's app has been proved to work."""
    return SecondFactor.objects.filter(user_id=user).exclude(confirmed_at=None).exists()


def fresh_secret(user: User) -> str:
    """A new secret for somebody's app, sealed, as text for the session in which it is set up.

    It is kept nowhere else until a first right code, so that nobody who saw it in another session
    has it too.
    """
    return as_text(seal_secret(pyotp.random_base32(), user.pk))


def secret_in(text: str, user: User) -> str:
    """The secret that `fresh_secret` sealed for this person; raises SealBroken."""
    return open_secret(from_text(text), user.pk)


def address_for_app(secret: str, user: User) -> str:
    """What the QR code holds: otpauth://…, with the sign-in name and no more of the person."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(
        name=user.username, issuer_name=ISSUER
    )


def enrol(*, user: User, sealed: str, code: str) -> list[str] | None:
    """Set up the app when the code proves that it works; gives new recovery codes, shown once.

    None when the code is wrong. Raises TooSoon.
    """
    try:
        secret = secret_in(sealed, user)
    except SealBroken:
        return None
    noted = attempt([Counted("enrol", str(user.pk), CODE)])
    step = _step_of(secret, as_typed(code))
    if step is None:
        return None
    with transaction.atomic():
        now = clock.real()
        SecondFactor.objects.update_or_create(
            user=user,
            defaults={
                "secret": seal_secret(secret, user.pk),
                "made_at": now,
                "confirmed_at": now,
                "last_step": step,
            },
        )
        forgive(noted)
        return fresh_recovery_codes(user)


def fresh_recovery_codes(user: User) -> list[str]:
    """Ten new codes in groups; the earlier ones stop working. Only their digests are kept."""
    codes = [random_letters(GROUPS * GROUP) for _ in range(CODES)]
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user).delete()
        RecoveryCode.objects.bulk_create(
            RecoveryCode(user=user, code_hash=_hash(user, each), made_at=clock.real())
            for each in codes
        )
    return [grouped(each) for each in codes]


def check_second_step(*, user: User, code: str, door: Door | None = None) -> bool:
    """Whether the code is right: six digits of now, or a recovery code. Each works once.

    Raises TooSoon after wrong ones; somebody on a known device waits only for their own.
    """
    device = known_device(door or Door(), user)
    noted = attempt([Counted("code", f"{device}|{user.pk}", CODE)])
    typed = as_typed(code)
    right = _use_digits(user, typed) if is_six_digits(typed) else _use_recovery(user, typed)
    if right:
        forgive(noted)
    else:
        audit.sign_in_event(
            "accounts.check_second_step", user=str(user.pk), refused=True, why="wrong_code"
        )
    return right


def _use_digits(user: User, code: str) -> bool:
    factor = SecondFactor.objects.filter(user=user).exclude(confirmed_at=None).first()
    if factor is None:
        return False
    step = _step_of(open_secret(factor.secret, user.pk), code)
    if step is None:
        return False
    if user.is_demo:  # many people practise with one account, and its code stands on the page
        return True
    newer = SecondFactor.objects.filter(user=user, last_step__lt=step)
    return newer.update(last_step=step) == 1


def _use_recovery(user: User, code: str) -> bool:
    unused = RecoveryCode.objects.filter(user=user, code_hash=_hash(user, code), used_at=None)
    return unused.update(used_at=clock.real()) == 1


def _step_of(secret: str, code: str) -> int | None:
    """The number of the time step whose code this is, one before or after now at most."""
    app, now = pyotp.TOTP(secret, interval=STEP), int(clock.real().timestamp()) // STEP
    if not is_six_digits(code):
        return None
    near = range(now - DRIFT, now + DRIFT + 1)
    right = [step for step in near if hmac.compare_digest(app.generate_otp(step), code)]
    return right[-1] if right else None


def _hash(user: User, code: str) -> str:
    return digest("recovery", f"{user.pk}|{as_typed(code)}")
