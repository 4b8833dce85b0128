# SPDX-License-Identifier: EUPL-1.2
"""CSV files that spreadsheets open well and that cannot carry a formula out of the house."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it when a spreadsheet would take it for a formula."""
    if text.startswith(_FORMULA) and not _is_number(text):
        return f"'{text}"
    return text


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A CSV file in UTF-8 with a byte order mark and semicolons; missing cells stay empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe_cell(column) for column in columns])
    for row in rows:
        writer.writerow([safe_cell(str(row.get(column, ""))) for column in columns])
    return text.getvalue().encode("utf-8-sig")


def _is_number(text: str) -> bool:
    return text[1:].replace(",", "").replace(".", "").isdecimal() and text[0] in "+-"
