# SPDX-License-Identifier: EUPL-1.2
"""A partner's file as it leaves the partner: its headings, its way of writing, its format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from woonzeker.demo.town import sheets
from woonzeker.demo.town.lines import Cell, Line, Money
from woonzeker.demo.town.partners import Partner, Style
from woonzeker.demo.town.sheets import Value
from woonzeker.demo.town.slips import plain

_BYTE_ORDER_MARK = b"\xff\xfe"


def file_of(partner: Partner, lines: Sequence[Line]) -> bytes:
    """The bytes of the partner's file with these lines, in this order."""
    columns = partner.columns
    headings = [partner.headings.get(column, column) for column in columns]
    rows = [_row(partner.style, line, columns) for line in lines]
    if partner.style.format == "xlsx":
        return sheets.xlsx([headings, *rows])
    if partner.style.format == "ods":
        return sheets.ods([headings, *rows])
    if partner.style.format == "json":
        return _json(headings, rows)
    return _csv(partner.style, headings, rows)


def _row(style: Style, line: Line, columns: Sequence[str]) -> list[Value]:
    cells = dict(line.cells)
    if style.number != "parts":
        _glue_number(cells, all_of_it=style.number == "glued")
    if style.name != "parts":
        cells["achternaam"] = _whole_name(cells, first=style.name == "initials_in_name")
    return [_value(style, column, cells.get(column, "")) for column in columns]


def _glue_number(cells: dict[str, Cell], *, all_of_it: bool) -> None:
    number = f"{cells['huisnummer']}{cells['huisletter']}"
    addition = str(cells["toevoeging"])
    cells["huisletter"] = ""
    if all_of_it and addition:
        between = " " if len(addition) > 2 and addition.isalpha() else "-"
        number = f"{number}{between}{addition}"
    cells["huisnummer"] = number


def _whole_name(cells: dict[str, Cell], *, first: bool) -> str:
    initials, prefix, surname = (
        str(cells[column]) for column in ("voorletters", "tussenvoegsel", "achternaam")
    )
    if not surname or not initials:
        return f"{prefix} {surname}".strip()
    if first:
        return " ".join(word for word in (initials, prefix, surname) if word)
    return f"{surname}, {initials} {prefix}".strip()


def _value(style: Style, column: str, cell: Cell) -> Value:
    workbook = style.format in ("xlsx", "ods")
    if isinstance(cell, Money):
        amount = Decimal(cell.cents).scaleb(-2)
        return amount if workbook or style.format == "json" else _amount(style, amount)
    if column == "termijnen" and isinstance(cell, str) and cell:
        return Decimal(cell) if workbook else cell.replace(".", style.decimal or ",")
    if column == "geboortedatum" and isinstance(cell, str) and cell:
        cell = cell if cell.endswith("-00") else date.fromisoformat(cell)
        if isinstance(cell, str) and style.dates != "iso":
            return "-".join(reversed(cell.split("-")))
    if isinstance(cell, date) and not workbook:
        return cell.isoformat() if style.dates == "iso" else f"{cell:%d-%m-%Y}"
    return cell


def _amount(style: Style, amount: Decimal) -> str:
    if not style.decimal:
        return f"{round(amount):,}".replace(",", style.thousands)
    if style.euro and amount == round(amount):
        return f"€ {amount:.0f},-"
    grouped = f"{amount:,.2f}" if style.thousands else f"{amount:.2f}"
    swapped = grouped.replace(",", "\0").replace(".", style.decimal).replace("\0", style.thousands)
    return f"€ {swapped}" if style.euro else swapped


def _csv(style: Style, headings: list[str], rows: list[list[Value]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=style.delimiter, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    whole = text.getvalue()
    if style.encoding == "utf-16":
        return _BYTE_ORDER_MARK + whole.encode("utf-16-le")
    if style.encoding == "cp1252":
        return "".join(_in_cp1252(one) for one in whole).encode("cp1252")
    return whole.encode(style.encoding)


def _in_cp1252(character: str) -> str:
    """What a system without other alphabets keeps: `ł` becomes `l`, the rest a question mark."""
    for attempt in (character, plain(character)):
        if attempt and attempt.encode("cp1252", "ignore"):
            return attempt
    return "" if not plain(character) else "?"


def _json(headings: list[str], rows: list[list[Value]]) -> bytes:
    signals = [
        {
            heading: float(value) if isinstance(value, Decimal) else value
            for heading, value in zip(headings, row, strict=True)
            if value != ""
        }
        for row in rows
    ]
    return json.dumps(signals, ensure_ascii=False, indent=1).encode() + b"\n"
