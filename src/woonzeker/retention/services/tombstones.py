# SPDX-License-Identifier: EUPL-1.2
"""Tombstones: keyed digests of ids that were erased, in the database and in a file outside it.

A backup holds people who were erased after it was made. The file does not travel with a backup, so
every restore can forget them once more before anybody looks. It has a key derived from that of the
index, so that whoever serves pages can erase without what opens backups.
"""

from __future__ import annotations

import base64
import fcntl
import hashlib
import hmac
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from woonzeker.access import clock, sealing
from woonzeker.access.tenancy import current_municipality
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


@dataclass(frozen=True, slots=True)
class Carried:
    """A key of tombstones of before, sealed by a later one; each named by its fingerprint."""

    key: str
    by: str
    sealed: str


def place() -> Path:
    """The file of the tombstones, outside every backup."""
    given = str(settings.WOONZEKER_TOMBSTONES)
    return Path(given) if given else Path(settings.WOONZEKER_HOME) / "tombstones.jsonl"


def key() -> bytes:
    """The key that tombstones are made with: who has the database alone cannot test an id."""
    return _from_settings()[0]


def _from_settings() -> list[bytes]:
    """The key of now, and those that tombstones of before may be of: the other index, backups."""
    names = ("INDEX_KEY", "INDEX_KEY_OLD", "BACKUP_KEY", "BACKUP_KEY_OLD")
    held = [getattr(settings, f"WOONZEKER_{name}") for name in names]
    return [hmac.digest(secret, b"tombstones", "sha256") for secret in held if secret]


def fingerprint(secret: bytes) -> str:
    """By which a key is known without showing it."""
    return hashlib.sha256(b"fingerprint|" + secret).hexdigest()[:16]


def known_keys() -> dict[str, bytes]:
    """Every key that opens here, by its fingerprint: of the settings, and what those open."""
    known = {fingerprint(secret): secret for secret in _from_settings()}
    for _turn in range(len(carried := list(_carried()))):
        for each in carried:
            if each.key not in known and each.by in known:
                sealed = base64.b64decode(each.sealed)
                known[each.key] = sealing.unseal(sealed, key=known[each.by], place=each.key)
    return known


def carry() -> int:
    """Seal every key that tombstones were made with by the key of now, and give how many were new.

    With that a secret of the installation can change and go: the file of tombstones carries what
    opens it, for whoever has the secret of now.
    """
    known, now = known_keys(), fingerprint(key())
    there = {each.key for each in _carried() if each.by == now}
    lacking = {line.key for line in read(lenient=True)} & set(known) - there - {now}
    append(
        Carried(
            name, now, base64.b64encode(sealing.seal(known[name], key=key(), place=name)).decode()
        )
        for name in sorted(lacking)
    )
    return len(lacking)


def unknown() -> int:
    """How many tombstones no key of now opens: in a restore they would forget nobody."""
    known, now = known_keys(), fingerprint(key())
    carried = {each.key for each in _carried() if each.by == now} | {now}
    return sum(line.key not in carried & set(known) for line in read(lenient=True))


def mac_of(municipality: str, subject: UUID, secret: bytes | None = None) -> str:
    """The keyed digest of an id of one municipality, by the key of now unless another is given."""
    said = f"{municipality}|{subject}".encode()
    return hmac.new(secret or key(), said, "sha256").hexdigest()


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


def append(lines: Iterable[Line | Carried]) -> None:
    """Write tombstones to the file, and be sure that they are there.

    A line that somebody could not finish ends first, so that what comes does not hang on it.
    """
    file = place()
    text = "".join(json.dumps(asdict(each), sort_keys=True) + "\n" for each in lines)
    if not text:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        size = os.fstat(handle).st_size
        torn = size and os.pread(handle, 1, size - 1) != b"\n"
        left = memoryview((("\n" if torn else "") + text).encode())
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def read(*, lenient: bool = False) -> Iterator[Line]:
    """Every tombstone of the file; raises TombstonesUnreadable for a line that is none.

    A line that was cut off at the very end is a write that never finished: its rows stand in the
    database still, and the nightly job adds it again. Then the piece is the beginning of a whole
    line further on, and says nothing by itself. With `lenient` no piece is in the way.
    """
    torn: list[str] = []
    for text, found in _lines():
        if isinstance(found, Line):
            torn = [each for each in torn if not text.startswith(each.rstrip("\n"))]
            yield found
        elif found is None and text.endswith("\n"):
            torn.append(text)
    if torn and not lenient:
        raise TombstonesUnreadable


def _carried() -> Iterator[Carried]:
    """The keys of before that stand in the file, sealed."""
    return (found for _text, found in _lines() if isinstance(found, Carried))


def _lines() -> Iterator[tuple[str, Line | Carried | None]]:
    """Each line of the file, and what it is; None for what is neither."""
    if not (file := place()).exists():
        return
    with file.open(encoding="utf-8", errors="replace") as lines:
        for text in lines:
            yield text, _meant(text)


def _meant(text: str) -> Line | Carried | None:
    for kind in (Line, Carried):
        try:
            found: Line | Carried = kind(**json.loads(text))
        except (ValueError, TypeError):
            continue
        return found
    return None


def complete() -> int:
    """Write the tombstones of this municipality that the file lacks, and give how many."""
    code = current_municipality()
    carry()
    there = {line.mac for line in read(lenient=True) if line.municipality == code}
    lacking = [
        Line(code, row.mac, row.key, row.kind, row.erased_on.isoformat())
        for row in Tombstone.objects.iterator()
        if row.mac not in there
    ]
    if lacking:
        append(lacking)
    return len(lacking)


def buried(municipality: str) -> Callable[[UUID], bool]:
    """Gives who tells whether an id of one municipality has a tombstone in the file.

    Raises TombstonesUnreadable when some were made with a key that nothing here opens: they could
    not be replayed.
    """
    known, found = known_keys(), defaultdict[str, set[str]](set)
    for line in read():
        if line.municipality == municipality:
            found[line.key].add(line.mac)
    if found.keys() - known.keys():
        raise TombstonesUnreadable
    return lambda subject: any(
        mac_of(municipality, subject, known[name]) in macs for name, macs in found.items()
    )


def take_in(municipality: str) -> int:
    """Put the tombstones of the file in the database that was restored, and give how many."""
    rows = [
        Tombstone(mac=line.mac, key=line.key, kind=line.kind, erased_on=date.fromisoformat(line.on))
        for line in read()
        if line.municipality == municipality
    ]
    Tombstone.objects.bulk_create(rows, ignore_conflicts=True, batch_size=5_000)
    return len(rows)
