# SPDX-License-Identifier: EUPL-1.2
"""Which homes are let by who does not report yet: an estimate from numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: rows of a table of rentals, and of addresses for invitations, that are read at once
MOST_ROWS = 5_000
#: a whole number, with a point between thousands or without: 1.5 is none
_NUMBER = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(\.[0-9]{3}){1,2}")
#: how a kind is written in a table → its code
KINDS: Mapping[str, str] = {
    "corporatie": "corporation",
    "woningcorporatie": "corporation",
    "particulier": "private",
    "particuliere verhuurder": "private",
    "intermediair": "intermediate",
    "zorgaanbieder": "intermediate",
}


@dataclass(frozen=True, slots=True)
class OfKind:
    """What is known of one kind of landlord."""

    kind: str
    homes: int
    contracts: int
    signals: int

    @property
    def out_of_sight(self) -> int:
        """Homes of landlords that do not report, as far as the numbers say."""
        return max(self.homes - self.contracts, 0)

    @property
    def percent_in_sight(self) -> int | None:
        """Of the homes the share whose landlord reports, in whole percents."""
        if not self.homes:
            return None
        return min(100, (200 * self.contracts + self.homes) // (2 * self.homes))

    def expected(self, per_thousand: int, months: int) -> int:
        """How many signals so many homes would give in these months."""
        return self.homes * per_thousand * months // 1000


@dataclass(frozen=True, slots=True)
class OfArea:
    """What is known of an area of four digits; signals are None when too few to say."""

    area: str
    homes: int
    signals: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of rentals."""

    kind: str
    area: str
    number: int


class Unreadable(ValueError):
    """A line that is no number of homes; the argument is its number in the table."""


def read_rentals(text: str) -> tuple[Row, ...]:
    """The rows of a table 'soort;postcode;aantal'; a heading may stand above it.

    Raises Unreadable with the number of the first line that cannot be read.
    """
    found = []
    for number, cells in _lines(text):
        if number == 1 and cells[-1].lower() == "aantal":
            continue
        if len(cells) not in {2, 3} or cells[0].lower() not in KINDS:
            raise Unreadable(number)
        area = cells[1] if len(cells) == 3 else ""
        if (area and not _is_area(area)) or not _NUMBER.fullmatch(cells[-1]):
            raise Unreadable(number)
        found.append(Row(KINDS[cells[0].lower()], area, int(cells[-1].replace(".", ""))))
    return tuple(found)


def by_area(
    homes: Mapping[str, int], signals: Mapping[str, int], *, small_below: int
) -> tuple[OfArea, ...]:
    """The areas with homes, where least is reported for its homes first."""
    ordered = sorted(homes, key=lambda area: (signals.get(area, 0) / (homes[area] or 1), area))
    return tuple(
        OfArea(
            area,
            homes[area],
            signals.get(area, 0) if signals.get(area, 0) >= small_below else None,
        )
        for area in ordered
    )


def _lines(text: str) -> Iterable[tuple[int, list[str]]]:
    for number, row in enumerate(text.splitlines(), 1):
        cells = [each.strip(' \t"') for each in row.split(";")]
        if number > MOST_ROWS:
            raise Unreadable(number)
        if any(cells):
            yield number, cells


def _is_area(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit()
