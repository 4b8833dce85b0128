# SPDX-License-Identifier: EUPL-1.2
"""Tombstones: keyed digests of ids that were erased, in the database and in a file outside it.

A backup holds people who were erased after it was made. The file does not travel with a backup, so
every restore can forget them once more before anybody looks.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from woonzeker.access import clock
from woonzeker.access.tenancy import current_municipality
from woonzeker.errors import Misconfigured
from woonzeker.retention.errors import TombstonesUnreadable
from woonzeker.retention.models import Tombstone


@dataclass(frozen=True, slots=True)
class Line:
    """One tombstone as it stands in the file."""

    municipality: str
    mac: str
    key: str
    kind: str
    on: str


def place() -> Path:
    """The file of the tombstones, outside every backup."""
    given = str(settings.WOONZEKER_TOMBSTONES)
    return Path(given) if given else Path(settings.WOONZEKER_HOME) / "tombstones.jsonl"


def key() -> bytes:
    """The key that tombstones are made with: who has the database alone cannot test an id.

    Raises Misconfigured when there is none: what is erased would come back with a restore.
    """
    if not settings.WOONZEKER_BACKUP_KEY:
        raise Misconfigured("WOONZEKER_BACKUP_KEY ontbreekt: zonder kan er niet gewist worden.")
    return hmac.digest(settings.WOONZEKER_BACKUP_KEY, b"tombstones", "sha256")


def fingerprint(secret: bytes) -> str:
    """By which a key is known without showing it."""
    return hashlib.sha256(b"fingerprint|" + secret).hexdigest()[:16]


def mac_of(municipality: str, subject: UUID) -> str:
    """The keyed digest of an id of one municipality."""
    return hmac.new(key(), f"{municipality}|{subject}".encode(), "sha256").hexdigest()


def bury(subjects: Iterable[tuple[str, UUID]]) -> int:
    """Add a tombstone for each (kind, id) in this transaction; to the file once it ends well."""
    code, on, made = current_municipality(), clock.today(), fingerprint(key())
    rows = [
        Tombstone(mac=mac_of(code, each), key=made, kind=kind, erased_on=on)
        for kind, each in subjects
    ]
    Tombstone.objects.bulk_create(rows, ignore_conflicts=True)
    lines = [Line(code, row.mac, row.key, row.kind, on.isoformat()) for row in rows]
    transaction.on_commit(lambda: append(lines))
    return len(rows)


def append(lines: Iterable[Line]) -> None:
    """Write tombstones to the file, and be sure that they are there."""
    file = place()
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(asdict(each), sort_keys=True) + "\n" for each in lines)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, text.encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def read() -> Iterator[Line]:
    """Every tombstone of the file; raises TombstonesUnreadable for a line that is none.

    A line that was cut off at the very end is a write that never finished: its rows stand in the
    database still, and the nightly job adds it again.
    """
    file = place()
    if not file.exists():
        return
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, text in enumerate(lines, start=1):
        try:
            yield Line(**json.loads(text))
        except (ValueError, TypeError):
            if number == len(lines) and not text.endswith("\n"):
                return
            raise TombstonesUnreadable from None


def complete() -> int:
    """Write the tombstones of this municipality that the file lacks, and give how many."""
    code = current_municipality()
    there = {line.mac for line in read() if line.municipality == code}
    lacking = [
        Line(code, row.mac, row.key, row.kind, row.erased_on.isoformat())
        for row in Tombstone.objects.iterator()
        if row.mac not in there
    ]
    if lacking:
        append(lacking)
    return len(lacking)


def macs_of(municipality: str) -> set[str]:
    """The digests of one municipality in the file, made with the key of now.

    Raises TombstonesUnreadable when some were made with another key: they could not be replayed.
    """
    now, found = fingerprint(key()), set()
    for line in read():
        if line.municipality == municipality:
            if line.key != now:
                raise TombstonesUnreadable
            found.add(line.mac)
    return found


def take_in(municipality: str) -> int:
    """Put the tombstones of the file in the database that was restored, and give how many."""
    rows = [
        Tombstone(mac=line.mac, key=line.key, kind=line.kind, erased_on=date.fromisoformat(line.on))
        for line in read()
        if line.municipality == municipality
    ]
    Tombstone.objects.bulk_create(rows, ignore_conflicts=True, batch_size=5_000)
    return len(rows)
