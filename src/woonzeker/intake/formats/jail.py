# SPDX-License-Identifier: EUPL-1.2
"""The program that reads one delivered file, locked up: little memory, little time, no doors.

Started by `reader` with the file as its standard input; answers on standard output in lines of
JSON. It opens nothing: after `lock_up` there is no file, process or connection it can still make.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from typing import BinaryIO

from woonzeker.intake.formats import decoding, kinds, limits
from woonzeker.intake.formats.errors import CannotRead
from woonzeker.intake.formats.layout import Layout
from woonzeker.intake.formats.objects import read_objects
from woonzeker.intake.formats.separated import read_separated
from woonzeker.intake.formats.shapes import Note
from woonzeker.intake.formats.workbook import read_workbook

#: rows per line of the answer
_BATCH = 500
_TOO_MUCH = (
    "Het bestand vraagt te veel geheugen om te lezen.",
    "Splits het bestand, of lever het aan als CSV.",
)

Message = dict[str, object]


def lock_up() -> None:
    """Set the limits that nothing undoes: time, memory, and no new files, sockets or processes."""
    decoding.warm_up()
    for what, limit in (
        (resource.RLIMIT_AS, limits.ADDRESS_SPACE_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    ):
        resource.setrlimit(what, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.CPU_SECONDS, limits.CPU_SECONDS + 1))


def read_bytes(data: bytes) -> tuple[Layout, Message]:
    """The table in the bytes of a file, and what the answer says about the whole."""
    if kinds.container(data) == "zip":
        sheet = read_workbook(data)
        return sheet.layout, {"kind": sheet.kind, "sheet": sheet.name, "epoch": sheet.epoch}
    return _read_text(data)


def _read_text(data: bytes) -> tuple[Layout, Message]:
    text = decoding.decode(data)
    about: Message
    if kinds.text_kind(text.text) == "json":
        layout, about = read_objects(text.text), {"kind": "json", "encoding": text.encoding}
    else:
        layout, delimiter = read_separated(text.text)
        about = {"kind": "csv", "encoding": text.encoding, "delimiter": delimiter}
    layout.notes[:0] = text.notes
    return layout, about


def answer(data: bytes) -> Iterator[Message]:
    """The messages about one file: the rows in batches and then the whole, or why not."""
    try:
        layout, about = read_bytes(data)
    except CannotRead as error:
        yield {"unreadable": [error.sentence, error.how_to_mend]}
        return
    except MemoryError:
        yield {"unreadable": list(_TOO_MUCH)}
        return
    if not layout.rows and not layout.damaged:
        layout.notes.append(Note("Het bestand heeft geen regels met signalen."))
    for start in range(0, len(layout.rows), _BATCH):
        yield {"rows": layout.rows[start : start + _BATCH]}
    yield about | {
        "headers": layout.headers,
        "notes": [[note.sentence, note.lines] for note in layout.notes],
        "damaged": [
            [line.number, line.cells, line.sentence, line.how_to_mend] for line in layout.damaged
        ],
    }


def main(source: BinaryIO, target: BinaryIO) -> None:
    """Read one file from `source` and write the answer to `target`."""
    lock_up()
    data = source.read(limits.FILE_BYTES + 1)
    for message in answer(data):
        target.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")
    target.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
