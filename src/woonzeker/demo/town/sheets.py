# SPDX-License-Identifier: EUPL-1.2
"""Workbooks of one sheet, XLSX and ODS, that come out the same byte for byte.

A workbook library writes the moment of writing into the file; these do not. Cells are text, dates
or numbers; the first row is the headings.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

Value = str | date | Decimal
_MOMENT = (2020, 1, 1, 0, 0, 0)
_DAY_ZERO = date(1899, 12, 30)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPEN = "http://schemas.openxmlformats.org"
_SHEET = f"{_OPEN}/spreadsheetml/2006/main"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def xlsx(rows: Iterable[Sequence[Value]]) -> bytes:
    """An Excel workbook; dates are day numbers in a date style, amounts have two decimals."""
    body = "".join(f"<row>{''.join(_xlsx_cell(value) for value in row)}</row>" for row in rows)
    return _zipped(
        {
            "[Content_Types].xml": _HEAD + _CONTENT_TYPES,
            "_rels/.rels": _HEAD + _relations("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": _HEAD + _WORKBOOK,
            "xl/_rels/workbook.xml.rels": _HEAD
            + _relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"),
            "xl/styles.xml": _HEAD + _STYLES,
            "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{_SHEET}">'
            f"<sheetData>{body}</sheetData></worksheet>",
        }
    )


def ods(rows: Iterable[Sequence[Value]]) -> bytes:
    """An OpenDocument spreadsheet; dates and amounts are typed cells."""
    body = "".join(
        f"<table:table-row>{''.join(_ods_cell(value) for value in row)}</table:table-row>"
        for row in rows
    )
    content = (
        f'{_HEAD}<office:document-content xmlns:office="{_OASIS}:office:1.0" '
        f'xmlns:table="{_OASIS}:table:1.0" xmlns:text="{_OASIS}:text:1.0" office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="Signalen">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return _zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _xlsx_cell(value: Value) -> str:
    if isinstance(value, date):
        return f'<c s="1"><v>{(value - _DAY_ZERO).days}</v></c>'
    if isinstance(value, Decimal):
        return f'<c s="2"><v>{value}</v></c>'
    if not value:
        return "<c/>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def _ods_cell(value: Value) -> str:
    if isinstance(value, date):
        kind, shown = f'"date" office:date-value="{value}"', f"{value:%d-%m-%Y}"
    elif isinstance(value, Decimal):
        kind, shown = f'"float" office:value={quoteattr(str(value))}', str(value).replace(".", ",")
    elif not value:
        return "<table:table-cell/>"
    else:
        kind, shown = '"string"', escape(value)
    return f"<table:table-cell office:value-type={kind}><text:p>{shown}</text:p></table:table-cell>"


def _relations(*pairs: str) -> str:
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_OPEN}/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}"/>'
        for at, (kind, target) in enumerate(zip(pairs[::2], pairs[1::2], strict=True), 1)
    )
    return f'<Relationships xmlns="{_OPEN}/package/2006/relationships">{links}</Relationships>'


def _zipped(parts: dict[str, str]) -> bytes:
    """Stored, not squeezed: another zlib would squeeze differently."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), text.encode())
    return buffer.getvalue()


_CONTENT_TYPES = (
    f'<Types xmlns="{_OPEN}/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/xl/{part}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in (
            ("workbook.xml", "sheet.main"), ("worksheets/sheet1.xml", "worksheet"),
            ("styles.xml", "styles"),
        )
    )
    + "</Types>"
)  # fmt: skip
_WORKBOOK = (
    f'<workbook xmlns="{_SHEET}" xmlns:r="{_OPEN}/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Signalen" sheetId="1" r:id="r1"/></sheets></workbook>'
)
_STYLES = (
    f'<styleSheet xmlns="{_SHEET}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
