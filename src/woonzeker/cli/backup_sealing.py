# SPDX-License-Identifier: EUPL-1.2
"""A backup is sealed while it is written: AES-256-GCM in pieces, each bound to its place.

Layout: `WZB1`, a salt of 16 bytes, then pieces of four bytes length and the sealed content. The
key of a file is derived from the backup key and the salt, so a nonce that counts pieces is never
used twice with one key. The last piece says that it is the last: a file that was cut off, or whose
pieces were moved, does not open.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from woonzeker.errors import WoonzekerError

MAGIC = b"WZB1"
PIECE = 1024 * 1024
_SALT = 16
_TAG = 16


class BackupBroken(WoonzekerError):
    """Deze reservekopie is niet heel, of niet met deze sleutel gemaakt."""


def seal_stream(source: BinaryIO, target: BinaryIO, key: bytes) -> int:
    """Seal all of `source` into `target`; gives how many bytes were read."""
    salt = os.urandom(_SALT)
    cipher = AESGCM(_file_key(key, salt))
    target.write(MAGIC + salt)
    number = total = 0
    piece = source.read(PIECE)
    while True:
        following = source.read(PIECE) if piece else b""
        total += len(piece)
        sealed = cipher.encrypt(_nonce(number), piece, _about(number, last=not following))
        target.write(struct.pack(">I", len(sealed)) + sealed)
        if not following:
            return total
        piece, number = following, number + 1


def open_stream(source: BinaryIO, key: bytes) -> Iterator[bytes]:
    """The pieces in the order in which they were written; raises BackupBroken at a fault."""
    head = source.read(len(MAGIC) + _SALT)
    if not head.startswith(MAGIC) or len(head) < len(MAGIC) + _SALT:
        raise BackupBroken
    cipher = AESGCM(_file_key(key, head[len(MAGIC) :]))
    sealed, number = _piece(source), 0
    if sealed is None:
        raise BackupBroken
    while sealed is not None:
        following = _piece(source)
        about = _about(number, last=following is None)
        try:
            yield cipher.decrypt(_nonce(number), sealed, about)
        except InvalidTag:
            raise BackupBroken from None
        sealed, number = following, number + 1


def _piece(source: BinaryIO) -> bytes | None:
    if not (head := source.read(4)):
        return None
    if len(head) < 4:
        raise BackupBroken
    (length,) = struct.unpack(">I", head)
    if not _TAG <= length <= PIECE + _TAG or len(sealed := source.read(length)) < length:
        raise BackupBroken
    return sealed


def _nonce(number: int) -> bytes:
    return struct.pack(">IQ", 0, number)


def _about(number: int, *, last: bool) -> bytes:
    return MAGIC + struct.pack(">Q?", number, last)


def _file_key(key: bytes, salt: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt, b"woonzeker backup").derive(key)
