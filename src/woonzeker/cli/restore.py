# SPDX-License-Identifier: EUPL-1.2
"""`./run restore MAP`: bring a backup back, check it, forget once more, and only then open it.

Everything happens in a database with a name of its own; it gets the real name when all is well. A
drill (`--drill`) does the same and then throws the copy away.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

from woonzeker.cli import backup_manifest as manifests
from woonzeker.cli import prepare
from woonzeker.cli.backup import (
    Site,
    digest_of,
    lines_in,
    password_in,
    site_of,
    without_password,
)
from woonzeker.cli.backup_manifest import Manifest
from woonzeker.cli.backup_sealing import BackupBroken, open_stream
from woonzeker.cli.rewriting import TOUCHED, write_anew
from woonzeker.cli.words import WrongWords, split
from woonzeker.errors import WoonzekerError
from woonzeker.settings import databases
from woonzeker.settings.embedded import find_binaries

#: an index is built in memory, not on disk
_FAST = "-c maintenance_work_mem=256MB -c synchronous_commit=off"


class NotEmpty(WoonzekerError):
    """Er staat al iets in de database: een reservekopie gaat alleen in een lege."""


class NotTheSame(WoonzekerError):
    """Wat teruggezet is, is niet wat in de reservekopie zat. Er is niets geopend."""


class OtherKeys(WoonzekerError):
    """De sleutels van nu zijn niet die van deze reservekopie."""


class NewerProgram(WoonzekerError):
    """Deze reservekopie is van een nieuwer programma. Zet eerst dat programma neer."""


class TombstonesMissing(WoonzekerError):
    """De lijst van wie gewist is, ontbreekt of is korter dan toen de reservekopie werd gemaakt."""


class RestoreFailed(WoonzekerError):
    """Terugzetten is niet gelukt. Er is niets geopend."""


@dataclass(slots=True)
class Clock:
    """Says each step with the seconds that it took."""

    began: float

    def say(self, words: str) -> None:
        """One line, as soon as the step is done."""
        now = time.monotonic()
        print(f"  {now - self.began:6.1f} s  {words}", flush=True)
        self.began = now


def run(words: Sequence[str]) -> int:
    """Restore into the database of DATABASE_URL, or with --drill into one that goes again."""
    plain, given = split(words, options={"--drill": False}, most=1)
    drill = "--drill" in given
    if not plain and not drill:
        raise WrongWords("Zeg uit welke map: ./run restore MAP.")
    with ExitStack() as stack:
        site = site_of(stack)
        folder = Path(plain[0]) if plain else newest(prepare.home() / "backups")
        began = time.monotonic()
        if drill:
            drilled(site, folder)
        else:
            restored(site, folder)
        minutes = (time.monotonic() - began) / 60
    said = "oefening geslaagd, de proefdatabase is weer weg" if drill else "open"
    print(f"{said} ({minutes:.1f} minuten)")
    return 0


def newest(kept: Path) -> Path:
    """The newest backup of a folder with backups; raises WrongWords when there is none."""
    found = sorted(made.parent for made in kept.glob(f"*/{manifests.FILE}"))
    if not found:
        raise WrongWords(f"In {kept} staat geen reservekopie.")
    return found[-1]


def restored(site: Site, folder: Path) -> Manifest:
    """Restore under the real name; raises NotEmpty when something stands there."""
    name = _name_in(site.owner)
    if databases.exists(site.owner, name):
        with psycopg.connect(site.owner) as connection:
            if connection.execute(manifests.TABLES).fetchone():
                raise NotEmpty
    with _making(site, f"{name}_restoring") as making:
        manifest = _fill(site, folder, making)
        databases.drop(site.owner, name)
        with psycopg.connect(
            databases.with_database(site.owner, "postgres"), autocommit=True
        ) as connection:
            connection.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(making), sql.Identifier(name)
                )
            )
    return manifest


def drilled(site: Site, folder: Path) -> Manifest:
    """Do all of a restore in a database that goes away again."""
    with _making(site, f"woonzeker_drill_{os.getpid()}") as making:
        return _fill(site, folder, making)


@contextmanager
def _making(site: Site, name: str) -> Iterator[str]:
    """An empty database of that name; whatever is left of it afterwards is dropped."""
    databases.drop(site.owner, name)
    databases.create(site.owner, name)
    try:
        yield name
    finally:
        databases.drop(site.owner, name)


def _fill(site: Site, folder: Path, name: str) -> Manifest:
    """Everything up to where the database may open; raises at the first thing that is wrong."""
    clock = Clock(time.monotonic())
    key = site.key_of(folder)
    manifest = manifests.read(folder, key)
    _check_before(site, folder, manifest)
    clock.say(f"reservekopie van {manifest.made_at} is heel en van deze sleutels")
    owner, app, backup = (
        databases.with_database(url, name) for url in (site.owner, site.app, site.backup)
    )
    _load(owner, folder / manifests.DUMP, key)
    clock.say("rijen teruggezet")
    rows = _compare(backup, manifest)
    clock.say(
        f"{rows} rijen in {len(manifest.tables)} tabellen: aantallen en controlesommen gelijk"
    )
    databases.migrate(owner, app)
    clock.say("op de nieuwste vorm gebracht")
    forgotten = _finish(owner, app, manifest)
    clock.say("grafstenen nagelopen, logboek nagerekend, aanmelden gelukt")
    if forgotten and (late := write_anew(owner, TOUCHED)):
        raise RestoreFailed(f"{RestoreFailed.__doc__} Niet opnieuw geschreven: {', '.join(late)}.")
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute("ANALYZE")
    clock.say("tabellen opnieuw geschreven en geteld voor wie erin zoekt")
    return manifest


def _check_before(site: Site, folder: Path, manifest: Manifest) -> None:
    if digest_of(folder / manifests.DUMP) != manifest.dump_sha256:
        raise BackupBroken
    known = {manifests.fingerprint(key) for key in site.keys.values()}
    if other := [name for name, made in manifest.keys.items() if made not in known]:
        raise OtherKeys(f"{OtherKeys.__doc__} Het gaat om: {', '.join(other)}.")
    ours = {f"{path.parent.parent.name}.{path.stem}" for path in _own_migrations()}
    rooms = {path.parent.parent.name for path in _own_migrations()}
    of_ours = {each for each in manifest.migrations if each.partition(".")[0] in rooms}
    if of_ours - ours:
        raise NewerProgram
    if (there := lines_in(site.tombstones)) < manifest.tombstones:
        raise TombstonesMissing(
            f"{TombstonesMissing.__doc__} Er zijn {there} regels en er horen er ten minste "
            f"{manifest.tombstones} te zijn. Zet {site.tombstones} terug."
        )


def _own_migrations() -> list[Path]:
    return sorted(databases.PACKAGE.glob("*/migrations/0*.py"))


def _load(owner: str, dump: Path, key: bytes) -> None:
    """Open the dump piece by piece into pg_restore; nothing of it touches a disk in the open."""
    command = [
        str(find_binaries() / "pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error",
        f"--dbname={without_password(owner)}",
    ]  # fmt: skip
    with (
        dump.open("rb") as source,
        subprocess.Popen(  # noqa: S603 - our own binary with our own words
            command,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **password_in(owner), "PGOPTIONS": _FAST},
        ) as restore,
    ):
        into = cast(IO[bytes], restore.stdin)
        try:
            for piece in open_stream(source, key):
                into.write(piece)
            into.close()
        except BrokenPipeError:
            pass  # it ended early and says why
        except BackupBroken:
            restore.kill()
            raise
        problem = cast(IO[bytes], restore.stderr).read().decode(errors="replace")
        if restore.wait():
            first = next(iter(problem.splitlines()), "")
            raise RestoreFailed(f"{RestoreFailed.__doc__} {first}")


def _compare(backup: str, manifest: Manifest) -> int:
    """Rows and sums of every table as the manifest says; gives the rows, raises NotTheSame."""
    with psycopg.connect(backup) as connection:
        found = manifests.sums_of(connection)
    wrong = sorted(
        table
        for table in {*found, *manifest.tables}
        if found.get(table) != manifest.tables.get(table)
    )
    if wrong:
        raise NotTheSame(f"{NotTheSame.__doc__} Anders: {', '.join(wrong)}.")
    return sum(rows for rows, _ in found.values())


def _finish(owner: str, app: str, manifest: Manifest) -> bool:
    """Let the program itself look at it, in a process of its own; whether anybody was forgotten.

    Raises RestoreFailed.
    """
    done = subprocess.run(  # noqa: S603 - our own program with our own words
        [sys.executable, "-m", "woonzeker", "restore-finish", json.dumps(manifest.audit["heads"])],
        env={**os.environ, "DATABASE_URL": app, "DATABASE_OWNER_URL": owner},
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout.splitlines()
    print("".join(f"           {line}\n" for line in told[:-1]), end="")
    if done.returncode:
        said = next(iter(done.stderr.strip().splitlines()[-1:]), "")
        raise RestoreFailed(f"{RestoreFailed.__doc__} {said}")
    return bool(int(told[-1]))


def _name_in(url: str) -> str:
    return unquote(urlsplit(url).path.lstrip("/"))
