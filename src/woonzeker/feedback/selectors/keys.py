# SPDX-License-Identifier: EUPL-1.2
"""The public keys with which a proof can be checked, now and of before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from woonzeker.access.sealing import derived
from woonzeker.feedback.models import SigningKey
from woonzeker.feedback.rules.signing import Signer, name_of, vouched

#: keys that follow each other; more than a century of changing every year
_LONGEST_CHAIN = 200


@dataclass(frozen=True, slots=True)
class PublicKey:
    """One public key, since when it signs, and whether it is the one of now."""

    name: str
    public: bytes
    since_at: datetime | None
    of_now: bool


def signing_secret() -> bytes:
    """The secret of the key of now; practice without one makes do with one that follows."""
    chosen: bytes = settings.WOONZEKER_SIGNING_KEY
    return chosen or derived(settings.WOONZEKER_DATA_KEY, "sign|proofs")


def _held() -> dict[str, Signer]:
    """The key pairs whose secrets are here: of now first, then the other one, if there is one."""
    other: bytes = settings.WOONZEKER_SIGNING_KEY_OLD
    pairs = [Signer.of(secret) for secret in (signing_secret(), other) if secret]
    return {each.name: each for each in pairs}


def public_key(name: str) -> bytes | None:
    """The public key of this name, when it is ours; None for any other."""
    held = _held()
    if name in held:
        return held[name].public
    now = next(iter(held.values()))
    rows = {each.name: each for each in SigningKey.objects.all()[:_LONGEST_CHAIN]}
    return bytes(rows[name].public) if _is_ours(name, rows, now) else None


def public_keys() -> tuple[PublicKey, ...]:
    """Every key with which a proof of ours can be checked, the one of now first."""
    held = _held()
    now = next(iter(held.values()))
    rows = {each.name: each for each in SigningKey.objects.order_by("-since_at")[:_LONGEST_CHAIN]}
    mine = [
        PublicKey(
            each.name,
            each.public,
            rows[each.name].since_at if each.name in rows else None,
            of_now=each is now,
        )
        for each in held.values()
    ]
    before = [
        PublicKey(each.name, bytes(each.public), each.since_at, of_now=False)
        for each in rows.values()
        if each.name not in held and _is_ours(each.name, rows, now)
    ]
    return (*mine, *before)


def _is_ours(name: str, rows: dict[str, SigningKey], now: Signer) -> bool:
    """Whether each key up to the one of now vouches for the one before it."""
    seen: set[str] = set()
    while name != now.name:
        row = rows.get(name)
        if row is None or name in seen or name_of(bytes(row.public)) != name:
            return False
        seen.add(name)
        by = now.public if row.vouched_by == now.name else _public(rows, row.vouched_by)
        if by is None or not vouched(bytes(row.public), bytes(row.vouch), by=by):
            return False
        name = row.vouched_by
    return True


def _public(rows: dict[str, SigningKey], name: str) -> bytes | None:
    return bytes(rows[name].public) if name in rows else None
