# SPDX-License-Identifier: EUPL-1.2
"""From rows of cells to a table: where the headings are, and which rows do not fit under them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from woonzeker.intake.formats import limits
from woonzeker.intake.formats.cells import tidy
from woonzeker.intake.formats.errors import CannotRead
from woonzeker.intake.formats.shapes import DamagedLine, Note

Row = tuple[int, list[str]]

#: headings stand within this many rows
_SEARCH = 20
#: a row of words fills more than this part of what the fullest row fills, to be the headings
_WORDED = 0.4
#: and any row at least this part
_FILLED = 0.6
_LISTED = 20
_VALUE = re.compile(r"[€\s]*[-+]?\d[\d.,/:\s-]*(?:,-)?|\d{4}\s?[A-Za-z]{2}")
_SPLIT = f"Splits het bestand in delen van hoogstens {limits.LINES:,} regels.".replace(",", ".")


@dataclass(slots=True)
class Layout:
    """Headings and rows of one table, under construction."""

    headers: list[str]
    rows: list[Row] = field(default_factory=list)
    damaged: list[DamagedLine] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def filled(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that hold anything. Too many of them raises before memory does."""
    for count, row in enumerate((row for row in rows if any(map(str.strip, row[1]))), start=1):
        if count > limits.LINES + _SEARCH:
            raise too_many_lines()
        yield row


def too_many_lines() -> CannotRead:
    """The refusal of a file that is too long."""
    return CannotRead(
        f"Het bestand heeft meer dan {limits.LINES:,} regels.".replace(",", "."), _SPLIT
    )


def lay_out(rows: list[Row], *, exact: bool = False) -> Layout:
    """Find the headings and put every row under them. Raises `CannotRead` without headings.

    A row that is too long has shifted and is damaged; one that is too short lacks empty cells at
    its end, or is damaged as well when `exact` says that rows may have been broken.
    """
    if not rows:
        raise CannotRead("Er staan geen gegevens in het bestand.", "Kies het juiste bestand.")
    at = heading_index(rows)
    headers, keep = _headings(rows[at][1], rows[at + 1 :])
    layout = Layout(headers)
    _check_headings(layout, rows, at)
    placing = _Placing(layout, keep, exact)
    for number, cells in rows[at + 1 :]:
        placing.place(number, cells)
    if len(layout.rows) + len(layout.damaged) > limits.LINES:
        raise too_many_lines()
    _note(layout, "Er zijn onzichtbare stuurtekens weggehaald.", placing.cleaned)
    _note(
        layout,
        "Deze regels hebben minder kolommen dan de kopregel; de rest is leeg.",
        placing.short,
    )
    return layout


def heading_index(rows: list[Row]) -> int:
    """Which row holds the headings: the first with words in most columns that any row fills."""
    early = [[cell for cell in cells if cell.strip()] for _, cells in rows[:_SEARCH]]
    most = max(map(len, early))
    for at, cells in enumerate(early):
        words = sum(1 for cell in cells if not _VALUE.fullmatch(cell.strip()))
        if len(cells) > max(1, most * _WORDED) and words >= len(cells) * 0.8:
            return at
    return next(at for at, cells in enumerate(early) if len(cells) >= most * _FILLED)


def _headings(cells: list[str], below: list[Row]) -> tuple[list[str], list[int]]:
    """The headings that matter and where they stand: named, or unnamed with something below."""
    if len(cells) > limits.COLUMNS and sum(1 for cell in cells if cell.strip()) > limits.COLUMNS:
        raise CannotRead(
            f"Het bestand heeft meer dan {limits.COLUMNS} kolommen.",
            "Laat alleen de kolommen van het aanleverformaat staan.",
        )
    width = max(len(cells), max((len(row) for _, row in below), default=0))
    named = [at for at, cell in enumerate(cells) if cell.strip()]
    unnamed = [at for at in range(len(cells)) if not cells[at].strip()]
    if width > len(cells) or unnamed:
        used = {at for at in unnamed if any(len(row) > at and row[at].strip() for _, row in below)}
        named = sorted({*named, *used})
    titles, _ = tidy([" ".join(cell.split()) for cell in cells])
    return [titles[at] or f"kolom {at + 1}" for at in named], named


def _check_headings(layout: Layout, rows: list[Row], at: int) -> None:
    if len(layout.headers) < 2:
        raise CannotRead(
            "Het bestand heeft maar één kolom; de kolommen zijn niet te onderscheiden.",
            "Zet elk gegeven in een eigen kolom, met een puntkomma, komma, tab of | ertussen.",
        )
    values = [heading for heading in layout.headers if _VALUE.fullmatch(heading.strip())]
    if len(values) >= 2 and len(values) >= 0.3 * len(layout.headers):
        raise CannotRead(
            f"De kopregel ontbreekt: op regel {rows[at][0]} staan al gegevens.",
            "Zet boven de gegevens een regel met de namen van de kolommen.",
        )
    _note(layout, "Deze regels boven de kopregel zijn overgeslagen.", [row[0] for row in rows[:at]])


@dataclass(slots=True)
class _Placing:
    """Puts rows under the headings, or sets them apart as damaged."""

    layout: Layout
    #: where in a row the named columns stand
    keep: list[int]
    exact: bool
    cleaned: list[int] = field(default_factory=list)
    short: list[int] = field(default_factory=list)

    def place(self, number: int, cells: list[str]) -> None:
        """Put one row where it belongs."""
        last = self.keep[-1]
        if len(cells) <= last and not self.exact:
            self.short.append(number)
            cells = cells + [""] * (last + 1 - len(cells))
        if len(cells) <= last or any(map(str.strip, cells[last + 1 :])):
            self.layout.damaged.append(_shifted(number, cells, len(self.keep)))
            return
        row, changed = tidy([cells[at] for at in self.keep])
        longest = max(map(len, row))
        if longest > limits.CELL_CHARACTERS:
            self.layout.damaged.append(_too_long(number, row, longest))
            return
        if changed:
            self.cleaned.append(number)
        self.layout.rows.append((number, row))


def _shifted(number: int, cells: list[str], width: int) -> DamagedLine:
    """A row with more or fewer cells than headings: its columns have shifted."""
    return DamagedLine(
        number,
        tuple(tidy([cell[: limits.CELL_CHARACTERS] for cell in cells[: limits.COLUMNS]])[0]),
        f"De regel heeft {len(cells)} kolommen en de kopregel {width}.",
        "Zet een waarde waar het scheidingsteken in staat tussen aanhalingstekens.",
    )


def _too_long(number: int, cells: list[str], longest: int) -> DamagedLine:
    return DamagedLine(
        number,
        tuple(cell[:100] for cell in cells),
        f"Een cel in deze regel heeft {longest} tekens; er passen er {limits.CELL_CHARACTERS}.",
        "Kijk of er een aanhalingsteken ontbreekt, of maak de cel korter.",
    )


def _note(layout: Layout, sentence: str, numbers: list[int]) -> None:
    if numbers:
        layout.notes.append(Note(sentence, tuple(numbers[:_LISTED])))
