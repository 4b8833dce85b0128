# SPDX-License-Identifier: EUPL-1.2
"""Which column of a partner's file is which: recognised, remembered, or still to be pointed out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from woonzeker.intake.rules.synonyms import (
    BEHIND_STREET,
    COLUMNS,
    COMPOSITES,
    EFFORTS,
    REPEATABLE,
    ROLE_WORDS,
    SYNONYMS,
)
from woonzeker.intake.rules.text import fold

#: what the page offers for a heading that is passed over on purpose
PASSED_OVER = ""
_WORD = re.compile(r"\W+|_+")
_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")


def _index() -> dict[str, str]:
    """Folded heading → canonical column. A heading listed twice is a mistake and raises."""
    known: dict[str, str] = {}
    for column in (*COLUMNS, *COMPOSITES):
        for heading in (column, *SYNONYMS.get(column, ())):
            if known.setdefault(fold(heading), column) != column:
                raise ValueError(f"heading {heading!r} stands for two columns")
    return known


_KNOWN = _index()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Where each canonical column stands in the file."""

    headers: tuple[str, ...]
    #: canonical (or composite) column → index of its column in the file
    found: Mapping[str, int]
    #: further columns for the same canonical one, such as a second telephone number
    also: tuple[tuple[str, int], ...] = ()
    #: headings nobody recognises, as written
    unknown: tuple[str, ...] = ()
    #: required columns that are absent, in words: "achternaam of bedrijfsnaam"
    missing_required: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every required column is there; unknown headings are then merely extra."""
        return not self.missing_required

    def line(self, cells: Sequence[str]) -> dict[str, str]:
        """The cells of one row by canonical column; absent columns are absent."""
        raw = {column: cells[index] for column, index in self.found.items()}
        for column, index in self.also:
            if cells[index]:
                raw[column] = f"{raw[column]} / {cells[index]}".strip(" /")
        return raw

    def remembered(self, by_hand: Mapping[str, str]) -> dict[str, str]:
        """What to keep for this partner: folded heading → column, for what a person pointed out.

        `by_hand` maps headings as written to a column or `PASSED_OVER`; an unknown column raises.
        """
        for column in by_hand.values():
            if column not in (*COLUMNS, *COMPOSITES, PASSED_OVER):
                raise ValueError(f"{column!r} is no canonical column")
        return {fold(heading): column for heading, column in by_hand.items()}


def column_of(heading: str) -> str | None:
    """The canonical column a heading stands for, or None."""
    for attempt in (heading, _BRACKETS.sub(" ", heading)):
        folded = fold(attempt)
        if folded in _KNOWN:
            return _KNOWN[folded]
        words = [word for word in _WORD.split(attempt) if fold(word) not in ROLE_WORDS]
        folded = fold("".join(words))
        if folded in _KNOWN:
            return _KNOWN[folded]
    return None


def recognise(
    headers: Sequence[str],
    *,
    sector: str = "",
    remembered: Mapping[str, str] | None = None,
    efforts_declared: bool = False,
) -> ColumnMapping:
    """Find the canonical columns among a file's headings.

    `remembered` (folded heading → column or `PASSED_OVER`) goes before everything else, an exact
    canonical name before a synonym, and the first of two equal headings before the second.
    `efforts_declared`: the partner declared efforts a–d for the delivery, so rent needs no columns.
    """
    known = dict(remembered or {})
    found: dict[str, int] = {}
    also: list[tuple[str, int]] = []
    unknown: list[str] = []
    for index in _best_first(headers, known):
        heading = headers[index]
        column = known.get(fold(heading), column_of(heading) or _by_place(headers, index))
        if column is None:
            unknown.append(heading)
        elif column and column not in found:
            found[column] = index
        elif column in REPEATABLE:
            also.append((column, index))
        elif column:
            unknown.append(heading)
    return ColumnMapping(
        tuple(headers),
        found,
        tuple(also),
        tuple(sorted(unknown, key=list(headers).index)),
        tuple(_missing(found, sector, efforts_declared)),
    )


def _by_place(headers: Sequence[str], index: int) -> str | None:
    """`Nr` right behind `Straat` is the house number."""
    behind_street = index > 0 and column_of(headers[index - 1]) == "straat"
    return "huisnummer" if behind_street and fold(headers[index]) in BEHIND_STREET else None


def _best_first(headers: Sequence[str], known: Mapping[str, str]) -> Iterable[int]:
    """Indexes of the headings: pointed out by hand, exactly named, the rest; each in file order."""

    def rank(index: int) -> tuple[int, int]:
        folded = fold(headers[index])
        if folded in known:
            return 0, index
        return (1 if folded == fold(_KNOWN.get(folded, "-")) else 2), index

    return sorted(range(len(headers)), key=rank)


def _missing(found: Mapping[str, int], sector: str, efforts_declared: bool) -> Iterable[str]:
    """Required columns that are absent, in the words of the page."""
    for column in ("signaal_id", "signaaldatum", "bedrag"):
        if column not in found:
            yield column
    if not found.keys() & {"achternaam", "bedrijfsnaam", "naam"}:
        yield "achternaam of bedrijfsnaam"
    if not found.keys() & {"huisnummer", "adres"}:
        yield "huisnummer"
    street = found.keys() & {"straat", "adres"}
    town = found.keys() & {"woonplaats", "postcode_woonplaats"}
    if not found.keys() & {"postcode", "postcode_woonplaats"} and not (street and town):
        yield "postcode, of straat en woonplaats"
    if sector == "huur" and not efforts_declared:
        yield from (column for column in (*EFFORTS, "reactie") if column not in found)
