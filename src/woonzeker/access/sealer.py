# SPDX-License-Identifier: EUPL-1.2
"""The sealer at work: a thread beside the jobs of the worker, every second; and its heads."""

from __future__ import annotations

import json
import logging
import os
import threading
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import Error, connection

from woonzeker.access import chain, verifying
from woonzeker.access.models import AuditHead

logger = logging.getLogger(__name__)

EVERY_SECONDS = 1.0


class Sealer:
    """Seals every second for as long as it is open: `with Sealer(): …`.

    It holds one connection of its own. When the database is away it tries again, and what waits is
    reported by /readyz and /metrics in the meantime.
    """

    def __init__(self, every: float = EVERY_SECONDS) -> None:
        self._every = every
        self._enough = threading.Event()
        self._thread = threading.Thread(target=self._work, name="sealer", daemon=True)

    def __enter__(self) -> Sealer:
        self._thread.start()
        return self

    def __exit__(self, *why: object) -> None:
        self._enough.set()
        self._thread.join(timeout=10)

    def _work(self) -> None:
        while not self._enough.wait(self._every):
            self._seal()
        self._seal()
        connection.close()

    def _seal(self) -> None:
        """Every chain on its own: one that cannot be sealed does not keep the others waiting.

        Nothing ends this thread silently: without it no line gets its seal any more.
        """
        try:
            waiting = chain.unsealed_chains()
        except Exception as problem:  # noqa: BLE001 - the edge of a thread
            _failed("verzegelen lukte niet; over een seconde opnieuw", problem)
            return
        for name in waiting:
            try:
                chain.seal(name)
            except Exception as problem:  # noqa: BLE001 - the edge of a thread
                _failed(f"keten {name} verzegelen lukte niet; over een seconde opnieuw", problem)


def _failed(said: str, problem: Exception) -> None:
    """Write it down, and begin with a new connection when it was the database."""
    logger.exception(said)
    if isinstance(problem, Error):
        connection.close()


def export_heads(folder: Path) -> int:
    """Add the head of each chain that moved since its last line in the file of this month.

    The folder is best one that the database server cannot write. Returns how many were added.
    """
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    file = folder / f"heads-{now:%Y-%m}.jsonl"
    last = _last_of(file)
    fresh = [head for head in chain.heads() if last.get(head.chain) != head.sequence]
    lines = "".join(json.dumps(_said(head, now)) + "\n" for head in fresh)
    if lines:
        _append(file, lines.encode())
    return len(fresh)


def _append(file: Path, lines: bytes) -> None:
    """Add whole lines to a file; a last line that broke off earlier is ended first."""
    opened = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o640)
    try:
        size = os.fstat(opened).st_size
        if size and os.pread(opened, 1, size - 1) != b"\n":
            lines = b"\n" + lines
        while lines:
            lines = lines[os.write(opened, lines) :]
        os.fsync(opened)
    finally:
        os.close(opened)


def heads_folder() -> Path:
    """Where heads are kept: the setting, or a folder of the installation's own."""
    return Path(settings.WOONZEKER_AUDIT_HEADS or Path(settings.WOONZEKER_HOME) / "audit")


def _last_of(file: Path) -> dict[str, int]:
    said, broken = verifying.kept_in([file] if file.exists() else [])
    for where in broken:
        logger.warning("een bewaarde kop is niet te lezen: %s", where)
    return {each["chain"]: int(each["sequence"]) for each in said}


def _said(head: AuditHead, now: datetime) -> dict[str, object]:
    return {
        "chain": head.chain,
        "sequence": head.sequence,
        "hash": bytes(head.hash).hex(),
        "sealed_at": head.sealed_at.isoformat(),
        "exported_at": now.isoformat(timespec="seconds"),
    }
