# SPDX-License-Identifier: EUPL-1.2
"""CSV files that spreadsheets open well and that cannot carry a formula out of the house.

Every file with rows that leaves goes through here; a test looks for other writers. Quoting is that
of RFC 4180, of everything that any reader might split on. What a spreadsheet would calculate gets
an apostrophe in front and stays readable. Our files are split on semicolons, but who opens one on
commas or tabs begins cells in the middle of ours: so an apostrophe stands also after a separator
inside a value, and the first cell of a line, which then runs on, has no exceptions.

What stays as it is: names, dates, and a whole cell that is an amount or telephone number
(-12,50 and +31612345678), beyond the first column. Within a text no sign is left after a comma:
'12,-' leaves as "12,'-" and 'of bel,+31612345678' as "of bel,'+31612345678".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

#: what makes a formula of what follows, also in the wide letters of Japanese keyboards
_SIGNS = "=+\\-@|%\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
_INVISIBLE = " \u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\u3000\ufeff"
#: how a cell begins that some spreadsheet calculates or sends on: also after a tab or line end,
#: after a NUL, or after what nobody sees
STARTS = f"[{_SIGNS}\t\r\n\0]"
UNSEEN = f'[{_INVISIBLE}"]*'
#: where a reader may begin another cell than we did
_SPLITS = ";,\t\r\n\v\f\x1c-\x1f\x85"
_FORMULA = re.compile(f"{UNSEEN}{STARTS}")
_INSIDE = re.compile(f"([{_SPLITS}])(?='*[{_INVISIBLE}\"\0]*[{_SIGNS}])")
_INSIDE_GUARDED = re.compile(f"([{_SPLITS}])'(?='*[{_INVISIBLE}\"\0]*[{_SIGNS}])")
_TO_QUOTE = re.compile(f'[{_SPLITS}"]')
#: an amount, a count or a telephone number is no formula, and an apostrophe would make it text
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15}){0,4}\Z|\+\d{6,15}\Z", re.ASCII)


def safe_cell(text: str, *, first: bool = False) -> str:
    """The text, with an apostrophe wherever a spreadsheet would take what follows for a formula.

    `first` of a line: there a number is guarded too, as another reader sees more behind it.
    """
    inside = guard_inside(text)
    if _FORMULA.match(text) and (first or not _NUMBER.match(text)):
        return f"'{inside}"
    return inside


def guard_inside(text: str) -> str:
    """The text with an apostrophe between each separator in it and a sign of a formula."""
    return _INSIDE.sub(r"\1'", text)


def without_guard_inside(text: str) -> str:
    """What `guard_inside` was given, exactly."""
    return _INSIDE_GUARDED.sub(r"\1", text)


def sheet(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """A CSV file in UTF-8 with a byte order mark and semicolons; missing cells stay empty."""
    listed = [[str(row.get(column, "")) for column in columns] for row in rows]
    return lines([columns, *listed])


def lines(rows: Iterable[Sequence[str]]) -> bytes:
    """The same of rows that need not have the same headings."""
    return written(
        [safe_cell(cell, first=not place) for place, cell in enumerate(row)] for row in rows
    )


def written(rows: Iterable[Iterable[str]]) -> bytes:
    """The same of cells that were guarded already."""
    return "".join(f"{_line(row)}\r\n" for row in rows).encode("utf-8-sig")


def _line(row: Iterable[str]) -> str:
    cells = [_quoted(cell) for cell in row]
    return ";".join(cells) if cells != [""] else '""'


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _TO_QUOTE.search(cell) else cell
