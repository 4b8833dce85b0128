# SPDX-License-Identifier: EUPL-1.2
"""`./run backup [MAP]`: one sealed copy of the database, with what it must hold when it returns."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, BinaryIO, cast
from urllib.parse import unquote, urlsplit, urlunsplit

import psycopg

from woonzeker import __version__
from woonzeker.cli import backup_manifest as manifests
from woonzeker.cli import prepare
from woonzeker.cli.backup_manifest import Manifest
from woonzeker.cli.backup_sealing import BackupBroken, seal_stream
from woonzeker.cli.words import WrongWords, split
from woonzeker.errors import Misconfigured, WoonzekerError
from woonzeker.settings.embedded import find_binaries
from woonzeker.settings.environment import read

KEYS = ("WOONZEKER_BACKUP_KEY", "WOONZEKER_DATA_KEY", "WOONZEKER_INDEX_KEY")
OLD_KEYS = (
    "WOONZEKER_DATA_KEY_OLD", "WOONZEKER_INDEX_KEY_OLD", "WOONZEKER_BACKUP_KEY_OLD",
)  # fmt: skip
#: copies that nobody gave a place are removed after so many days where no municipality decided
KEEP_DAYS = 35
#: the shortest term for backups among what each municipality decided and holds now
_SHORTEST = """
SELECT min((now.data->'classes'->>'backup')::int) FROM (
    SELECT DISTINCT ON (municipality_id) data FROM organisations_localpolicy
    WHERE kind = 'retention' AND valid_from <= current_date
    ORDER BY municipality_id, valid_from DESC, version DESC
) AS now
"""


class DumpFailed(WoonzekerError):
    """De reservekopie is niet gelukt."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a backup or restore must know: addresses, keys, and where the tombstones are."""

    owner: str
    app: str
    backup: str
    keys: dict[str, bytes]
    tombstones: Path

    @property
    def key(self) -> bytes:
        """The key of backups."""
        return self.keys["WOONZEKER_BACKUP_KEY"]

    def key_of(self, folder: Path) -> bytes:
        """The key that a backup was made with, of now or of before; raises BackupBroken."""
        if old := self.keys.get("WOONZEKER_BACKUP_KEY_OLD"):
            with suppress(BackupBroken):
                manifests.read(folder, old)
                return old
        return self.key


def run(words: Sequence[str]) -> int:
    """Make a backup in a folder that does not exist yet, and say what it holds."""
    plain, given = split(words, options={"--days": True}, most=1)
    asked = _days(given.get("--days", ""))
    with ExitStack() as stack:
        site = site_of(stack)
        kept = prepare.home() / "backups"
        folder = Path(plain[0]) if plain else kept / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
        manifest = make(site, folder)
        if not plain:
            remove_old(kept, asked if asked is not None else days_to_keep(site))
    rows = sum(count for count, _ in manifest.tables.values())
    print(f"Reservekopie in {folder}: {len(manifest.tables)} tabellen, {rows} rijen,")
    print(f"{manifest.dump_bytes / 1e6:.1f} MB, versleuteld. Terugzetten: ./run restore {folder}")
    return 0


def site_of(stack: ExitStack) -> Site:
    """Addresses and keys from the settings; raises Misconfigured for what a backup needs."""
    if not os.environ.get("DATABASE_URL"):
        prepare.embedded(stack)
    values = read(os.environ)
    wanted = ("WOONZEKER_BACKUP_KEY", "DATABASE_BACKUP_URL", "DATABASE_OWNER_URL")
    if missing := [name for name in wanted if not values[name]]:
        raise Misconfigured(f"Voor reservekopieën ontbreekt: {', '.join(missing)}.")
    given = values["WOONZEKER_TOMBSTONES"]
    return Site(
        owner=values["DATABASE_OWNER_URL"],
        app=values["DATABASE_URL"],
        backup=values["DATABASE_BACKUP_URL"],
        keys={name: values.get(name, b"") for name in (*KEYS, *OLD_KEYS)},
        tombstones=Path(given) if given else prepare.home() / "tombstones.jsonl",
    )


