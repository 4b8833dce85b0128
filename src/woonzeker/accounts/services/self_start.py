# SPDX-License-Identifier: EUPL-1.2
"""An account that somebody makes by themselves, and the code by mail with which they come in.

Nobody hears whether an address has an account: both ways take the same work and send one mail. An
account that exists is never taken over: what was typed for it opens nothing.
"""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import Q

from woonzeker.access import audit, clock
from woonzeker.accounts.models import MailCode, SelfStart, User
from woonzeker.accounts.rules.second_step import MAIL_DIGITS, as_typed
from woonzeker.accounts.rules.tries import ADDRESS, CODE, MAILS
from woonzeker.accounts.services.devices import Door, known_device
from woonzeker.accounts.services.mailing import practised, send_code, send_known
from woonzeker.accounts.services.own_account import refuse_weak
from woonzeker.accounts.services.sealed import digest
from woonzeker.accounts.services.sessions import end_sessions
from woonzeker.accounts.services.trying import Counted, attempt, forgive

#: how long a code by mail works
MINUTES = 10
_LASTS = timedelta(minutes=MINUTES)


def ask_start(*, name: str, mail: str, password: str, door: Door) -> UUID:
    """Ask for an account; a code goes to the address. Gives what the code belongs to.

    Raises WeakPassword, TooSoon and NoMail.
    """
    mail = mail.strip().casefold()
    refuse_weak(password, own=[name, mail, "woonzeker"])
    attempt([Counted("start-mail", mail, MAILS), Counted("start-from", door.address, ADDRESS)])
    hashed = make_password(password)
    known = User.objects.filter(Q(username__iexact=mail) | Q(mail__iexact=mail)).exists()
    start, code = uuid4(), _fresh_code()
    SelfStart.objects.create(
        id=start,
        mail=mail,
        name=name.strip(),
        password="" if known else hashed,
        code_hash=_hash(start, code),
        expires_at=clock.real() + _LASTS,
    )
    if known:
        send_known(to=mail, reference=start)
    else:
        send_code(to=mail, code=code, reference=start, minutes=MINUTES)
    return start


def confirm_start(*, start: UUID, code: str) -> User | None:
    """Make the account when the code is right; None for a wrong or late one. Raises TooSoon."""
    now = clock.real()
    found = SelfStart.objects.filter(pk=start, used_at=None, expires_at__gt=now).first()
    noted = attempt([Counted("start-code", str(start), CODE)])
    if found is None or not hmac.compare_digest(found.code_hash, _hash(start, code)):
        audit.sign_in_event("accounts.confirm_start", refused=True, why="wrong_code")
        return None
    user = _made(found) if found.password else None
    if user is not None:
        forgive(noted)
        audit.sign_in_event("accounts.confirm_start", user=str(user.pk))
    return user


def has_mail_step(user: UUID) -> bool:
    """Whether somebody has an address that was shown to be theirs, and may come in with a code."""
    return User.objects.filter(pk=user, is_active=True).exclude(mail="").exists()


def mail_code(*, user: User) -> UUID:
    """Mail somebody a code for the second step; earlier ones stop working.

    Raises TooSoon when they asked often, and NoMail.
    """
    attempt([Counted("mail-code", str(user.pk), MAILS)])
    made, code = uuid4(), _fresh_code()
    with transaction.atomic():
        MailCode.objects.filter(user=user).delete()
        MailCode.objects.create(
            id=made, user=user, code_hash=_hash(made, code), expires_at=clock.real() + _LASTS
        )
    send_code(to=user.mail, code=code, reference=made, minutes=MINUTES)
    return made


def check_mail_code(*, user: User, code: str, door: Door | None = None) -> bool:
    """Whether this is the code that was mailed last; each works once. Raises TooSoon."""
    device = known_device(door or Door(), user)
    noted = attempt([Counted("code", f"{device}|{user.pk}", CODE)])
    found = MailCode.objects.filter(user=user, used_at=None, expires_at__gt=clock.real()).first()
    right = found is not None and hmac.compare_digest(found.code_hash, _hash(found.pk, code))
    if found is not None and right:
        right = MailCode.objects.filter(pk=found.pk, used_at=None).update(used_at=clock.real()) == 1
    if right:
        forgive(noted)
    else:
        audit.sign_in_event(
            "accounts.check_mail_code", user=str(user.pk), refused=True, why="wrong_code"
        )
    return right


def practice_mail(reference: UUID | str) -> str:
    """The code of a mail that stays in a folder, to show where people practise; else nothing."""
    return practised(UUID(str(reference)))


def forget_account(*, user: UUID) -> None:
    """Remove the account of somebody who made it by themselves and wants to be gone."""
    end_sessions(user=user, why="disabled")
    audit.sign_in_event("accounts.forget_account", user=str(user))
    User.objects.filter(pk=user).exclude(mail="").delete()


def _made(found: SelfStart) -> User | None:
    """The account, once; None when somebody else took the address in the meantime."""
    try:
        with transaction.atomic():
            used = SelfStart.objects.filter(pk=found.pk, used_at=None)
            if not used.update(used_at=clock.real(), password=""):
                return None
            return User.objects.create(
                username=found.mail, name=found.name, mail=found.mail, password=found.password
            )
    except IntegrityError:
        return None


def _fresh_code() -> str:
    return f"{secrets.randbelow(10**MAIL_DIGITS):0{MAIL_DIGITS}d}"


def _hash(row: UUID, code: str) -> str:
    return digest("mail-code", f"{row}|{as_typed(code)}")
