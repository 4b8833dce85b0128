# SPDX-License-Identifier: EUPL-1.2
"""A sheet keeps every value and carries no formula."""

from __future__ import annotations

import ast
import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.ui.sheets import safe_cell, sheet

SOURCE = Path(__file__).resolve().parents[2] / "src" / "woonzeker"
#: who may write rows of their own, and why
WRITERS = {
    "ui/sheets.py": "the one that guards every cell",
    "intake/selectors/returned.py": "guards each cell so that a mended file loses the guard again",
    "intake/views/lines.py": "an example without anybody in it",
    "demo/town/files.py": "files that a partner would deliver, odd ones on purpose",
    "demo/town/register.py": "the register of an invented town",
    "demo/town/writing.py": "the months of an invented town",
}
#: written by commands that read files and write files beside them, never by the site
COMMANDS = ("cli/", "matching/linkage/")


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+cmd", "-x", "@SUM(A1)", "\tx", "\rx", "\nx", "\0=1", "|calc", "%0A", "-1+1", "+31x",
     "=cmd|' /C calc'!A0", "＝1+1", "＋1+1", "－x", "＠x", "−x", " =1", "\u00a0=1",
     "\u200b=1", "\ufeff=1", "-5,00+A1", "+", "-", "--1", "=", "1".join("==")],
)  # fmt: skip
def test_a_formula_becomes_text(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    ["", "-12,50", "-5,00", "+31", "+31612345678", "-1.234,56", "O'Brien", "'t Hart", "<3",
     "12a-3hg", "€ 75", "İsmail", "a=b", "Jansen-de Vries", "2026-11-02", "0", "😀"],
)  # fmt: skip
def test_other_values_stay_as_they_are(cell: str) -> None:
    assert safe_cell(cell) == cell


@given(st.text(max_size=40))
def test_no_text_at_all_comes_out_as_a_formula(text: str) -> None:
    out = safe_cell(text)
    assert out.removeprefix("'") == text.removeprefix("'")
    assert re.match(r"[=@\t\r\n\0|%]|[+-](?!\d[\d.,]*\Z)", out) is None


@given(st.lists(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=12), max_size=3)))
def test_every_value_reads_back(rows: list[list[str]]) -> None:
    columns = ("a", "b", "c")
    cells = [dict(zip(columns, row, strict=False)) for row in rows]
    written = sheet(columns, cells).decode("utf-8-sig")
    back = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))[1:]
    wanted = [[safe_cell(row.get(name, "")) for name in columns] for row in cells]
    assert back == wanted


def test_a_sheet_reads_back_as_it_was_written() -> None:
    written = sheet(("naam", "straat"), [{"naam": 'Ünal; "de"', "straat": "a\nb"}, {}])
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [["naam", "straat"], ['Ünal; "de"', "a\nb"], ["", ""]]


def _writes_rows(file: Path) -> bool:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        and node.value.id in {"csv", "openpyxl", "xlsxwriter"}
    }  # fmt: skip
    named = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in {"csv", "openpyxl"}
        for alias in node.names
    }
    return bool((called | named) & {"writer", "DictWriter", "Workbook"})


def test_every_file_with_rows_goes_through_the_one_writer() -> None:
    found = {
        inside
        for file in SOURCE.rglob("*.py")
        if _writes_rows(file)
        and not (inside := file.relative_to(SOURCE).as_posix()).startswith(COMMANDS)
    }
    assert found <= set(WRITERS), found - set(WRITERS)
