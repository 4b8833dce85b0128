# SPDX-License-Identifier: EUPL-1.2
"""Reading a CSV file into columns: a million lines in seconds, and no line read wrongly.

A well-formed file goes through a fast parser. Whatever could be read in two ways (quotes in odd
places, too many fields, empty lines) goes line by line, so that numbers and sentences stay right.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
import polars as pl

from woonzeker.errors import WoonzekerError

_CONTROL = "[\\x00-\\x1f\\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NEWLINE, _RETURN, _QUOTE = b'\n\r"'
#: so much of a file is looked at to know its heading
_START = 100_000


class UnreadableSheet(WoonzekerError):
    """Dit bestand is geen leesbare tabel."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table by column name; every cell is text without control signs and outer spaces.

    `lines`: the line in the file of each row, the heading is 1. `overfull`: rows (from 0) with
    filled fields beyond the heading. `unknown`: headings that nobody asked for.
    """

    columns: Mapping[str, pl.Series]
    lines: Sequence[int]
    overfull: frozenset[int]
    unknown: tuple[str, ...]
    encoding: str
    delimiter: str

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, name: str) -> pl.Series:
        """A column; one that the file does not have is empty throughout."""
        if name in self.columns:
            return self.columns[name]
        return pl.Series(name, [""] * len(self), dtype=pl.String)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Line number and cells by column, row by row."""
        names = list(self.columns)
        cells = zip(*(self.columns[name].to_list() for name in names), strict=True)
        for line, row in zip(self.lines, cells, strict=True):
            yield line, dict(zip(names, row, strict=True))


def read_sheet(
    content: bytes,
    *,
    known: Collection[str],
    others: Mapping[str, str],
    required: Collection[str],
) -> Sheet:
    """Read CSV; encoding and delimiter are found out.

    `known` are the columns that are kept, `others` gives their other headings, `required` must be
    there. Raises UnreadableSheet with a sentence when the file as a whole cannot be read.
    """
    encoding = _encoding(content)
    text = content if encoding == "utf-8" else _decoded(content, encoding).encode()
    start = (text[:_START].rpartition(b"\n")[0] or text).decode()
    delimiter = _delimiter(start)
    _, heading = next(_lines(start, delimiter), (0, []))
    names = [_name(cell, others) for cell in heading]
    if missing := [name for name in required if name not in names]:
        found = ", ".join(name for name in names if name)[:300]
        raise UnreadableSheet(
            f"In dit bestand ontbreekt de kolom {', '.join(missing)}. De koppen zijn: {found}."
        )
    places = {name: place for place, name in reversed(list(enumerate(names))) if name in known}
    columns, lines, overfull = _quickly(text, delimiter, places, len(heading)) or _line_by_line(
        text.decode(), delimiter, places, len(heading)
    )
    return Sheet(
        columns=columns,
        lines=lines,
        overfull=overfull,
        unknown=tuple(name for name in names if name and name not in known),
        encoding=encoding,
        delimiter=delimiter,
    )


_Read = tuple[dict[str, pl.Series], Sequence[int], frozenset[int]]


