# SPDX-License-Identifier: EUPL-1.2
"""A file that calls itself one thing and is another: what it holds decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.intake.corpus import book, lines, ods, ods_row, read, refusal, table, zipped

from woonzeker.intake.formats import Table, Unreadable
from woonzeker.matching.linkage.sheets import UnreadableSheet, read_sheet

SCRIPT = b"<script>alert(1)</script>"
HTML = b"<!doctype html><html><body>" + SCRIPT + b"<table><tr><td>1</td></tr></table></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>"
ZIP = zipped([("signalen.csv", "signaal_id;achternaam\n1;Jansen\n")])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
#: none of these is a list, whatever it is called
DISGUISED = {
    "page": HTML,
    "page after empty lines": b"\r\n\n  " + HTML,
    "page with a mark": b"\xef\xbb\xbf" + HTML,
    "page in capitals": HTML.upper(),
    "drawing": b'<?xml version="1.0"?>' + SVG,
    "packed list": ZIP,
    "pdf with a list behind it": b"%PDF-1.7\n" + lines().encode(),
    "pdf with a packed list behind it": b"%PDF-1.7\n" + ZIP,
    "picture with a list behind it": b"GIF89a;" + lines().encode(),
    "picture with a page behind it": b"\x89PNG\r\n\x1a\n" + HTML,
    "program": b"MZ\x90\x00\x03\x00" + bytes(600),
    "program for linux": b"\x7fELF\x02\x01" + bytes(600),
    "old workbook": OLE,
    "rich text": b"{\\rtf1 hallo}",
    "database": b"SQLite format 3\x00" + bytes(600),
    "gzip": b"\x1f\x8b\x08\x00" + bytes(60),
}
NAMES = ("lijst.csv", "lijst.xlsx")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", DISGUISED)
def test_what_a_file_holds_decides_and_not_what_it_is_called(
    tmp_path: Path, kind: str, name: str
) -> None:
    assert refusal(tmp_path, DISGUISED[kind], name)


@pytest.mark.parametrize("name", ["lijst.html", "lijst.exe", "lijst.pdf", "../../etc/passwd"])
def test_a_list_is_a_list_under_any_name(tmp_path: Path, name: str) -> None:
    for content in (lines().encode(), book([["a", "b"], ["1", "2"]])):
        assert table(tmp_path, content, name).rows
    assert isinstance(read(tmp_path, ods(ods_row("a", "b")), name), Table | Unreadable)


def test_a_page_inside_a_cell_stays_text(tmp_path: Path) -> None:
    found = table(tmp_path, b"id;naam\n1;" + SCRIPT + b"\n")
    assert found.rows == (("1", SCRIPT.decode()),)


@pytest.mark.parametrize("kind", DISGUISED)
def test_the_register_takes_no_disguise_either(kind: str) -> None:
    with pytest.raises(UnreadableSheet):
        read_sheet(
            DISGUISED[kind],
            known={"geslachtsnaam"},
            others={},
            required=("geslachtsnaam",),
        )
