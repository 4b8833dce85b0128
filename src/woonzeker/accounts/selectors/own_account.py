# SPDX-License-Identifier: EUPL-1.2
"""What somebody sees of their own account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from woonzeker.access import clock
from woonzeker.access.actors import Actor
from woonzeker.accounts.models import FieldDevice, RecoveryCode, SecondFactor, SignedIn, User
from woonzeker.accounts.rules.second_step import FEW
from woonzeker.accounts.rules.sessions import IDLE, WHOLE
from woonzeker.errors import NotFound


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One place where somebody is signed in."""

    id: UUID
    browser: str
    phone: str
    address: str
    began_at: datetime
    seen_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True)
class PhoneRow:
    """One registered phone."""

    id: UUID
    name: str
    registered_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """What the page 'Mijn account' shows."""

    username: str
    name: str
    work_phone: str
    has_password: bool
    app_since: datetime | None
    codes_left: int
    codes_are_few: bool
    is_practice: bool
    sessions: tuple[SessionRow, ...]
    phones: tuple[PhoneRow, ...]

    @property
    def on_phone(self) -> bool:
        """Whether this very session is on a registered phone."""
        return any(row.is_this and row.phone for row in self.sessions)


def own_account(actor: Actor, *, this: UUID | None) -> OwnAccount:
    """The account of whoever acts, also for a partner; `this` is the session. Raises NotFound."""
    user = active_user(actor.behind or actor.id)
    if user is None:
        raise NotFound
    factor = SecondFactor.objects.filter(user=user).first()
    left = recovery_codes_left(user.pk)
    return OwnAccount(
        username=user.username,
        name=user.name,
        work_phone=user.work_phone,
        has_password=user.has_usable_password(),
        app_since=factor.confirmed_at if factor else None,
        codes_left=left,
        codes_are_few=factor is not None and left <= FEW and not user.is_demo,
        is_practice=user.is_demo,
        sessions=_sessions(user, this),
        phones=_phones(user),
    )


def active_user(user: str) -> User | None:
    """The user with this id, when the account works."""
    return User.objects.filter(pk=user, is_active=True).first()


def recovery_codes_left(user: UUID) -> int:
    """How many recovery codes somebody has not used."""
    return RecoveryCode.objects.filter(user_id=user, used_at=None).count()


def _sessions(user: User, this: UUID | None) -> tuple[SessionRow, ...]:
    """This session first, then the others by when they were last seen."""
    now = clock.real()
    alive = Q(seen_at__gt=now - IDLE) | Q(device__ended_at=None, device__isnull=False)
    open_ones = SignedIn.objects.filter(
        alive, user=user, ended_at=None, began_at__gt=now - WHOLE
    ).select_related("device")
    rows = [
        SessionRow(
            id=each.pk,
            browser=each.browser,
            phone=each.device.name if each.device else "",
            address=each.address,
            began_at=each.began_at,
            seen_at=each.seen_at,
            is_this=each.pk == this,
        )
        for each in open_ones.order_by("-seen_at")
    ]
    return tuple(sorted(rows, key=lambda row: not row.is_this))


def _phones(user: User) -> tuple[PhoneRow, ...]:
    found = FieldDevice.objects.filter(user=user, ended_at=None).order_by("registered_at")
    return tuple(PhoneRow(each.pk, each.name, each.registered_at, each.used_at) for each in found)
