# SPDX-License-Identifier: EUPL-1.2
"""XLSX and ODS: the one sheet with signals, with what the fast reader does not tell put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from woonzeker.intake.formats import markup
from woonzeker.intake.formats.archive import Container, open_container
from woonzeker.intake.formats.cells import text_of
from woonzeker.intake.formats.errors import CannotRead
from woonzeker.intake.formats.layout import Layout, Row, filled, heading_index, lay_out
from woonzeker.intake.formats.shapes import Note

_SAVE = "Open het bestand, sla het opnieuw op als .xlsx of .ods en lever het opnieuw aan."
_FIRST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet that holds the signals."""

    layout: Layout
    kind: str
    name: str
    epoch: int


def read_workbook(data: bytes) -> Sheet:
    """The table in a workbook. Raises `CannotRead` when there is none, or more than one."""
    container = open_container(data)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        sheet, index, notes = _choose(workbook)
    except PasswordError as error:
        raise CannotRead(
            "Het bestand is beveiligd met een wachtwoord.",
            "Sla het op zonder wachtwoord en lever het opnieuw aan.",
        ) from error
    except (CalamineError, XmlError, ZipError) as error:
        raise CannotRead(
            "Het rekenblad is beschadigd en kan niet worden gelezen.", _SAVE
        ) from error
    extra = _extra(container, sheet.name, index)
    rows = list(filled(_rows(sheet, extra)))
    layout = lay_out(rows)
    layout.notes.extend([*notes, *_notes(sheet, extra, layout)])
    return Sheet(
        layout, container.kind, sheet.name, markup.epoch(container.member("xl/workbook.xml"))
    )


def _extra(container: Container, name: str, index: int) -> markup.Extra:
    if container.kind == "ods":
        return markup.ods_extra(container.member("content.xml"), index)
    path = markup.sheet_path(
        container.member("xl/workbook.xml"), container.member("xl/_rels/workbook.xml.rels"), name
    )
    return markup.xlsx_extra(container.member(path), container.member("xl/styles.xml"))


def _choose(workbook: CalamineWorkbook) -> tuple[CalamineSheet, int, list[Note]]:
    """The widest visible sheet. Two with the same headings are one list too many."""
    hidden = 0
    found: list[tuple[CalamineSheet, int]] = []
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        if about.visible != SheetVisibleEnum.Visible:
            hidden += 1
            continue
        sheet = workbook.get_sheet_by_index(index)
        if sheet.width >= 2 and sheet.height >= 1:
            found.append((sheet, index))
    if not found:
        raise CannotRead("Er staat geen tabel op de zichtbare werkbladen.", _SAVE)
    sheet, index = max(found, key=lambda each: each[0].width)
    others = [other for other, _ in found if other is not sheet]
    _check_others(sheet, others)
    return sheet, index, _sheet_notes(hidden, [other.name for other in others])


def _sheet_notes(hidden: int, others: list[str]) -> list[Note]:
    notes = []
    if hidden:
        notes.append(Note(f"Verborgen werkbladen zijn niet gelezen: {hidden}."))
    if others:
        names = ", ".join(f"‘{name}’" for name in others[:5])
        notes.append(Note(f"Deze werkbladen zijn niet gelezen: {names}."))
    return notes


def _check_others(sheet: CalamineSheet, others: list[CalamineSheet]) -> None:
    headings = _headings(sheet)
    twin = next((other for other in others if _headings(other) == headings), None)
    if twin is not None:
        raise CannotRead(
            f"Er staan signalen op meer dan één werkblad: ‘{sheet.name}’ en ‘{twin.name}’.",
            "Zet alle signalen op één werkblad, of lever de werkbladen los aan.",
        )


def _headings(sheet: CalamineSheet) -> list[str]:
    rows: list[Row] = []
    for number, cells in enumerate(sheet.iter_rows()):
        if number >= _FIRST_ROWS:
            break
        rows.append((number, [text_of(cell) for cell in cells]))
    rows = [row for row in rows if any(row[1])]
    return [cell.casefold() for cell in rows[heading_index(rows)][1]] if rows else []


def _rows(sheet: CalamineSheet, extra: markup.Extra) -> Iterator[Row]:
    """Every row as text, with errors, bare formulas and shown zeros put back in their cells."""
    for number, values in enumerate(sheet.iter_rows(), start=1):
        cells = [text_of(value) for value in values]
        for column, text in extra.cells.get(number, {}).items():
            if column < len(cells):
                cells[column] = text
        yield number, cells


def _notes(sheet: CalamineSheet, extra: markup.Extra, layout: Layout) -> Iterator[Note]:
    numbers = [number for number, _ in layout.rows]
    hidden = [number for number in numbers if number in extra.hidden]
    if hidden:
        yield Note("Verborgen regels zijn wel meegelezen.", tuple(hidden[:20]))
    first = numbers[0] if numbers else 1
    merged = {
        row + 1
        for (top, _), (bottom, _) in sheet.merged_cell_ranges or ()
        for row in range(top, min(bottom, top + 20) + 1)
        if row + 1 >= first
    }
    if merged:
        yield Note(
            "Samengevoegde cellen: alleen de eerste cel heeft een waarde.",
            tuple(sorted(merged)[:20]),
        )
