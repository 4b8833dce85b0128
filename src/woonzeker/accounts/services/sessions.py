# SPDX-License-Identifier: EUPL-1.2
"""Sessions: beginning, watching over and ending them. All of it on the server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from woonzeker.access import audit, clock
from woonzeker.accounts.models import FieldDevice, SignedIn, User
from woonzeker.accounts.rules.sessions import Standing, standing, to_touch
from woonzeker.accounts.services.sealed import plain_digest

#: `used_at` of an account is a day, not a moment
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Seen:
    """A session as a request finds it: awake, asleep or over, and then why."""

    session: SignedIn | None
    asleep: bool = False
    why: str = ""


def begin_session(
    *,
    key: str,
    user: User,
    second_step: bool,
    browser: str = "",
    address: str = "",
    phone: str = "",
    began_at: datetime | None = None,
    mailed: bool = False,
) -> SignedIn:
    """Write down that somebody signed in; `key` is that of the session, `phone` its token.

    `began_at` is when they showed their password, for who was inside with that alone: a code does
    not begin the hours of a session anew. A password alone is no use of the account yet. `mailed`
    says that a code from their own mail was shown.
    """
    now = clock.real()
    if second_step or mailed:
        User.objects.filter(pk=user.pk).update(used_at=now)
    audit.sign_in_event(
        "accounts.begin_session",
        user=str(user.pk),
        why="inside" if second_step else "mailed" if mailed else "password_alone",
    )
    return SignedIn.objects.create(
        user=user,
        key_hash=plain_digest(key),
        device=phone_of(user.pk, phone),
        browser=browser[:60],
        address=address[:45],
        began_at=began_at or now,
        seen_at=now,
        proved_at=now,
        second_step=second_step,
        mailed=mailed,
    )


def look_in(*, key: str, phone: str) -> Seen:
    """How the session with this key stands; ends it when its time is over.

    One question to the database, and a write at most once a minute.
    """
    found = (
        SignedIn.objects.select_related("user", "device").filter(key_hash=plain_digest(key)).first()
    )
    if found is None or found.ended_at is not None:
        return Seen(None, why=found.ended_why if found else "ended_here")
    if not found.user.is_active:
        return _over(found, "disabled")
    now = clock.real()
    stands = standing(
        began_at=found.began_at, seen_at=found.seen_at, now=now, on_own_phone=_is_on(found, phone)
    )
    if stands in (Standing.IDLE, Standing.TOO_LONG):
        return _over(found, stands.value)
    if stands is Standing.AWAKE and to_touch(seen_at=found.seen_at, now=now):
        _touch(found)
    return Seen(found, asleep=stands is Standing.ASLEEP)


def note_use(session: SignedIn) -> None:
    """Write down, once a day, that somebody who is wholly inside uses their account."""
    now, used = clock.real(), session.user.used_at
    if used is None or now - used > _DAY:
        User.objects.filter(pk=session.user_id).update(used_at=now)


def end_session(*, key: str, why: str) -> None:
    """End the session with this key."""
    _end(Q(key_hash=plain_digest(key)), why)


def end_sessions(*, user: UUID, why: str, but: str = "") -> int:
    """End the sessions of a user, all of them or all but the one with the key `but`."""
    kept = Q(key_hash=plain_digest(but)) if but else Q(pk__in=[])
    return _end(Q(user_id=user) & ~kept, why)


def end_sessions_on(*, phone: UUID, why: str) -> None:
    """End the sessions on a registered phone."""
    _end(Q(device_id=phone), why)


def end_one(*, session: UUID, user: UUID, why: str) -> bool:
    """End one session of a user; whether there was such a one."""
    return _end(Q(pk=session, user_id=user), why) == 1


def move_session(*, old: str, new: str) -> None:
    """A session goes on under another key."""
    SignedIn.objects.filter(key_hash=plain_digest(old)).update(key_hash=plain_digest(new))


def phone_of(user: UUID, token: str) -> FieldDevice | None:
    """The registered phone of a user that carries this token."""
    if not token:
        return None
    return FieldDevice.objects.filter(
        user_id=user, token_hash=plain_digest(token), ended_at=None
    ).first()


def _is_on(session: SignedIn, phone: str) -> bool:
    device = session.device
    if device is None or device.ended_at is not None or not phone:
        return False
    return device.token_hash == plain_digest(phone)


def _touch(session: SignedIn) -> None:
    SignedIn.objects.filter(pk=session.pk, ended_at=None).update(seen_at=clock.real())


def _over(session: SignedIn, why: str) -> Seen:
    _end(Q(pk=session.pk), why)
    return Seen(None, why=why)


def _end(which: Q, why: str) -> int:
    running = SignedIn.objects.filter(which, ended_at=None)
    for user in running.values_list("user_id", flat=True):
        audit.sign_in_event("accounts.end_session", subject=str(user), why=why)
    return running.update(ended_at=clock.real(), ended_why=why)
