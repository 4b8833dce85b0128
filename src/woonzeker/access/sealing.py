# SPDX-License-Identifier: EUPL-1.2
"""Sealing what a reader of the database alone should not be able to read.

AES-256-GCM with a random nonce of 96 bits in front (NIST SP 800-38D); the place that the content
belongs to is bound in, so that a sealed text moved to another row does not open.
"""

from __future__ import annotations

import hmac
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from woonzeker.errors import WoonzekerError

_NONCE = 12


class SealBroken(WoonzekerError):
    """Dit versleutelde gegeven is niet te openen met de sleutel van nu."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The two secrets of one municipality, derived from those of the installation."""

    data: bytes
    index: bytes


def keys_of(municipality: str) -> Keys:
    """The municipality's own keys: whoever has one cannot make another's."""
    return Keys(
        data=_mac(settings.WOONZEKER_DATA_KEY, f"seal|{municipality}"),
        index=_mac(settings.WOONZEKER_INDEX_KEY, f"index|{municipality}"),
    )


def seal(content: bytes, *, key: bytes, place: str) -> bytes:
    """Encrypt; `place` says where it belongs (table, column and row)."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, place.encode())


def unseal(sealed: bytes, *, key: bytes, place: str) -> bytes:
    """Decrypt; raises SealBroken for another key, another place or a changed text."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.encode())
    except (InvalidTag, ValueError):
        raise SealBroken from None


def _mac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")
