# SPDX-License-Identifier: EUPL-1.2
"""What left of a year as it is kept and shown: words and rounded numbers, nothing else. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from woonzeker.matching.linkage.wording import gettext_noop
from woonzeker.monitoring.rules.evictions import (
    AFTER_WORDS,
    ENDING_WORDS,
    LANDLORDS,
    NOT_LOST,
    OUTCOMES,
    REASON_WORDS,
)
from woonzeker.monitoring.rules.evictions_outside import part_words
from woonzeker.monitoring.rules.evictions_year import CHILDREN_WORDS
from woonzeker.monitoring.rules.flow import Side, Stage
from woonzeker.monitoring.rules.sieve import WHERE_WORDS, Where
from woonzeker.monitoring.rules.sieve_asked import LANES
from woonzeker.monitoring.rules.sieve_outside import TABLES, Outside
from woonzeker.monitoring.rules.suppression import Shown, Together
from woonzeker.process import Step

#: a median leaves only of so many stays: of fewer it may be the stay of somebody who is known
ENOUGH_STAYS = 100
NONE = "none"
_LANDLORDS = {kind or NONE: words for kind, (words, _path) in LANDLORDS.items()}
_OUTCOMES = {code.value: words for code, (words, _path) in OUTCOMES.items()}
#: a way to divide → the name of the table, and the words of its columns
_COLUMNS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "where": (TABLES["where"], {str(code): words for code, words in WHERE_WORDS.items()}),
    "children": (TABLES["children"], {str(code): w for code, w in CHILDREN_WORDS.items()}),
    "repeat": (
        TABLES["repeat"],
        {"first": gettext_noop("voor het eerst"), "again": gettext_noop("opnieuw")},
    ),
    "sector": (TABLES["sector"], {NONE: gettext_noop("door niemand gemeld")}),
    "landlord": (TABLES["landlord"], _LANDLORDS),
    "lane": (TABLES["lane"], LANES),
    "ending": (
        gettext_noop("hoe de woning verloren ging"),
        {str(code): words for code, words in ENDING_WORDS.items()},
    ),
    "reason": (
        gettext_noop("hoofdreden"),
        {str(code): words for code, words in REASON_WORDS.items()},
    ),
    "after": (
        gettext_noop("waar mensen daarna waren"),
        {str(code): words for code, words in AFTER_WORDS.items()},
    ),
    "default": (
        gettext_noop("of er iemand op de zitting was"),
        {
            "default": gettext_noop("bij verstek"),
            "contested": gettext_noop("er kwam iemand"),
            "unknown": gettext_noop("niet bekend"),
        },
    ),
    "outcome": (
        gettext_noop("wat ervan kwam"),
        {
            **_OUTCOMES,
            **{code.value: words for code, words in NOT_LOST.items()},
            NONE: gettext_noop("geen ontbinding"),
        },
    ),
}


def account_of_sieve(
    found: Outside | None, sectors: Mapping[str, str], medians: Mapping[Step, int]
) -> dict[str, Any]:
    """The sieve of a year as it leaves; empty when there are too few to say anything."""
    if found is None:
        return {}
    told = _told(found.made, found.titles, {"sector": sectors})
    stages = [
        {
            "code": stage.code,
            "title": stage.title,
            "came": stage.came,
            "onward": stage.onward,
            "sides": [[side.where.value, side.number] for side in stage.sides],
        }
        for stage in found.stages
    ]
    steps = [{"step": f"{s.value}. {s.dutch}", "days": days} for s, days in medians.items()]
    return {**told, "stages": stages, "medians": steps}


def account_of(found: Together | None) -> dict[str, Any]:
    """Homes lost or judgments of a year as they leave; empty when too few."""
    if found is None:
        return {}
    return _told(found, {row: part_words(row) for row in found.rows}, {})


def stages_kept(account: Mapping[str, Any]) -> tuple[Stage, ...]:
    """The stages of the drawing, read back from what is kept."""
    return tuple(
        Stage(
            each["code"],
            each["title"],
            each["came"],
            None,
            each["onward"],
            tuple(Side(Where(where), number) for where, number in each["sides"]),
        )
        for each in account.get("stages", ())
    )


def lines_of(account: Mapping[str, Any]) -> list[tuple[str, str, str, int | None]]:
    """Every number of an account for a file: table, row, column, number or None."""
    found: list[tuple[str, str, str, int | None]] = []
    for table in account.get("tables", ()):
        titles = [column["words"] for column in table["columns"]]
        for row, cells in zip(account["rows"], table["cells"], strict=True):
            found += [
                (table["title"], row["title"], title, cell)
                for title, cell in zip(titles, cells, strict=True)
                if cell != NONE
            ]
            found.append((table["title"], row["title"], "", row["total"]))
        found += [(table["title"], "", each["words"], each["total"]) for each in table["columns"]]
    return found


def _told(
    made: Together, titles: Mapping[str, str], more: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    return {
        "total": made.total,
        "rows": [{"title": titles[row], "total": made.of_rows[row]} for row in made.rows],
        "tables": [_table(made.rows, table, more) for table in made.tables],
    }


def _table(
    rows: Sequence[str], table: Shown, more: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """One table; a cell in which nobody can be has a word and no number."""
    title, words = _COLUMNS[table.of_columns]
    words = {**words, **more.get(table.of_columns, {})}
    return {
        "code": table.of_columns,
        "title": title,
        "columns": [
            {"words": words[column], "total": table.of_columns_total[column]}
            for column in table.columns
        ],
        "cells": [
            [table.cells.get((row, column), NONE) for column in table.columns] for row in rows
        ],
    }
