# SPDX-License-Identifier: EUPL-1.2
"""CSV of every kind: which delimiter, and no quote that swallows the next household."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO

from woonzeker.intake.formats import limits
from woonzeker.intake.formats.cells import unwrap
from woonzeker.intake.formats.errors import CannotRead
from woonzeker.intake.formats.layout import (
    Layout,
    Row,
    filled,
    heading_index,
    lay_out,
    too_many_lines,
)
from woonzeker.intake.formats.shapes import DamagedLine

DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_CHARACTERS = 100_000
_FIELD_CHARACTERS = 100_000
_SEP = re.compile(r'\ufeff?"?sep=(.)"?\r?\n', re.IGNORECASE)
_HAS_DIGIT = re.compile(r"\d{2}")


def read_separated(text: str) -> tuple[Layout, str]:
    """The table in a delimited text, and its delimiter."""
    csv.field_size_limit(_FIELD_CHARACTERS)
    text = text.removeprefix("\ufeff")
    if text.count("\n") > limits.PHYSICAL_LINES:
        raise too_many_lines()
    named = _SEP.match(text)
    delimiter = named[1] if named and named[1] in DELIMITERS else find_delimiter(text)
    start = 2 if named else 1
    body = text[named.end() :] if named else text
    if "\r" in body and "\n" not in body:
        body = body.replace("\r", "\n")
    try:
        rows = list(filled(_strictly(body, delimiter, start)))
    except csv.Error:
        return _salvage(body, delimiter, start), delimiter
    if _swallowed(rows, delimiter):
        return _salvage(body, delimiter, start), delimiter
    return lay_out(rows), delimiter


def find_delimiter(text: str) -> str:
    """The delimiter that splits a heading row and gives most rows the same width."""
    sample = text[:_SAMPLE_CHARACTERS]
    if len(text) > _SAMPLE_CHARACTERS:
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter))


def _fitness(sample: str, delimiter: str) -> tuple[bool, bool, bool, int]:
    rows: list[Row] = [
        (number, line.split(delimiter))
        for number, line in enumerate(sample.split("\n"), start=1)
        if line.strip()
    ]
    if not rows:
        return False, False, False, 0
    quoted = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
    with suppress(csv.Error):
        rows = [(quoted.line_num, cells) for cells in quoted if any(map(str.strip, cells))] or rows
    widths = Counter(len(cells) for _, cells in rows)
    width = max(widths, key=widths.__getitem__)
    at = heading_index(rows)
    heading = rows[at][1]
    words = sum(1 for cell in heading if cell.strip() and not _HAS_DIGIT.search(cell))
    worded = len(heading) >= 2 and words >= len(heading) * 0.6
    return worded, width >= 2 and widths[width] >= len(rows) * 0.6, at == 0, len(heading)


def _strictly(text: str, delimiter: str, start: int) -> Iterator[Row]:
    """Rows with the number of the line on which each begins; a stray quote raises `csv.Error`."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    for cells in reader:
        if "=" in "".join(cells) or any(cell[:1] == "'" for cell in cells):
            cells = [unwrap(cell) for cell in cells]
        yield start + before, cells
        before = reader.line_num


def _swallowed(rows: list[Row], delimiter: str) -> bool:
    """Whether a quote that was never closed ate whole lines: a cell as wide as the table."""
    width = max((len(cells) for _, cells in rows[:20]), default=0)
    return width > 1 and any(
        "\n" in cell and cell.count(delimiter) >= width - 1 for _, cells in rows for cell in cells
    )


def _salvage(text: str, delimiter: str, start: int) -> Layout:
    """Read every line by itself, so that a stray quote costs one line and not its neighbours."""
    rows: list[Row] = []
    broken: list[DamagedLine] = []
    for number, line in enumerate(text.split("\n"), start=start):
        bare = line.rstrip("\r")
        if not bare.strip():
            continue
        try:
            cells = next(csv.reader([bare], delimiter=delimiter, strict=True))
            rows.append((number, [unwrap(cell) for cell in cells]))
        except csv.Error:
            if not rows:
                raise CannotRead(
                    f"Op regel {number} opent een aanhalingsteken dat niet sluit.",
                    "Haal het losse aanhalingsteken weg of zet het dubbel.",
                ) from None
            broken.append(_quote(number, bare, delimiter))
    layout = lay_out(list(filled(rows)), exact=True)
    layout.damaged = sorted(layout.damaged + broken, key=lambda line: line.number)
    return layout


def _quote(number: int, line: str, delimiter: str) -> DamagedLine:
    return DamagedLine(
        number,
        tuple(cell[:100] for cell in line.split(delimiter)[:50]),
        "In deze regel staat een aanhalingsteken dat niet opent of sluit zoals het hoort.",
        "Haal het losse aanhalingsteken weg of zet het dubbel.",
    )
