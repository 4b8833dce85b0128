# SPDX-License-Identifier: EUPL-1.2
"""Files that nobody should send: each gets a sentence, none a trace, none more than its share."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.intake.corpus import (
    book,
    lines,
    ods,
    ods_row,
    refusal,
    table,
    text_row,
    xlsx,
    zipped,
)

from woonzeker.intake import formats
from woonzeker.intake.formats import limits, reader

HEADINGS = text_row(1, "id", "naam")
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
FARTHEST = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

POISON: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "leeg"),
    "blank": (b"\xef\xbb\xbf \r\n\n", "leeg"),
    "zeros": (bytes(5000), "leeg"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "html named xls": (b"<html><table><tr><td>1</td></tr></table></html>", "webpagina"),
    "xml": (b'<?xml version="1.0"?><signalen/>', "XML"),
    "laughs as text": (LAUGHS.encode(), "XML"),
    "old excel": (OLE, "oud Excel"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "afbeelding"),
    "noise": (random.Random(1).randbytes(50_000), "tekens"),
    "one column": (b"id\n1\n2\n", "één kolom"),
    "million columns": (b";".join(b"k%d" % at for at in range(10**6)), "kolommen"),
    "too many lines": (b"a;b\n" + b"1;2\n" * 50_001, "50.000"),
    "endless empty lines": (b"a;b\n" + b"\n" * 20_000_000, "50.000"),
    "quote in the headings": (b'"id;naam\n1;2\n', "aanhalingsteken"),
    "only quotes": (b'"' * 100_000, "kolom"),
    "half a utf-16 letter": ("a;b\n1;2\n".encode("utf-16") + b"x", "UTF-16"),
    "json too deep": (b'{"a":' * 300_000, "genest"),
    "json cut off": (b'[{"a": 1}, {"a"', "regel 1"),
    "json of millions": (b"[" + b"{}," * 7_000_000 + b"{}]", "geheugen"),
    "zip of a csv": (zipped([("a.csv", "a;b")]), "ingepakt"),
    "text document": (zipped([("mimetype", "application/vnd.oasis.opendocument.text")]), "tekst"),
    "cut off": (book([["id", "naam"]])[:2000], "beschadigd"),
    "broken inside": (xlsx(HEADINGS, {"xl/worksheets/sheet1.xml": "<work"}), "beschadigd"),
    "sheet gone": (xlsx(HEADINGS, {"xl/_rels/workbook.xml.rels": "<a/>"}), "beschadigd"),
    "macros": (xlsx(HEADINGS, {"xl/vbaProject.bin": "x"}), "macro"),
    "macros by type": (xlsx(HEADINGS, {"[Content_Types].xml": "macroEnabled.main+xml"}), "macro"),
    "ods macros": (ods(ods_row("a", "b"), {"Basic/Standard/M.xml": "x"}), "macro"),
    "ods password": (ods("", {"META-INF/manifest.xml": "<encryption-data/>"}), "wachtwoord"),
    "unpacks to 60 MB": (zipped([("a.xml", bytes(60 * limits.MEGABYTE))]), "50 MB"),
    "packed too well": (xlsx(HEADINGS, {"xl/x": bytes(30 * limits.MEGABYTE)}), "sterk ingepakt"),
    "600 members": (zipped((f"m{at}", "") for at in range(600)), "600"),
    "member twice": (zipped([("a", "1"), ("a", "2")]), "twee keer"),
    "slip": (xlsx(HEADINGS, {"../../etc/cron.d/x": "x"}), "buiten het bestand"),
    "slip by backslash": (xlsx(HEADINGS, {"..\\..\\x": "x"}), "buiten het bestand"),
    "nested": (xlsx(HEADINGS, {"xl/embeddings/a.xlsx": book([["a"]])}), "ander ingepakt"),
    "entity": (xlsx("", {"xl/worksheets/sheet1.xml": ENTITY + "<worksheet/>"}), "van buiten"),
    "laughs": (xlsx("", {"xl/sharedStrings.xml": LAUGHS + "<sst/>"}), "van buiten"),
    "hidden entity": (xlsx("", {"xl/a.xml": ENTITY.encode("utf-16-le")}), "van buiten"),
    "ods entity": (ods(ods_row("a", "b"), before=ENTITY), "van buiten"),
    "farthest cell": (xlsx(HEADINGS + FARTHEST), "te veel"),
    "ods of a billion": (
        ods(ods_row("a", "b") + ods_row("x", about='table:number-rows-repeated="1000000"').replace(
            "table-cell ", 'table-cell table:number-columns-repeated="1000" ', 1)),
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", POISON)
def test_every_poisoned_file_gets_a_sentence(tmp_path: Path, name: str) -> None:
    content, words = POISON[name]
    assert words in refusal(tmp_path, content)


def test_a_file_over_the_limit_is_not_even_opened_by_the_reader(tmp_path: Path) -> None:
    assert "25 MB" in refusal(tmp_path, bytes(limits.FILE_BYTES + 1))


def test_a_huge_cell_costs_its_own_line_only(tmp_path: Path) -> None:
    found = table(tmp_path, b"a;b\n1;" + b"x" * 1_000_000 + b"\n2;3\n")
    assert [line.number for line in found.damaged] == [2]
    assert found.rows == (("2", "3"),)


@pytest.mark.parametrize("at", range(0, 1200, 60))
def test_a_workbook_with_any_piece_damaged_gives_a_table_or_a_sentence(
    tmp_path: Path, at: int
) -> None:
    content = bytearray(xlsx(HEADINGS + text_row(2, "1", "Jansen")))
    content[at : at + 8] = b"\xff" * 8
    path = tmp_path / "damaged"
    path.write_bytes(content)
    assert formats.read(path, "x.xlsx")


def test_a_reader_that_is_stopped_is_told_as_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 0)
    assert "te lang" in refusal(tmp_path, lines().encode() * 1000)


def in_jail(code: str) -> str:
    """What a program prints that does this after locking itself up."""
    start = f"import sys, os, socket; sys.path.insert(0, {str(reader._ROOT)!r})\n"
    lock = "from woonzeker.intake.formats import jail; jail.lock_up()\n"
    guarded = (
        f"try:\n    {code}\n    print('done')\nexcept (OSError, MemoryError):\n    print('no')"
    )
    words = [sys.executable, "-I", "-c", start + lock + guarded]
    return subprocess.run(words, stdout=subprocess.PIPE, text=True, check=False).stdout.strip()


@pytest.mark.parametrize(
    "code",
    ["socket.socket()", "open('/etc/hostname')", "open('/tmp/x', 'w')", "os.pipe()",
     "bytearray(600 * 1024 * 1024)"],
)  # fmt: skip
def test_the_jail_makes_no_connection_opens_no_file_and_takes_little_memory(code: str) -> None:
    assert in_jail(code) == "no"


def test_the_jail_is_stopped_by_its_own_clock() -> None:
    soft = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))"
    assert in_jail(f"{soft}\n    while True: pass") == ""


def test_the_jail_knows_no_settings_and_no_framework() -> None:
    assert in_jail("assert 'django' not in sys.modules") == "done"
    assert socket  # the test's own process is free
