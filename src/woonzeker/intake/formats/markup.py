# SPDX-License-Identifier: EUPL-1.2
"""What stands in a workbook's own XML and the fast reader leaves out.

Errors, formulas without an outcome, hidden rows, and numbers shown with leading zeros. The XML was
checked for declarations before; here it is only searched, never expanded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape

from woonzeker.intake.formats.shapes import UNCALCULATED

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DATE_1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)[\"']")

_CELL = rb"<(?:\w+:)?c\s+(?:[^>]*?\s)?r=\"([A-Z]{1,3})(\d{1,7})\""
_ERROR = re.compile(
    _CELL + rb"[^>]*?\st=\"e\"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<", re.DOTALL
)
_BARE_FORMULA = re.compile(
    _CELL
    + rb"[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    + rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s(?=[^>]*\shidden=\"(?:1|true)\")[^>]*?\br=\"(\d+)\"")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")


@dataclass(slots=True)
class Extra:
    """What to put back. Rows count from 1, columns from 0."""

    cells: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    hidden: frozenset[int] = frozenset()


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode(): unescape((double or single).decode("utf-8", "replace"))
        for name, double, single in _ATTRIBUTE.findall(tag)
    }


def epoch(workbook: bytes) -> int:
    """First year of the workbook's day numbers."""
    return 1904 if _DATE_1904.search(workbook) else 1900


def sheet_path(workbook: bytes, relations: bytes, name: str) -> str:
    """Where in the container the sheet of that name is; "" when the book does not say."""
    targets = {}
    for tag in _RELATION.findall(relations):
        about = _attributes(tag)
        targets[about.get("Id", "")] = about.get("Target", "")
    for tag in _SHEET.findall(workbook):
        about = _attributes(tag)
        if about.get("name") == name:
            by_id = (value for key, value in about.items() if key.endswith(":id"))
            target = targets.get(next(by_id, ""), "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _column(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def xlsx_extra(sheet: bytes, styles: bytes) -> Extra:
    """Errors, bare formulas, shown zeros and hidden rows of an XLSX sheet."""
    extra = Extra(hidden=frozenset(int(row) for row in _HIDDEN_ROW.findall(sheet)))
    if b't="e"' in sheet:
        for column, row, text in _ERROR.findall(sheet):
            extra.cells[int(row)][_column(column)] = text.decode("ascii", "replace")
    if b"<f" in sheet or b":f" in sheet:
        for column, row in _BARE_FORMULA.findall(sheet):
            extra.cells[int(row)][_column(column)] = UNCALCULATED
    for style, digits in _padded(styles).items():
        for column, row, number in _styled(style).findall(sheet):
            extra.cells[int(row)].setdefault(_column(column), number.decode().zfill(digits))
    return extra


def _styled(style: int) -> re.Pattern[bytes]:
    """Cells of one style that hold a whole number."""
    mark = str(style).encode()
    return re.compile(
        _CELL + rb"[^>]*?\ss=\"" + mark + rb"\"[^>]*>\s*<(?:\w+:)?v>(\d+)</(?:\w+:)?v>"
    )


def _padded(styles: bytes) -> dict[int, int]:
    """Cell styles that show a whole number with at least so many digits (`00000`)."""
    digits = {}
    for tag in _FORMAT.findall(styles):
        about = _attributes(tag)
        code = about.get("formatCode", "")
        if re.fullmatch(r"0{2,}", code.replace('"', "").split(";")[0]):
            digits[about.get("numFmtId", "")] = code.split(";")[0].count("0")
    block = _STYLES.search(styles)
    formats = [
        _attributes(tag).get("numFmtId", "") for tag in _STYLE.findall(block[0] if block else b"")
    ]
    return {index: digits[each] for index, each in enumerate(formats) if each in digits}


_TABLE = re.compile(rb"<table:table\s.*?</table:table>", re.DOTALL)
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*?)(/?)>")
_ODS_CELL = re.compile(
    rb"<table:(?:covered-)?table-cell\b([^>]*?)(?:/>|>(.*?)</table:(?:covered-)?table-cell>)",
    re.DOTALL,
)
_ODS_TEXT = re.compile(rb"<text:p[^>]*>([^<]*)</text:p>")
_ODS_SPECIAL = (b'"error"', b"table:formula", b'"collapse"', b'"filter"')
_ODS_ZEROS = re.compile(rb'="float"[^>]*>\s*<text:p>0\d')


def ods_extra(content: bytes, index: int) -> Extra:
    """Errors, bare formulas, shown zeros and hidden rows of the ODS table with that number."""
    tables = _TABLE.findall(content)
    if index >= len(tables) or not _ods_has_special(tables[index]):
        return Extra()
    extra, number = Extra(), 0
    hidden: set[int] = set()
    pieces = _ODS_ROW.split(tables[index])[1:]
    for about, closed, body in zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True):
        attributes = _attributes(about)
        times = int(attributes.get("table:number-rows-repeated", "1"))
        if attributes.get("table:visibility") in ("collapse", "filter"):
            hidden.update(range(number + 1, number + 1 + min(times, 1000)))
        if not closed:
            _ods_row(extra, number + 1, body)
        number += times
    extra.hidden = frozenset(hidden)
    return extra


def _ods_has_special(table: bytes) -> bool:
    return any(mark in table for mark in _ODS_SPECIAL) or bool(_ODS_ZEROS.search(table))


def _ods_row(extra: Extra, row: int, body: bytes) -> None:
    column = 0
    for about, inside in _ODS_CELL.findall(body):
        attributes = _attributes(about)
        text = _ODS_TEXT.search(inside)
        special = _ods_special(attributes, text[1].decode("utf-8", "replace") if text else "")
        if special:
            extra.cells[row][column] = special
        column += int(attributes.get("table:number-columns-repeated", "1"))


def _ods_special(attributes: dict[str, str], shown: str) -> str:
    """What the cell shows where its value says less; "" where the value says it all."""
    if attributes.get("calcext:value-type") == "error" or shown.startswith(("#", "Err:")):
        return shown if shown.startswith("#") else "#VALUE!"
    kind = attributes.get("office:value-type")
    if "table:formula" in attributes and kind is None:
        return UNCALCULATED
    if kind == "float" and re.fullmatch(r"0\d+", shown):
        return shown
    return ""
