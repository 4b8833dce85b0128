# SPDX-License-Identifier: EUPL-1.2
"""What stands on paper: the words of a PDF as our typesetter writes it, from its glyphs.

Only what such a PDF uses: compressed streams, fonts whose glyphs are mapped to letters, and text
in TJ and Tj. `test_fields` holds that planted words are found in it.
"""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\s(.*?)\sendobj", re.S)
_FONT = re.compile(rb"/(f\d+) (\d+) 0 R")
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
_SHOWN = re.compile(
    rb"/(f\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\)|<([0-9A-Fa-f]+)>(?=[^>]*T[jJ])", re.S
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

Letters = dict[int, str]


def words_of_paper(pdf: bytes) -> str:
    """The text of a PDF, twice: its pieces put together as they come, and with spaces between."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pieces = [
        piece
        for body in objects.values()
        if re.search(rb"/Type\s*/Page\b", body.split(b"stream")[0])
        for piece in _of_page(objects, body)
    ]
    return "".join(pieces) + "\n" + " ".join(each.strip() for each in pieces)


def _of_page(objects: dict[int, bytes], page: bytes) -> list[str]:
    fonts = _fonts(objects, objects.get(_reference(page, b"Resources"), page))
    pieces, letters = [], Letters()
    for name, literal, hexed in _SHOWN.findall(_stream(objects[_reference(page, b"Contents")])):
        if name:
            letters = fonts.get(name, {})
            continue
        glyphs = bytes.fromhex(hexed.decode()) if hexed else _ESCAPED.sub(_unescaped, literal)
        pairs = (glyphs[at : at + 2] for at in range(0, len(glyphs), 2))
        pieces.append("".join(letters.get(int.from_bytes(pair, "big"), "") for pair in pairs))
    return pieces


def _fonts(objects: dict[int, bytes], resources: bytes) -> dict[bytes, Letters]:
    """The letters of the glyphs of each font on a page."""
    found: dict[bytes, Letters] = {}
    for name, number in _FONT.findall(resources):
        table = _stream(objects[_reference(objects[int(number)], b"ToUnicode")])
        pairs = (pair for block in _BLOCK.findall(table) for pair in _MAPPED.findall(block))
        found[name] = {
            int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for glyph, text in pairs
        }
    return found


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    return int(found[1]) if found else -1


def _stream(body: bytes) -> bytes:
    return zlib.decompressobj().decompress(re.split(rb"stream\r?\n", body, maxsplit=1)[1])


def _unescaped(found: re.Match[bytes]) -> bytes:
    said: bytes = found[1]
    return bytes([int(said, 8)]) if said.isdigit() else _LETTERS.get(said, said)
