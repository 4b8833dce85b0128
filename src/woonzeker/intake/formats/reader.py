# SPDX-License-Identifier: EUPL-1.2
"""Reading a delivered file from the safe side: the work is done by a locked-up process.

Small JSON is read here, since starting that process takes longer than reading it does; whatever
goes wrong in it is left to the process after all.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from woonzeker.intake.formats import limits
from woonzeker.intake.formats.jail import answer
from woonzeker.intake.formats.shapes import DamagedLine, Note, Table, Unreadable

#: the folder that holds the package, so that the jail runs the very same code
_ROOT = Path(__file__).resolve().parents[3]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from woonzeker.intake.formats.jail import main; main(sys.stdin.buffer, sys.stdout.buffer)"
)
_SUFFIXES = {
    "csv": (".csv", ".txt", ".tsv"),
    "xlsx": (".xlsx",),
    "ods": (".ods",),
    "json": (".json",),
}
_TOO_LONG = Unreadable(
    "Het lezen van het bestand duurde te lang.",
    "Splits het bestand, of lever het aan als CSV.",
)
_TOO_MUCH = Unreadable(
    "Het bestand vraagt te veel van de computer om te lezen.",
    "Splits het bestand, of lever het aan als CSV.",
)
_BROKEN = Unreadable(
    "Het bestand is beschadigd en kan niet worden gelezen.",
    "Open het bestand, sla het opnieuw op en lever het opnieuw aan.",
)


def read(path: Path, filename: str) -> Table | Unreadable:
    """Read a delivered file in a process of its own. `filename` is the partner's name for it.

    Takes CSV, XLSX, ODS and JSON, known by content. Never raises for what is in the file; raises
    `OSError` when `path` itself cannot be opened.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size > limits.FILE_BYTES:
            return Unreadable(
                f"Het bestand is {size / limits.MEGABYTE:.0f} MB; het mag hoogstens "
                f"{limits.FILE_BYTES // limits.MEGABYTE} MB zijn.",
                "Splits het bestand en lever de delen los aan.",
            )
        found = (_here(file.read()) if size <= limits.HERE_BYTES else None) or _in_jail(file)
    return _named(found, filename) if isinstance(found, Table) else found


def _here(data: bytes) -> Table | Unreadable | None:
    """What small JSON holds; None for everything else, and for what could not be read so."""
    if data[:1] not in (b"{", b"["):
        return None
    try:
        found = _Answer().follow(answer(data))
    except Exception:  # noqa: BLE001 - the process that is locked up finds out and says it
        return None
    return found if isinstance(found, Table) and found.kind == "json" else None


def _in_jail(file: IO[bytes]) -> Table | Unreadable:
    """Start the jail, take down its answer, and stop it when it takes too long."""
    file.seek(0)
    process = subprocess.Popen(  # noqa: S603 - our own program; the file has no say in its words
        [sys.executable, "-I", "-c", _START, str(_ROOT)],
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={},
    )
    stop = threading.Timer(limits.WALL_SECONDS, process.kill)
    stop.daemon = True
    stop.start()
    try:
        with process:
            found = _Answer().take(process.stdout or ())
    finally:
        stop.cancel()
    return found or _died(process.returncode)


def _died(code: int) -> Unreadable:
    """What to say when the process ended without an answer."""
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _TOO_LONG
    return _TOO_MUCH if code < 0 else _BROKEN


@dataclass(slots=True)
class _Answer:
    """The answer of the jail, as it comes in."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    def take(self, lines: Iterable[bytes]) -> Table | Unreadable | None:
        """Follow the answer to its end; None when the jail ended before it was done."""
        return self.follow(json.loads(line) for line in lines if line.endswith(b"\n"))

    def follow(self, messages: Iterable[dict[str, Any]]) -> Table | Unreadable | None:
        """Put the table together; None when its last message did not come."""
        for message in messages:
            if "rows" in message:
                for number, cells in message["rows"]:
                    self.numbers.append(number)
                    self.rows.append(tuple(cells))
            elif "unreadable" in message:
                return Unreadable(*message["unreadable"])
            elif "headers" in message:
                return self._table(message)
        return None

    def _table(self, about: dict[str, Any]) -> Table:
        notes, damaged = about.pop("notes"), about.pop("damaged")
        return Table(
            tuple(about.pop("headers")),
            tuple(self.rows),
            tuple(self.numbers),
            notes=tuple(Note(sentence, tuple(lines)) for sentence, lines in notes),
            damaged=tuple(
                DamagedLine(number, tuple(cells), sentence, mend)
                for number, cells, sentence, mend in damaged
            ),
            **about,
        )


def _named(table: Table, filename: str) -> Table:
    """Remark on a name that promises something else than the file holds."""
    suffix = Path(filename).suffix.casefold()
    if not suffix or suffix in _SUFFIXES[table.kind]:
        return table
    note = Note(
        f"Het bestand heet {suffix}, maar is {table.kind}. Het is als {table.kind} gelezen."
    )
    return replace(table, notes=(note, *table.notes))
