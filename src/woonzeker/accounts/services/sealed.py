# SPDX-License-Identifier: EUPL-1.2
"""Secrets of accounts: sealed, or kept as a digest that only this installation can make.

Accounts belong to no municipality, so they have keys under a name of their own.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from uuid import UUID

from woonzeker.access.sealing import SealBroken, keys_of, seal, unseal
from woonzeker.accounts.rules.second_step import ALPHABET

_OWNER = "accounts"


def digest(kind: str, text: str) -> str:
    """A keyed digest; `kind` keeps what was digested for one purpose from fitting another."""
    return hmac.new(keys_of(_OWNER).index, f"{kind}|{text}".encode(), hashlib.sha256).hexdigest()


def plain_digest(token: str) -> str:
    """A digest of something that is random and long itself, such as the key of a session."""
    return hashlib.sha256(token.encode()).hexdigest()


def seal_secret(secret: str, user: UUID) -> bytes:
    """Seal the secret of somebody's app."""
    return seal(secret.encode(), key=keys_of(_OWNER).data, place=_place(user))


def open_secret(sealed: bytes, user: UUID) -> str:
    """Open it again; raises SealBroken for another person's."""
    return unseal(bytes(sealed), key=keys_of(_OWNER).data, place=_place(user)).decode()


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
