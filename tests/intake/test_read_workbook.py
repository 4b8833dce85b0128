# SPDX-License-Identifier: EUPL-1.2
"""Reading XLSX and ODS: what the sheet shows survives, and what it hides is noted."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from tests.intake.corpus import (
    HEADERS,
    ROWS,
    book,
    ods,
    ods_cell,
    ods_row,
    refusal,
    table,
    text_row,
    xlsx,
)

from woonzeker.intake.formats import UNCALCULATED, jail
from woonzeker.intake.formats.workbook import read_workbook


def saved(made: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def rows_of(content: bytes) -> list[list[str]]:
    return [row for _, row in read_workbook(content).layout.rows]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("xlsx", book([HEADERS, *ROWS])),
        ("ods", ods("".join(ods_row(*row) for row in [HEADERS, *ROWS]))),
    ],
)
def test_both_kinds_give_the_table_that_csv_gives(
    tmp_path: Path, kind: str, content: bytes
) -> None:
    found = table(tmp_path, content, f"signalen.{kind}")
    assert found.headers == tuple(HEADERS)
    assert [list(row) for row in found.rows] == ROWS
    assert (found.kind, found.row_numbers, found.notes) == (kind, (2, 3), ())


def test_typed_cells_have_one_form() -> None:
    values = [
        date(2026, 11, 2),
        datetime.fromisoformat("2026-11-02T09:30"),
        12.5,
        1.234,
        75,
        True,
        45963,
    ]
    assert rows_of(book([list("abcdefg"), values])) == [
        ["2026-11-02", "2026-11-02T09:30:00", "12.5", "1.2340", "75", "ja", "45963"]
    ]


def test_a_number_that_a_workbook_rounded_off_shows_that_it_was() -> None:
    assert rows_of(book([["id", "naam"], [12345678901234567, "Jansen"]])) == [
        ["1.23456789012346E+16", "Jansen"]
    ]


def test_numbers_shown_with_leading_zeros_keep_them() -> None:
    made = openpyxl.Workbook()
    made.active.append(["klantnummer", "naam"])
    made.active.append([123, "Jansen"])
    made.active["A2"].number_format = "00000"
    assert rows_of(saved(made)) == [["00123", "Jansen"]]


def test_day_numbers_of_a_workbook_that_starts_in_1904_are_right() -> None:
    made = openpyxl.Workbook()
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    made.active.append(["id", "datum"])
    made.active.append(["1", date(2026, 11, 2)])
    sheet = read_workbook(saved(made))
    assert sheet.epoch == 1904
    assert sheet.layout.rows[0][1] == ["1", "2026-11-02"]


def test_errors_and_formulas_without_outcome_stay_visible() -> None:
    cells = '<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>1+1</f></c></row>'
    assert rows_of(xlsx(text_row(1, "id", "bedrag") + cells)) == [["#N/A", UNCALCULATED]]


def test_a_formula_with_its_outcome_gives_the_outcome() -> None:
    cells = '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><v>3</v></c></row>'
    assert rows_of(xlsx(text_row(1, "id", "bedrag") + cells)) == [["2", "3"]]


def test_hidden_rows_are_read_and_noted() -> None:
    made = openpyxl.Workbook()
    for row in (["id", "naam"], ["1", "Jansen"], ["2", "Bakker"]):
        made.active.append(row)
    made.active.row_dimensions[3].hidden = True
    layout = read_workbook(saved(made)).layout
    assert len(layout.rows) == 2
    assert [(note.lines, "erborgen" in note.sentence) for note in layout.notes] == [((3,), True)]


def test_merged_cells_are_noted() -> None:
    made = openpyxl.Workbook()
    for row in (["id", "naam"], ["1", "Jansen"], ["2", ""]):
        made.active.append(row)
    made.active.merge_cells("B2:B3")
    assert read_workbook(saved(made)).layout.notes[0].lines == (2, 3)


def test_another_sheet_is_noted_and_a_second_list_is_refused(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.append(["id", "naam"])
    made.create_sheet("Uitleg").append(["Zie", "handleiding", "of bel"])
    made.active.append(["1", "Jansen"])
    assert read_workbook(saved(made)).layout.notes
    made["Uitleg"].delete_rows(1)
    made["Uitleg"].append(["id", "naam"])
    assert "meer dan één werkblad" in refusal(tmp_path, saved(made))


def test_hidden_sheets_are_passed_over_and_noted() -> None:
    made = openpyxl.Workbook()
    made.active.append(["id", "naam"])
    made.create_sheet("codes").append(["id", "naam"])
    made["codes"].sheet_state = "hidden"
    assert "Verborgen werkbladen" in read_workbook(saved(made)).layout.notes[0].sentence


def test_ods_keeps_zeros_errors_bare_formulas_and_hidden_rows() -> None:
    content = ods(
        ods_row("klant", "bedrag", "datum")
        + "<table:table-row>"
        + ods_cell("float", "00123", 'office:value="123"')
        + ods_cell("string", "#N/A", 'calcext:value-type="error" table:formula="of:=A1"')
        + ods_cell("date", "02-11-26", 'office:date-value="2026-11-02"')
        + "</table:table-row>"
        + ods_row("x", "y", "z", about='table:visibility="collapse"')
        + '<table:table-row><table:table-cell/><table:table-cell table:formula="of:=1"/>'
        + ods_cell("boolean", "WAAR", 'office:boolean-value="true"')
        + "</table:table-row>"
    )
    layout = read_workbook(content).layout
    assert [row for _, row in layout.rows] == [
        ["00123", "#N/A", "2026-11-02"],
        ["x", "y", "z"],
        ["", UNCALCULATED, "ja"],
    ]
    assert layout.notes[0].lines == (3,)


def test_the_endless_empty_rows_of_an_ods_cost_nothing() -> None:
    empty = ods_row(about='table:number-rows-repeated="1048570"')
    assert rows_of(ods(ods_row("id", "naam") + ods_row("1", "Jansen") + empty)) == [["1", "Jansen"]]


def test_a_workbook_with_a_csv_name_is_read_as_a_workbook() -> None:
    assert jail.read_bytes(book([HEADERS, *ROWS]))[1]["kind"] == "xlsx"
