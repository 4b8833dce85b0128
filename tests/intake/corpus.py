# SPDX-License-Identifier: EUPL-1.2
"""Files as partners send them, and files that nobody should send; all built here, none stored."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import openpyxl

from woonzeker.intake import formats, rules
from woonzeker.intake.formats import Table, Unreadable

TODAY = date(2026, 11, 2)
HEADERS = ["signaal_id", "achternaam", "bedrag"]
ROWS = [["0012", "Zoë O'Brien", "1.234,56"], ["0013", "Müller", "75,00"]]

SIGNAL = {
    "signaal_id": "S-1",
    "signaaldatum": "26-10-2026",
    "bedrag": "612,50",
    "achternaam": "Jansen",
    "huisnummer": "12",
    "postcode": "1234 AB",
}
EFFORTS = {
    "contactpoging_op": "01-10-2026",
    "gewezen_op_hulp_op": "01-10-2026",
    "herinnering_op": "08-10-2026",
    "aanbod_delen_op": "08-10-2026",
    "reactie": "geen",
}
RENT = SIGNAL | EFFORTS

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def read(folder: Path, content: bytes, name: str = "signalen.csv") -> Table | Unreadable:
    """Read bytes through the locked-up process, as a delivery is."""
    path = folder / "delivered"
    path.write_bytes(content)
    return formats.read(path, name)


def table(folder: Path, content: bytes, name: str = "signalen.csv") -> Table:
    """Read bytes that must give a table."""
    found = read(folder, content, name)
    assert isinstance(found, Table), found
    return found


def refusal(folder: Path, content: bytes, name: str = "signalen.csv") -> str:
    """Read bytes that must be refused; the sentence, which must come with a way to mend it."""
    found = read(folder, content, name)
    assert isinstance(found, Unreadable), found
    assert found.how_to_mend
    assert "Traceback" not in found.sentence
    return found.sentence


def lines(delimiter: str = ";") -> str:
    """The small table as delimited text, values with a delimiter in quotes."""
    return "".join(
        delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) + "\r\n"
        for row in [HEADERS, *ROWS]
    )


def book(rows: Iterable[list[object]]) -> bytes:
    """A workbook as Excel writes it, with one sheet."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def zipped(members: Iterable[tuple[str, str | bytes]]) -> bytes:
    """A zip with these members in this order, also when a name comes twice."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def xlsx(sheet: str, extra: Mapping[str, str | bytes] | None = None, styles: str = "") -> bytes:
    """The smallest XLSX, with this inside its `sheetData` and these members added."""
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Override '
        f'PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="Signalen" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}">{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{sheet}</sheetData>'
        "</worksheet>",
    }
    return zipped((parts | dict(extra or {})).items())


def text_row(number: int, *cells: str) -> str:
    """A row of text cells in a sheet's XML."""
    inside = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for at, cell in enumerate(cells)
    )
    return f'<row r="{number}">{inside}</row>'


def ods(rows: str, extra: Mapping[str, str] | None = None, before: str = "") -> bytes:
    """The smallest ODS, with these table rows."""
    names = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    sort = "application/vnd.oasis.opendocument.spreadsheet"
    parts = {
        "mimetype": sort,
        "content.xml": f'<?xml version="1.0"?>{before}<office:document-content {names} {calc}>'
        f'<office:body><office:spreadsheet><table:table table:name="Signalen">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{sort}"/>'
        "</manifest:manifest>",
    }
    return zipped((parts | dict(extra or {})).items())


def ods_row(*cells: str, about: str = "") -> str:
    """A row of text cells in an ODS table."""
    inside = "".join(ods_cell("string", cell) for cell in cells)
    return f"<table:table-row {about}>{inside}</table:table-row>"


def ods_cell(kind: str, shown: str, about: str = "") -> str:
    """One cell of an ODS table."""
    return (
        f'<table:table-cell office:value-type="{kind}" {about}><text:p>{shown}</text:p>'
        "</table:table-cell>"
    )


def check(
    changes: Mapping[str, str] | None = None, sector: str = "energie", **context: object
) -> rules.AcceptedLine | rules.ReturnedLine:
    """Check the ordinary line of that sector with some cells changed."""
    ordinary = RENT if sector == "huur" else SIGNAL
    about = rules.CheckContext(sector, TODAY, **context)  # type: ignore[arg-type]
    return rules.check_line({**ordinary, **(changes or {})}, about)


def accepted(
    changes: Mapping[str, str] | None = None, sector: str = "energie", **context: object
) -> rules.AcceptedLine:
    """Check a line that must be taken in."""
    found = check(changes, sector, **context)
    assert isinstance(found, rules.AcceptedLine), found
    return found


def returned(
    changes: Mapping[str, str] | None = None, sector: str = "energie", **context: object
) -> rules.ReturnedLine:
    """Check a line that must go back, with everything a partner needs to mend it."""
    found = check(changes, sector, **context)
    assert isinstance(found, rules.ReturnedLine), found
    assert all(
        (it.column and it.sentence and it.rule and it.source and it.mend) for it in found.faults
    )
    return found
