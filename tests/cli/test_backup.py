# SPDX-License-Identifier: EUPL-1.2
"""A backup is sealed in pieces, and its manifest cannot be changed without the key."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from woonzeker.cli import backup_manifest as manifests
from woonzeker.cli.backup import Site, password_in, without_password
from woonzeker.cli.backup_manifest import Manifest
from woonzeker.cli.backup_sealing import PIECE, BackupBroken, open_stream, seal_stream

KEY = b"k" * 32


def sealed(content: bytes) -> bytes:
    target = io.BytesIO()
    seal_stream(io.BytesIO(content), target, KEY)
    return target.getvalue()


def opened(content: bytes, key: bytes = KEY) -> bytes:
    return b"".join(open_stream(io.BytesIO(content), key))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 7])
def test_what_was_sealed_comes_back(size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    assert opened(sealed(content[:size])) == content[:size]


def test_nothing_of_it_can_be_read_without_opening_it() -> None:
    assert b"Achternaam" not in sealed(b"Achternaam" * 1000)


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(BackupBroken):
        opened(sealed(b"x"), b"o" * 32)


@pytest.mark.parametrize("where", [0, 10, 25, 40, -1])
def test_one_changed_byte_is_noticed(where: int) -> None:
    broken = bytearray(sealed(b"x" * 100))
    broken[where] ^= 1
    with pytest.raises(BackupBroken):
        opened(bytes(broken))


def test_a_file_that_was_cut_off_at_a_piece_is_noticed() -> None:
    whole = sealed(b"x" * (2 * PIECE))
    with pytest.raises(BackupBroken):
        opened(whole[: 20 + 4 + PIECE + 16])


def test_pieces_that_changed_places_are_noticed() -> None:
    whole = sealed(b"x" * (3 * PIECE))
    piece = 4 + PIECE + 16
    swapped = whole[:20] + whole[20 + piece : 20 + 2 * piece] + whole[20 : 20 + piece]
    with pytest.raises(BackupBroken):
        opened(swapped + whole[20 + 2 * piece :])


def manifest(**facts: object) -> Manifest:
    whole: dict[str, object] = {
        "made_at": "2026-11-02T01:00:00+00:00", "program": "1", "server": "170000",
        "migrations": ("cases.0001_initial",), "tables": {"cases_case": (2, "17")},
        "audit": {"last": 3}, "tombstones": 4, "keys": {},
    }  # fmt: skip
    return Manifest(**{**whole, **facts})  # type: ignore[arg-type]


def test_a_manifest_reads_as_it_was_written(tmp_path: Path) -> None:
    manifests.write(tmp_path, manifest(), KEY)
    found = manifests.read(tmp_path, KEY)
    assert (found.tables, found.tombstones) == ({"cases_case": (2, "17")}, 4)


def test_a_manifest_that_was_changed_is_noticed(tmp_path: Path) -> None:
    manifests.write(tmp_path, manifest(), KEY)
    words = json.loads((tmp_path / manifests.FILE).read_text())
    words["tombstones"] = 0
    (tmp_path / manifests.FILE).write_text(json.dumps(words))
    with pytest.raises(BackupBroken):
        manifests.read(tmp_path, KEY)


def test_no_password_stands_on_a_command_line() -> None:
    url = "postgresql://eigenaar:p%40s@db:5433/woonzeker?sslmode=require"
    assert without_password(url) == "postgresql://eigenaar@db:5433/woonzeker?sslmode=require"
    assert password_in(url) == {"PGPASSWORD": "p@s"}


def test_a_backup_of_the_key_of_before_is_read_with_that_key(tmp_path: Path) -> None:
    manifests.write(tmp_path, manifest(), KEY)
    keys = {"WOONZEKER_BACKUP_KEY": b"n" * 32, "WOONZEKER_BACKUP_KEY_OLD": KEY}
    assert Site("", "", "", keys, tmp_path).key_of(tmp_path) == KEY
