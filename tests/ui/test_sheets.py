# SPDX-License-Identifier: EUPL-1.2
"""A sheet keeps every value and carries no formula."""

from __future__ import annotations

import ast
import csv
import io
import re
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonzeker.ui.sheets import guard_inside, lines, safe_cell, sheet, without_guard_inside

SOURCE = Path(__file__).resolve().parents[2] / "src" / "woonzeker"
#: who may write rows of their own, and why
WRITERS = {
    "intake/rules/one_line.py": "a form as the file that we read ourselves, kept as it was said",
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
     "\u200b=1", "\ufeff=1", "-5,00+A1", "+", "-", "--1", "=", "1".join("=="), '"=1"', '"-1'],
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
    assert out.replace("'", "") == text.replace("'", "")
    assert re.match(r"[=@\t\r\n\0|%]|[+-](?!\d[\d.,]*\Z)", out) is None


@given(st.lists(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=12), max_size=3)))
def test_every_value_reads_back(rows: list[list[str]]) -> None:
    columns = ("a", "b", "c")
    cells = [dict(zip(columns, row, strict=False)) for row in rows]
    written = sheet(columns, cells).decode("utf-8-sig")
    back = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))[1:]
    wanted = [
        [safe_cell(row.get(name, ""), first=name == "a") for name in columns] for row in cells
    ]
    assert back == wanted


def test_a_sheet_reads_back_as_it_was_written() -> None:
    written = sheet(("naam", "straat"), [{"naam": 'Ünal; "de"', "straat": "a\nb"}, {}])
    rows = list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [["naam", "straat"], ['Ünal; "de"', "a\nb"], ["", ""]]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [("Jansen,=1+1", "Jansen,'=1+1"), ("a;=1", "a;'=1"), ("a\t+1", "a\t'+1"),
     ("a\r\n@b", "a\r\n'@b"), ("a\r-b", "a\r'-b"), ('x,"=1"', "x,'\"=1\""), ("x, -1", "x,' -1"),
     ("12,-", "12,'-"), ("bel,+31612345678", "bel,'+31612345678"), (",;=1", ",;'=1"),
     ("a,'=1", "a,''=1"), ("=1,=2", "'=1,'=2"), ("x,\u200b＝1", "x,'\u200b＝1")],
)  # fmt: skip
def test_a_formula_behind_a_separator_in_a_value_becomes_text(cell: str, wanted: str) -> None:
    assert safe_cell(cell) == wanted
    assert without_guard_inside(guard_inside(cell)) == cell


@pytest.mark.parametrize("cell", ["-12,50", "+31612345678"])
def test_the_first_cell_of_a_line_is_guarded_also_when_it_is_a_number(cell: str) -> None:
    assert lines([[cell, cell]]).decode("utf-8-sig") in {
        f"'{cell};{cell}\r\n",
        f'"\'{cell}";"{cell}"\r\n',
    }


#: pieces of which an attacker makes a value that is another cell to another reader
PIECES = st.lists(
    st.sampled_from(
        [",", ";", "\t", "\r", "\n", '"', "'", "=", "+", "-", "@", "1", "a", " ", "\0", "\u200b"]
    ),
    max_size=8,
).map("".join)  # fmt: skip
#: what a reader may drop from the start of a cell before it looks
DROPPED = '\r\n\t \0\u200b"'


def _danger(cell: str) -> bool:
    """Whether a spreadsheet could calculate this cell; a whole number is none."""
    bare = cell.lstrip(DROPPED)
    return bare[:1] in set("=+-@") and re.fullmatch(r"[+-]?[\d.,]*\d", bare) is None


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
@given(st.lists(st.lists(PIECES, min_size=1, max_size=3), max_size=4))
def test_no_reader_sees_a_cell_that_begins_as_a_formula(
    delimiter: str, quoting: Literal[0, 3], rows: list[list[str]]
) -> None:
    text = io.StringIO(lines(rows).decode("utf-8-sig"), newline="")
    cells = [cell for row in csv.reader(text, delimiter=delimiter, quoting=quoting) for cell in row]
    assert [cell for cell in cells if _danger(cell)] == []


@given(PIECES)
def test_a_guard_inside_comes_off_exactly(text: str) -> None:
    assert without_guard_inside(guard_inside(text)) == text


@given(st.lists(st.lists(PIECES, min_size=1, max_size=3), max_size=4))
def test_cells_read_back_on_semicolons_as_they_were_guarded(rows: list[list[str]]) -> None:
    text = io.StringIO(lines(rows).decode("utf-8-sig"), newline="")
    wanted = [[safe_cell(cell, first=not place) for place, cell in enumerate(r)] for r in rows]
    assert list(csv.reader(text, delimiter=";")) == wanted


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
