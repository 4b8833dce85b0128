# SPDX-License-Identifier: EUPL-1.2
"""Reading a plain table: CSV, also packed as .csv.gz, with its first line as headings."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

from woonzeker.matching.linkage.tables.shapes import Table, UnreadableTable

_MOST_BYTES = 2_000_000_000
_DELIMITERS = ",;\t|"


def read_table(path: Path) -> Table:
    """Read a table; the delimiter is the sign that the first line holds most of.

    Short rows are filled with empty cells. Raises UnreadableTable with a Dutch sentence.
    """
    text = _decoded(_content(path), path.name)
    heading = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise UnreadableTable(f"'{path.name}' is geen CSV-bestand dat te lezen is.") from None
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    if len(lines) < 2:
        raise UnreadableTable(f"In '{path.name}' staan geen regels onder de koppen.")
    headings = tuple(cell.strip() for cell in lines[0])
    width = len(headings)
    if any(len(line) > width for line in lines):
        raise UnreadableTable(
            f"In '{path.name}' heeft een regel meer cellen dan er koppen zijn ({width})."
        )
    rows = tuple((*line, *[""] * (width - len(line))) for line in lines[1:])
    return Table(headings=headings, rows=rows)


def _content(path: Path) -> bytes:
    try:
        if path.suffix == ".gz":
            with gzip.open(path) as packed:
                content = packed.read(_MOST_BYTES + 1)
        else:
            content = path.read_bytes()
    except (OSError, EOFError) as problem:
        raise UnreadableTable(f"'{path.name}' is niet te openen of uit te pakken.") from problem
    if len(content) > _MOST_BYTES:
        raise UnreadableTable(f"'{path.name}' is groter dan 2 GB.")
    return content


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableTable(f"'{name}' staat niet in UTF-8 of Windows-1252.")
