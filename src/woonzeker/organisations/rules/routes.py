# SPDX-License-Identifier: EUPL-1.2
"""Which municipality a postcode lies in: a table of ranges, read from a file and looked up. Pure.

The file is CSV with three columns: van, tot, gemeentecode. Both ends belong to the range.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

#: the headings of the file
HEADINGS = ("van", "tot", "gemeentecode")
_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
_CODE = re.compile(r"[0-9]{4}")
#: mistakes that are told at once; who mends these finds the rest
TOLD = 20


@dataclass(frozen=True, slots=True)
class Range:
    """Postcodes from `first` up to and including `last`, all in one municipality."""

    first: str
    last: str
    code: str
    #: where it stands in the file; 0 for one that came from the database
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong on one line of the file."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"Regel {self.line}: {self.sentence}"


class Routes:
    """Ranges that do not overlap, looked up by halving."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        self._ranges = sorted(ranges, key=lambda each: each.first)
        self._firsts = [each.first for each in self._ranges]

    def __len__(self) -> int:
        return len(self._ranges)

    def code_of(self, postcode: str) -> str | None:
        """The municipality of a postcode (1234AB); None when no range holds it."""
        asked = normal(postcode)
        place = bisect_right(self._firsts, asked) - 1
        if place < 0 or asked > self._ranges[place].last or not _POSTCODE.fullmatch(asked):
            return None
        return self._ranges[place].code


def normal(postcode: str) -> str:
    """A postcode without spaces, in capitals."""
    return "".join(postcode.split()).upper()


def read_routes(text: str) -> tuple[list[Range], list[Mistake]]:
    """The ranges of a file, and what is wrong with it; with a mistake nothing may be used."""
    lines = text.removeprefix("\ufeff").splitlines()
    sign = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    rows = list(csv.reader(lines, delimiter=sign))
    if not rows or tuple(cell.strip().lower() for cell in rows[0]) != HEADINGS:
        return [], [Mistake(1, f"de koppen moeten zijn: {sign.join(HEADINGS)}.")]
    ranges: list[Range] = []
    mistakes: list[Mistake] = []
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        found = _range(number, row)
        if isinstance(found, Range):
            ranges.append(found)
        else:
            mistakes.append(found)
    if not ranges and not mistakes:
        mistakes.append(Mistake(1, "onder de koppen staat geen enkele regel."))
    ordered = sorted(ranges, key=lambda each: (each.first, each.last))
    mistakes.extend(_overlaps(ordered))
    return ordered, sorted(mistakes, key=lambda each: each.line)


def _range(number: int, row: Sequence[str]) -> Range | Mistake:
    if len(row) != len(HEADINGS):
        return Mistake(number, f"er staan {len(row)} waarden; het zijn er {len(HEADINGS)}.")
    first, last, code = normal(row[0]), normal(row[1]), row[2].strip()
    for postcode in (first, last):
        if not _POSTCODE.fullmatch(postcode):
            return Mistake(number, f"'{postcode[:20]}' is geen postcode zoals 1234AB.")
    if not _CODE.fullmatch(code):
        return Mistake(number, f"'{code[:20]}' is geen gemeentecode van vier cijfers.")
    if last < first:
        return Mistake(number, f"{last} komt vóór {first}; zet de laagste voorop.")
    return Range(first, last, code, number)


def _overlaps(ordered: Sequence[Range]) -> Iterable[Mistake]:
    """Each range that begins before an earlier one has ended."""
    reach: Range | None = None
    for before, each in pairwise(ordered):
        reach = before if reach is None or before.last > reach.last else reach
        if each.first <= reach.last:
            line, other = max(each.line, reach.line), min(each.line, reach.line)
            yield Mistake(line, f"deze postcodes staan ook al op regel {other}.")
