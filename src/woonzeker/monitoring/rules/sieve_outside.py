# SPDX-License-Identifier: EUPL-1.2
"""What of the sieve may leave the municipality: fixed tables by step, safe beside each other. Pure.

A reader outside chooses nothing: of tables that somebody chooses, two beside each other tell what
both hide. So these are always the same tables, of whole years that are over, made once and kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.monitoring.rules.flow import Stage, stages_shown
from woonzeker.monitoring.rules.publishing import SMALL
from woonzeker.monitoring.rules.sieve import Children, Where
from woonzeker.monitoring.rules.suppression import Crossed, Together, grouped, together
from woonzeker.process import Step

#: ways to take steps together, the finest first; the first in which each has enough is taken
LADDER: tuple[tuple[tuple[int, ...], ...], ...] = (
    ((1, 2, 3), (4,), (5,), (6,), (7,), (8,), (9,), (10,), (11,)),
    ((1, 2, 3), (4,), (5, 6), (7, 8), (9, 10, 11)),
    ((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11)),
    ((1, 2, 3, 4), (5, 6, 7, 8, 9, 10, 11)),
    (tuple(range(1, 12)),),
)


@dataclass(frozen=True, slots=True)
class Divided:
    """Households by furthest step and one more thing: its code, its name and what it can be.

    Every household counts once, so that of several lanes only the first counts.
    """

    code: str
    title: str
    columns: tuple[str, ...]
    counts: Mapping[tuple[Step, str], int]


#: what the tables divide by → its name; the columns of the last three depend on the municipality
TABLES: Mapping[str, str] = {
    "where": gettext_noop("waar huishoudens zijn en hoe zij vertrokken"),
    "children": gettext_noop("met of zonder kinderen"),
    "repeat": gettext_noop("voor het eerst of opnieuw"),
    "sector": gettext_noop("soort achterstand van de eerste melding"),
    "landlord": gettext_noop("soort verhuurder van de eerste melding"),
    "lane": gettext_noop("weg waarlangs de woning gevaar loopt"),
}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "where": tuple(where for where in Where if where is not Where.MISTAKE),
    "children": tuple(Children),
    "repeat": ("first", "again"),
}


@dataclass(frozen=True, slots=True)
class Outside:
    """The tables that leave, the name of each row, and the stages of the drawing."""

    made: Together
    titles: Mapping[str, str]
    stages: tuple[Stage, ...]


def leaving(tables: Sequence[Divided], *, small: int = SMALL) -> Outside | None:
    """What may leave of these tables, the first of which says where households are.

    None when there are too few households to say anything. Raises NotTogether for tables that do
    not count the same households.
    """
    totals: dict[str, int] = {}
    for (step, _column), number in tables[0].counts.items():
        totals[str(step.value)] = totals.get(str(step.value), 0) + number
    ladder = [[[str(step) for step in steps] for steps in way] for way in LADDER]
    groups = grouped(totals, ladder, small=small)
    if not groups:
        return None
    crossed = [_crossed(table, groups) for table in tables]
    made = together(["-".join(group) for group in groups], crossed, small=small)
    if made is None:
        return None
    titles = {"-".join(group): title_of(group) for group in groups}
    return Outside(made, titles, stages_shown(made, made.tables[0], titles))


def title_of(group: Sequence[str]) -> str:
    """The name of some steps together, in Dutch."""
    if len(group) == 1:
        return f"stap {group[0]}: {Step(int(group[0])).dutch}"
    between = "en" if len(group) == 2 else "tot en met"
    return f"stap {group[0]} {between} {group[-1]}"


def _crossed(table: Divided, groups: Sequence[Sequence[str]]) -> Crossed:
    row_of = {step: "-".join(group) for group in groups for step in group}
    counts: dict[tuple[str, str], int] = {}
    for (step, column), number in table.counts.items():
        cell = row_of[str(step.value)], column
        counts[cell] = counts.get(cell, 0) + number
    return Crossed(table.title, table.code, table.columns, counts)
