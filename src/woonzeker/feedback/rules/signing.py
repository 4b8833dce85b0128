# SPDX-License-Identifier: EUPL-1.2
"""Signing and checking a proof: Ed25519 (RFC 8032) over one way of writing it. Pure.

A proof is one JSON document in one form: keys in order, no white space, UTF-8 (RFC 8785 for what
stands in it: names in ASCII and no fractions). What differs from that form in a single byte is no
proof, also where a reader of JSON would not see the difference.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

#: what a proof says of itself; another number is another way to read it
FORM = "woonzeker-bewijs/1"
ALGORITHM = "Ed25519"
#: the longest that a proof can be; a longer file is not looked at
LONGEST = 100_000
_SIGNED = ("bewijs", "sleutel", "vorm")
_WHOLE = frozenset({*_SIGNED, "algoritme", "handtekening"})
#: signed before the words, so that nothing else signed with this key can pass for a proof
_PURPOSE = b"woonzeker-bewijs\n"
_VOUCHES = b"woonzeker-sleutel\n"

#: the public key of this name, None when it is not known
Keys = Callable[[str], bytes | None]


def name_of(public: bytes) -> str:
    """A short name of a public key: the first sixteen digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Signer:
    """A key pair, made from a secret of 32 bytes."""

    private: Ed25519PrivateKey

    @staticmethod
    def of(secret: bytes) -> Signer:
        """The key pair that this secret gives, always the same one."""
        return Signer(Ed25519PrivateKey.from_private_bytes(secret))

    @property
    def public(self) -> bytes:
        """The public key: 32 bytes that anybody may have."""
        return self.private.public_key().public_bytes_raw()

    @property
    def name(self) -> str:
        """The name of the public key."""
        return name_of(self.public)

    def vouch(self, public: bytes) -> bytes:
        """Say with a signature that an earlier key was of the same installation."""
        return self.private.sign(_VOUCHES + public)


def vouched(public: bytes, said: bytes, *, by: bytes) -> bool:
    """Whether the holder of `by` said that `public` was of the same installation."""
    return _holds(by, said, _VOUCHES + public)


def canonical(document: Any) -> bytes:
    """The one way in which this is written."""
    text = json.dumps(
        document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def signed(content: Mapping[str, Any], signer: Signer) -> dict[str, Any]:
    """The proof of this content."""
    words: dict[str, Any] = {"bewijs": dict(content), "sleutel": signer.name, "vorm": FORM}
    signature = signer.private.sign(_PURPOSE + canonical(words)).hex()
    return {**words, "algoritme": ALGORITHM, "handtekening": signature}


def read(file: bytes, keys: Keys) -> dict[str, Any] | None:
    """What stands in a proof, when every byte of it is as it was signed; None otherwise."""
    if len(file) > LONGEST:
        return None
    try:
        document = json.loads(file.decode())
        whole = isinstance(document, dict) and set(document) == _WHOLE
        if not whole or canonical(document) != file:
            return None
    except (ValueError, RecursionError):
        return None
    return _content(document, keys)


def _content(document: dict[str, Any], keys: Keys) -> dict[str, Any] | None:
    named, content, said = document["sleutel"], document["bewijs"], document["handtekening"]
    as_said = document["vorm"] == FORM and document["algoritme"] == ALGORITHM
    if not (as_said and isinstance(named, str) and isinstance(content, dict)):
        return None
    public = keys(named)
    if public is None or not isinstance(said, str):
        return None
    try:
        signature = bytes.fromhex(said)
    except ValueError:
        return None
    words = _PURPOSE + canonical({name: document[name] for name in _SIGNED})
    return content if signature.hex() == said and _holds(public, signature, words) else None


def _holds(public: bytes, signature: bytes, words: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, words)
    except (InvalidSignature, ValueError):
        return False
    return True
