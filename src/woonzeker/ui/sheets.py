# SPDX-License-Identifier: EUPL-1.2
"""CSV files that spreadsheets open well and that cannot carry a formula out of the house.

Every file with rows that leaves goes through here; a test looks for other writers. Quoting is that
of RFC 4180. What a spreadsheet would calculate gets an apostrophe in front and stays readable.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

#: how a cell begins that some spreadsheet calculates or sends on: also in the wide letters of
#: Japanese keyboards, after a tab or line end, after a NUL, or after what nobody sees
STARTS = "[=+\\-@|%\t\r\n\0\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]"
UNSEEN = "[ \u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\u3000\ufeff]*"
_FORMULA = re.compile(f"{UNSEEN}{STARTS}")
#: an amount, a count or a telephone number is no formula, and an apostrophe would make it text
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15}){0,4}\Z|\+\d{6,15}\Z", re.ASCII)


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it when a spreadsheet would take it for a formula."""
    if _FORMULA.match(text) and not _NUMBER.match(text):
        return f"'{text}"
    return text


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A CSV file in UTF-8 with a byte order mark and semicolons; missing cells stay empty."""
    listed = [[str(row.get(column, "")) for column in columns] for row in rows]
    return lines([columns, *listed])


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """The same of rows that need not have the same headings."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
