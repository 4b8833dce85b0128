# SPDX-License-Identifier: EUPL-1.2
"""What comes out of a delivered file: a table of text, or one sentence why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass

#: what stands in a cell that the workbook shows as an error; the rules return its line
ERROR_CELLS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!",
     "#GETTING_DATA", "#FORMULE"}
)  # fmt: skip
#: a formula whose outcome was never stored in the file
UNCALCULATED = "#FORMULE"


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know about the file; the lines it speaks of were read."""

    sentence: str
    #: line numbers as the partner sees them, at most the first twenty; empty = the whole file
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DamagedLine:
    """A line that is in the file but cannot be split into its columns."""

    number: int
    cells: tuple[str, ...]
    sentence: str
    how_to_mend: str


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a file. Each row has as many cells as there are headers.

    Cells are text. Typed cells are written in one form: dates `2025-11-03`, times after a `T`,
    numbers with a point and never with exactly three decimals (so that `1.234` is always something
    a person typed), truth as `ja` or `nee`, errors as in `ERROR_CELLS`.
    Lines read = rows + damaged.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    #: line number of each row as the partner sees it in the file (the header is usually 1)
    row_numbers: tuple[int, ...]
    #: csv, xlsx, ods or json; by content, whatever the name says
    kind: str
    sheet: str | None = None
    encoding: str = "utf-8"
    delimiter: str | None = None
    notes: tuple[Note, ...] = ()
    damaged: tuple[DamagedLine, ...] = ()
    #: first year of the workbook's day numbers: 1900 or 1904
    epoch: int = 1900

    @property
    def lines_read(self) -> int:
        """How many lines the file holds, header and empty lines not counted."""
        return len(self.rows) + len(self.damaged)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The file as a whole cannot be read: what is wrong and where, and how to mend it."""

    sentence: str
    how_to_mend: str
