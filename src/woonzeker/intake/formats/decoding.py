# SPDX-License-Identifier: EUPL-1.2
"""From bytes to text: byte order mark first, then strict UTF-8, then Windows line by line."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from woonzeker.intake.formats.errors import CannotRead
from woonzeker.intake.formats.shapes import Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
_SAVE_AS = "Sla het bestand op als ‘CSV UTF-8’ en lever het opnieuw aan."
#: text that was UTF-8, read as Windows, and saved again
_MANGLED = re.compile("Ã[\u0080-\u00bf\u0192\u0160\u0161\u2018-\u2022\u2026\u2030\u20ac]|â€")


@dataclass(slots=True)
class Text:
    """Decoded text with the name of its encoding and what a person should know about it."""

    text: str
    encoding: str
    notes: list[Note] = field(default_factory=list)


def warm_up() -> None:
    """Load every codec now, because the jail opens no files later."""
    for _, encoding in _MARKS:
        codecs.lookup(encoding)
    for encoding in ("cp1252", "cp437"):  # the second is how a zip writes its names
        codecs.lookup(encoding)


def decode(data: bytes) -> Text:
    """The text of a file. Raises `CannotRead` with the place when no encoding fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _noted(Text(_strict(data[len(mark) :], encoding), encoding))
    encoding = _without_mark(data)
    if encoding:
        return _noted(Text(_strict(data, encoding), encoding))
    try:
        return _noted(Text(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        return _noted(_line_by_line(data))


def _without_mark(data: bytes) -> str:
    """UTF-16 without a mark shows as a zero in nearly every second byte."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if half and even > half * 0.4 and odd < half * 0.1 else ""


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise CannotRead(
            f"Het bestand is {encoding.upper()}, maar op regel {line} staan tekens die daarin niet "
            f"bestaan.",
            _SAVE_AS,
        ) from error


def _line_by_line(data: bytes) -> Text:
    """Lines that are UTF-8 as such, the others as Windows text; both is worth a note."""
    lines: list[str] = []
    mixed: list[int] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            lines.append(line.decode("utf-8"))
            if not line.isascii():
                mixed.append(number)
        except UnicodeDecodeError:
            lines.append(_windows(line, number))
    text = Text("\n".join(lines), "mixed" if mixed else "cp1252")
    if mixed:
        text.notes.append(
            Note("Het bestand gebruikt twee tekensets door elkaar. Kijk of de namen kloppen.",
                 tuple(mixed[:20]))
        )  # fmt: skip
    return text


def _windows(line: bytes, number: int) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError as error:
        raise CannotRead(
            f"Op regel {number} staan tekens die bij geen bekende tekenset horen.", _SAVE_AS
        ) from error


def _noted(text: Text) -> Text:
    mangled = _MANGLED.search(text.text)
    if mangled:
        line = text.text.count("\n", 0, mangled.start()) + 1
        text.notes.append(
            Note(f"Letters met een teken erop staan verkeerd, zoals ‘{mangled[0]}’. "
                 "De namen zijn gelezen zoals ze er staan.", (line,))
        )  # fmt: skip
    return text
