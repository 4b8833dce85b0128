# SPDX-License-Identifier: EUPL-1.2
"""What a backup says of itself: rows and control sums of every table, and by which keys.

A sum does not depend on the order of the rows: each row as text gives a number, and the numbers
are added. Whoever changes a manifest needs the backup key.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from woonzeker.cli.backup_sealing import BackupBroken

FILE = "manifest.json"
DUMP = "database.wzb"
#: rows that a backup does not hold: whoever was signed in signs in again
WITHOUT_ROWS = ("django_session",)

TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1
"""
_SUM = """
SELECT count(*), coalesce(sum(('x' || substr(md5(row::text), 1, 15))::bit(60)::bigint), 0)::text
FROM {} AS row
"""
#: a row as text must read the same on every server
_SAME_WORDS = (
    "SET timezone = 'UTC'", "SET datestyle = 'ISO'", "SET intervalstyle = 'postgres'",
    "SET bytea_output = 'hex'", "SET extra_float_digits = 1",
)  # fmt: skip

Connection = psycopg.Connection[tuple[Any, ...]]
Sums = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup: when, by which program, of which form, with how many rows and which sums."""

    made_at: str
    program: str
    server: str
    migrations: tuple[str, ...]
    tables: Mapping[str, tuple[int, str]]
    audit: Mapping[str, Any]
    #: lines in the file of tombstones when the backup was made
    tombstones: int
    #: name → fingerprint of each key, never a key
    keys: Mapping[str, str]
    dump_bytes: int = 0
    dump_sha256: str = ""
    mac: str = field(default="")


def sums_of(connection: Connection) -> Sums:
    """Rows and control sum of every table, for a role that sees them all."""
    for words in _SAME_WORDS:
        connection.execute(words)
    tables = [str(row[0]) for row in connection.execute(TABLES).fetchall()]
    return {table: _sum(connection, table) for table in tables if table not in WITHOUT_ROWS}


def _sum(connection: Connection, table: str) -> tuple[int, str]:
    found = connection.execute(sql.SQL(_SUM).format(sql.Identifier(table))).fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "0")


def migrations_of(connection: Connection) -> tuple[str, ...]:
    """Which migrations the database has had, as 'room.name'."""
    rows = connection.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    return tuple(str(row[0]) for row in rows.fetchall())


def audit_of(connection: Connection) -> dict[str, Any]:
    """The last line of the audit log, and the head of each chain."""
    last = connection.execute("SELECT coalesce(max(id), 0), count(*) FROM access_auditline")
    number, lines = last.fetchone() or (0, 0)
    heads = connection.execute(
        "SELECT chain, sequence, encode(hash, 'hex') FROM access_audithead ORDER BY chain"
    ).fetchall()
    return {
        "last": int(number),
        "lines": int(lines),
        "heads": {name: [int(sequence), digest] for name, sequence, digest in heads},
    }


def fingerprint(key: bytes) -> str:
    """By which a key is known without showing it; empty for no key."""
    return hashlib.sha256(b"fingerprint|" + key).hexdigest()[:16] if key else ""


def write(folder: Path, manifest: Manifest, key: bytes) -> None:
    """Write the manifest with its mac."""
    words = _words(manifest)
    words["mac"] = _mac(words, key)
    text = json.dumps(words, indent=2, sort_keys=True)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def read(folder: Path, key: bytes) -> Manifest:
    """The manifest of a backup; raises BackupBroken when it is not whole or not by this key."""
    try:
        words = json.loads((folder / FILE).read_text(encoding="utf-8"))
        given = words.pop("mac")
        if not hmac.compare_digest(given, _mac({**words, "mac": ""}, key)):
            raise BackupBroken
        tables = {
            table: (int(rows), str(total)) for table, (rows, total) in words["tables"].items()
        }
        return Manifest(**{**words, "tables": tables, "migrations": tuple(words["migrations"])})
    except (OSError, ValueError, KeyError, TypeError):
        raise BackupBroken from None


def _words(manifest: Manifest) -> dict[str, Any]:
    words: dict[str, Any] = json.loads(json.dumps({**asdict(manifest), "mac": ""}))
    return words


def _mac(words: Mapping[str, Any], key: bytes) -> str:
    text = json.dumps({**words, "mac": ""}, sort_keys=True)
    return hmac.new(key, b"manifest|" + text.encode(), "sha256").hexdigest()
