# SPDX-License-Identifier: EUPL-1.2
"""Secrets of accounts: sealed, or kept as a digest that only this installation can make.

Accounts belong to no municipality, so they have keys under a name of their own. Digests hang on the
secret of sessions: what is on paper or in a phone must outlive a change of the other keys.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.db import transaction

from woonzeker.access.sealing import SealBroken, data_keys, derived, seal, unseal_with
from woonzeker.accounts.models import SecondFactor
from woonzeker.accounts.rules.second_step import ALPHABET

_OWNER = "accounts"


def digest(kind: str, text: str) -> str:
    """A keyed digest; `kind` keeps what was digested for one purpose from fitting another."""
    return derived(settings.SECRET_KEY.encode(), f"{_OWNER}|{kind}|{text}").hex()


def plain_digest(token: str) -> str:
    """A digest of something that is random and long itself, such as the key of a session."""
    return hashlib.sha256(token.encode()).hexdigest()


def seal_secret(secret: str, user: UUID) -> bytes:
    """Seal the secret of somebody's app."""
    return seal(secret.encode(), key=data_keys(_OWNER)[0], place=_place(user))


def open_secret(sealed: bytes | memoryview, user: UUID) -> str:
    """Open it again; raises SealBroken for another person's."""
    return unseal_with(bytes(sealed), keys=data_keys(_OWNER), place=_place(user)).decode()


def seal_again() -> int:
    """Seal the secrets of all apps with the key of now, and give how many; nobody notices."""
    with transaction.atomic():
        factors = list(SecondFactor.objects.select_for_update().order_by("pk"))
        for factor in factors:
            factor.secret = seal_secret(open_secret(factor.secret, factor.pk), factor.pk)
            factor.save(update_fields=["secret"])
    return len(factors)


def closed_with(factor: SecondFactor) -> int:
    """Which key opens the secret of an app: 0 the one of now, 1 the other one, -1 neither."""
    for number, key in enumerate(data_keys(_OWNER)):
        with suppress(SealBroken):
            unseal_with(bytes(factor.secret), keys=(key,), place=_place(factor.pk))
            return number
    return -1


def as_text(sealed: bytes) -> str:
    """A sealed secret as text for the session of somebody who is halfway."""
    return base64.b64encode(sealed).decode()


def from_text(text: str) -> bytes:
    """And back; raises SealBroken for anything else."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise SealBroken from None


def random_letters(length: int) -> str:
    """Random letters and digits that cannot be mistaken for each other: five bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _place(user: UUID) -> str:
    return f"accounts_secondfactor|secret|{user}"
