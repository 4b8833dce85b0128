# SPDX-License-Identifier: EUPL-1.2
"""Judgments and homes lost over the years for one municipality, beside what was published. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from woonzeker.legal.rules import Judgment
from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.monitoring.rules.evictions import DEFINITIONS, Lost
from woonzeker.monitoring.rules.evictions_year import National, published_in

JUDGMENTS = "judgments"
_PUBLISHED = "aedes/vonnissen"
#: what is counted of each year → its heading
HEADINGS: Mapping[str, str] = {
    JUDGMENTS: gettext_noop("Vonnissen (ontbinding)"),
    "aedes": gettext_noop("Ontruimd (Aedes)"),
    "kbvg": gettext_noop("Ontruimd (KBvG)"),
    "all": gettext_noop("Woning kwijt"),
}


@dataclass(frozen=True, slots=True)
class YearNumber:
    """One number of a year: table and line of that year that count it, and the country's."""

    heading: str
    table: str
    line: str
    number: int
    national: National | None


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year with its numbers, in the order of HEADINGS."""

    year: int
    numbers: tuple[YearNumber, ...]


def year_lines(
    lost: Iterable[Lost], dissolved: Mapping[int, int], years: Iterable[int]
) -> tuple[YearLine, ...]:
    """The numbers of each of these years; a published figure only beside its own year."""
    gone = list(lost)
    return tuple(YearLine(year, _numbers(gone, dissolved, year)) for year in years)


def _numbers(
    gone: Iterable[Lost], dissolved: Mapping[int, int], year: int
) -> tuple[YearNumber, ...]:
    of_year = [each for each in gone if each.on.year == year]
    first = YearNumber(
        HEADINGS[JUDGMENTS], JUDGMENTS, Judgment.DISSOLUTION, dissolved.get(year, 0),
        _of_that_year(_PUBLISHED, year),
    )  # fmt: skip
    return (
        first,
        *(
            YearNumber(
                HEADINGS[each.code],
                "definitions",
                each.code,
                sum(map(each.counts, of_year)),
                _of_that_year(each.path, year),
            )
            for each in DEFINITIONS
        ),
    )


def _of_that_year(path: str, year: int) -> National | None:
    found = published_in(path, year) if path else None
    return found if found is not None and found.year == year else None