def make(site: Site, folder: Path) -> Manifest:
    """Write one backup; what the manifest counts is what the dump holds, to the same moment."""
    if folder.exists() and any(folder.iterdir()):
        raise WrongWords(f"De map {folder} is niet leeg: kies een nieuwe.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with psycopg.connect(site.backup) as connection:
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            found = connection.execute("SELECT pg_export_snapshot()").fetchone()
            manifest = _manifest(connection, site)
            size, digest = _dump(site, folder / manifests.DUMP, str(found[0]) if found else "")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    whole = replace(manifest, dump_bytes=size, dump_sha256=digest)
    manifests.write(folder, whole, site.key)
    return manifests.read(folder, site.key)


def _manifest(connection: manifests.Connection, site: Site) -> Manifest:
    return Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        program=__version__,
        server=str(connection.info.server_version),
        migrations=manifests.migrations_of(connection),
        tables=manifests.sums_of(connection),
        audit=manifests.audit_of(connection),
        tombstones=lines_in(site.tombstones),
        keys={
            name: manifests.fingerprint(key)
            for name, key in site.keys.items()
            if name in KEYS or (key and name != "WOONZEKER_BACKUP_KEY_OLD")
        },
    )


def lines_in(tombstones: Path) -> int:
    """How many lines the file of tombstones has."""
    return tombstones.read_bytes().count(b"\n") if tombstones.exists() else 0


def _dump(site: Site, place: Path, snapshot: str) -> tuple[int, str]:
    """Let pg_dump write to us and seal what comes; size and digest of the sealed file."""
    command = [
        str(find_binaries() / "pg_dump"), "--format=custom", "--compress=gzip:1", "--no-owner",
        "--no-privileges", "--no-comments", f"--snapshot={snapshot}",
        *(f"--exclude-table-data={table}" for table in manifests.WITHOUT_ROWS),
        f"--dbname={without_password(site.backup)}",
    ]  # fmt: skip
    with (
        subprocess.Popen(  # noqa: S603 - our own binary with our own words
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **password_in(site.backup)},
        ) as dump,
        place.open("xb") as target,
    ):
        seal_stream(cast(BinaryIO, dump.stdout), target, site.key)
        problem = cast(IO[bytes], dump.stderr).read()
        if dump.wait():
            raise DumpFailed(f"{DumpFailed.__doc__} {_first_line(problem)}")
        target.flush()
        os.fsync(target.fileno())
    return place.stat().st_size, digest_of(place)


def without_password(url: str) -> str:
    """An address that anybody may see in the list of processes."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}{at}{host}"))


def password_in(url: str) -> dict[str, str]:
    """What a tool of PostgreSQL finds the password of an address in; empty when there is none."""
    password = urlsplit(url).password
    return {} if password is None else {"PGPASSWORD": unquote(password)}


def digest_of(place: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove_old(kept: Path, days: int) -> list[str]:
    """Remove backups that are older than their term; a folder that is no backup stays."""
    gone = []
    before = datetime.now(UTC) - timedelta(days=days)
    for folder in sorted(kept.iterdir()):
        made = folder / manifests.FILE
        if made.exists() and datetime.fromtimestamp(made.stat().st_mtime, UTC) < before:
            shutil.rmtree(folder)
            gone.append(folder.name)
    if gone:
        print(f"Ouder dan {days} dagen en daarom weg: {', '.join(gone)}", file=sys.stderr)
    return gone


def days_to_keep(site: Site) -> int:
    """How long a copy may stay: no longer than any municipality in it decided."""
    with psycopg.connect(site.backup) as connection:
        found = connection.execute(_SHORTEST).fetchone()
    return KEEP_DAYS if found is None or found[0] is None else int(found[0])


def _days(text: str) -> int | None:
    if text and not text.isdigit():
        raise WrongWords("--days moet een aantal dagen zijn.")
    return int(text) if text else None


def _first_line(problem: bytes) -> str:
    """What the tool says, without details: those repeat rows."""
    return next(iter(problem.decode(errors="replace").splitlines()), "")
