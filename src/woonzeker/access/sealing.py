# SPDX-License-Identifier: EUPL-1.2
"""Sealing what a reader of the database alone should not be able to read.

AES-256-GCM with a random nonce of 96 bits in front (NIST SP 800-38D); the place that the content
belongs to is bound in, so that a sealed text moved to another row does not open. All keys of a
municipality are derived from the secrets of the installation, which stand outside the database.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from woonzeker.errors import WoonzekerError

_NONCE = 12
_KEY = 32


class SealBroken(WoonzekerError):
    """Dit versleutelde gegeven is niet te openen met de sleutel van nu."""


class Erased(SealBroken):
    """Dit gegeven is gewist: de sleutel ervan bestaat niet meer."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The two secrets of one municipality, derived from those of the installation."""

    data: bytes
    index: bytes


@dataclass(frozen=True, slots=True)
class Wrapping:
    """A key that wraps the keys of subjects; its name tells it apart and gives nothing away."""

    name: str
    key: bytes


def keys_of(municipality: str) -> Keys:
    """The municipality's own keys: whoever has one cannot make another's."""
    return Keys(
        data=derived(settings.WOONZEKER_DATA_KEY, f"seal|{municipality}"),
        index=derived(settings.WOONZEKER_INDEX_KEY, f"index|{municipality}"),
    )


def data_keys(owner: str) -> tuple[bytes, ...]:
    """As `keys_of(owner).data`: of the secret of now first, then of the other one, if any."""
    return tuple(derived(secret, f"seal|{owner}") for secret in _both("DATA"))


def wrapping_keys(municipality: str) -> tuple[Wrapping, ...]:
    """What wraps the keys of subjects: the one of now first, then the other one, if there is one.

    What either wrapped can be opened; only the first wraps anything anew.
    """
    return tuple(_wrapping(secret, municipality) for secret in _both("DATA"))


def index_keys(municipality: str) -> tuple[bytes, ...]:
    """What blind indexes are made with: the key of now first, then the other one, if there is one.

    As long as there are two, whatever is looked up is looked up under both.
    """
    return tuple(derived(secret, f"index|{municipality}") for secret in _both("INDEX"))


def name_of_index(municipality: str) -> str:
    """The name of the index key of now: says under which key a row can be found."""
    return _name(index_keys(municipality)[0])


def new_keys(number: int) -> list[bytes]:
    """So many random keys of 256 bits, drawn at once."""
    drawn = os.urandom(number * _KEY)
    return [drawn[start : start + _KEY] for start in range(0, len(drawn), _KEY)]


def seal(content: bytes, *, key: bytes, place: str) -> bytes:
    """Encrypt; `place` says where it belongs (table, column and row)."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def seal_all(items: Iterable[tuple[bytes, str]], *, key: bytes) -> list[bytes]:
    """Encrypt many (content, place) with one key, as `seal` does one."""
    cipher, found = AESGCM(key), list(items)
    drawn = os.urandom(_NONCE * len(found))
    sealed = []
    for start, (content, place) in zip(range(0, len(drawn), _NONCE), found, strict=True):
        nonce = drawn[start : start + _NONCE]
        sealed.append(nonce + cipher.encrypt(nonce, content, place.encode()))
    return sealed


def unseal(sealed: bytes, *, key: bytes, place: str) -> bytes:
    """Decrypt; raises SealBroken for another key, another place or a changed text."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
    except (InvalidTag, ValueError):
        raise SealBroken from None


def unseal_with(sealed: bytes, *, keys: Iterable[bytes], place: str) -> bytes:
    """Decrypt with whichever of these keys it was sealed with; raises SealBroken."""
    for key in keys:
        try:
            return unseal(sealed, key=key, place=place)
        except SealBroken:
            continue
    raise SealBroken


def blinded(number: int, *, key: bytes) -> int:
    """A number of 63 bits as another one of 63 bits that only the holder of the key can make.

    Keyed BLAKE2b (RFC 7693): half the time of HMAC-SHA-256, and a register has millions of them.
    """
    made = hashlib.blake2b(number.to_bytes(8, "big"), key=key, digest_size=8).digest()
    return int.from_bytes(made, "big") >> 1


def blind_text(text: str, *, key: bytes) -> int:
    """A text as a number of 63 bits that only the holder of the key can make (HMAC-SHA-256)."""
    return int.from_bytes(derived(key, text)[:8], "big") >> 1


def derived(key: bytes, text: str) -> bytes:
    """HMAC-SHA-256 of a text."""
    return hmac.digest(key, text.encode(), "sha256")


def _both(which: str) -> tuple[bytes, ...]:
    """The secret of now and the other one, unless they are the same."""
    now: bytes = getattr(settings, f"WOONZEKER_{which}_KEY")
    other: bytes = getattr(settings, f"WOONZEKER_{which}_KEY_OLD")
    return (now, other) if other and other != now else (now,)


@lru_cache(maxsize=1_000)
def _wrapping(secret: bytes, municipality: str) -> Wrapping:
    key = derived(secret, f"wrap|{municipality}")
    return Wrapping(_name(key), key)


def _name(key: bytes) -> str:
    return derived(key, "name").hex()[:16]