def _encoding(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if b"\x00" in content[:1000]:
        raise UnreadableSheet("Dit is geen CSV-bestand. Sla het bestand op als CSV.")
    try:
        if not content.isascii():
            content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableSheet(
            "De tekens in dit bestand zijn niet te lezen. Sla het bestand op als CSV UTF-8."
        ) from None


def _delimiter(text: str) -> str:
    heading = text.lstrip("\r\n").partition("\n")[0]
    found = max(";,\t|", key=heading.count)
    if not heading.count(found):
        raise UnreadableSheet(
            "De eerste regel heeft geen kolomkoppen met een puntkomma, komma, tab of | ertussen."
        )
    return found


def _name(heading: str, others: Mapping[str, str]) -> str:
    name = re.sub(r"[\s.-]+", "_", heading.strip().lower()).strip("_")
    return others.get(name, name)


def _quickly(content: bytes, delimiter: str, places: Mapping[str, int], width: int) -> _Read | None:
    """The columns of a file that can be read in one way only; None for any other file."""
    signs = np.frombuffer(content, dtype=np.uint8)
    rows = _plain_rows(signs, ord(delimiter))
    if rows is None:
        return None
    try:
        frame = pl.read_csv(
            content,
            has_header=False,
            skip_rows=1,
            separator=delimiter,
            infer_schema=False,
            new_columns=[f"c{place}" for place in range(width)],
            columns=sorted(places.values()),
        )
    except pl.exceptions.PolarsError:
        return None
    if len(frame) != rows:
        return None
    odd = _odd_signs(content, signs)
    cells = frame.select(_clean(f"c{place}", odd=odd).alias(name) for name, place in places.items())
    if cells.select(pl.all_horizontal(pl.all() == "").any()).item():
        return None
    return {name: cells[name] for name in places}, range(2, rows + 2), frozenset()


_Signs = npt.NDArray[np.uint8]


def _plain_rows(signs: _Signs, delimiter: int) -> int | None:
    """How many rows there are, or None where lines or quotes could be read in two ways."""
    ends = np.flatnonzero(signs == _NEWLINE)
    if not len(ends):
        return None
    starts = np.concatenate([np.zeros(1, dtype=np.int64), ends + 1])
    rows = len(starts) - (1 if starts[-1] == len(signs) else 0)
    first = signs[starts[:rows]]
    empty = (first == _NEWLINE) | (first == _RETURN)
    if empty.any() or not _plainly_quoted(signs, ends, delimiter):
        return None
    returns = np.flatnonzero(signs == _RETURN)
    if len(returns) and not (signs[np.minimum(returns + 1, len(signs) - 1)] == _NEWLINE).all():
        return None
    return rows - 1


def _plainly_quoted(signs: _Signs, ends: npt.NDArray[np.intp], delimiter: int) -> bool:
    """Whether every quote opens or closes a whole field, on one line."""
    quotes = np.flatnonzero(signs == _QUOTE)
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    before = np.where(opening > 0, signs[np.maximum(opening - 1, 0)], _NEWLINE)
    last = len(signs) - 1
    after = np.where(closing < last, signs[np.minimum(closing + 1, last)], _NEWLINE)
    edges = (delimiter, _NEWLINE, _RETURN)
    whole = np.isin(before, edges).all() and np.isin(after, edges).all()
    same_line = np.searchsorted(ends, opening) == np.searchsorted(ends, closing)
    return bool(whole and same_line.all())


def _odd_signs(content: bytes, signs: _Signs) -> bool:
    """Whether there may be control signs or signs without width among the cells."""
    if any(start in content for start in (b"\xe2\x80", b"\xe2\x81", b"\xef\xbb\xbf", b"\x7f")):
        return True
    controls = np.count_nonzero(signs < ord(" "))
    return int(controls) != content.count(b"\n") + content.count(b"\r")


def _clean(column: str, *, odd: bool) -> pl.Expr:
    cells = pl.col(column).fill_null("")
    if odd:
        cells = cells.str.replace_all(_CONTROL, " ")
    return cells.str.strip_chars()


def _line_by_line(text: str, delimiter: str, places: Mapping[str, int], width: int) -> _Read:
    kept: dict[str, list[str]] = {name: [] for name in places}
    lines: list[int] = []
    overfull = set()
    for line, cells in islice(_lines(text, delimiter), 1, None):
        if len(cells) > width and any(cells[width:]):
            overfull.add(len(lines))
        lines.append(line)
        for name, place in places.items():
            kept[name].append(cells[place] if place < len(cells) else "")
    frame = pl.DataFrame(kept, schema=dict.fromkeys(kept, pl.String))
    cleaned = frame.select(_clean(name, odd=True) for name in kept)
    columns = {name: cleaned[name] for name in kept}
    return columns, lines, frozenset(overfull)


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The filled lines, heading first, with the number of the line that each ends on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield reader.line_num, cells
    except csv.Error:
        raise UnreadableSheet(
            f"Rond regel {reader.line_num} klopt een aanhalingsteken of veld niet. "
            "Maak het bestand opnieuw."
        ) from None
