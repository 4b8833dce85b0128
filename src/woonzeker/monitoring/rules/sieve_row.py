# SPDX-License-Identifier: EUPL-1.2
"""The row of a household as flat values, one for each column, and back. Pure.

Beside what the row says stands what is asked of it: where it is, whether it is a repeat and leaks,
and the days of each stay that ended, so that a page counts in the database without reading rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from woonzeker.monitoring.rules.sieve import CaseFacts, Children, Passage
from woonzeker.process import Exit, Status, Step

#: what of a row stands in one value by itself, as it is
_PLAIN = (
    "entered_on", "since", "left_on", "times", "last_contact_on", "sank_on", "home_lost_on",
)  # fmt: skip
#: what a row means: raise it when that changes, and all rows are made again in the night
RULES = 1
#: columns that follow from the others: for counting and for filters alone
DERIVED = ("place", "repeat", "leaks")


def reached_column(step: Step) -> str:
    """The column with the day on which a household came to a step."""
    return f"step_{step.value}_on"


def days_column(step: Step) -> str:
    """The column with the days of a stay that ended; empty while it goes on."""
    return f"days_{step.value}"


#: the columns by step, in the order of the sieve
REACHED_COLUMNS = tuple(map(reached_column, Step))
DAYS_COLUMNS = tuple(map(days_column, Step))


def flat(row: Passage) -> dict[str, Any]:
    """The value of every column. Days of a stay that goes on stand apart in `carried_days`: a
    household that came back was at this step before, and that stay has no length yet."""
    reached, ended = dict(row.reached), dict(row.ended_stays)
    facts = row.facts
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "began": row.began.value,
        "step": row.step.value,
        "status": row.status.value,
        "result": row.left.value if row.left else "",
        "sank_from": row.sank_from.value if row.sank_from else None,
        "carried_days": sum(days for step, days in row.days if step not in ended),
        **{reached_column(step): reached.get(step) for step in Step},
        **{days_column(step): ended.get(step) for step in Step},
        "lanes": list(facts.lanes),
        "sector": facts.sector,
        "landlord": facts.landlord,
        "children": facts.children.value,
        "known_before": facts.known_before,
        "place": row.where.value,
        "repeat": row.repeat,
        "leaks": row.leaks,
    }


def passage_of(values: Mapping[str, Any]) -> Passage:
    """The row of its columns; what follows from others is not read."""
    step = Step(values["step"])
    reached = ((each, values[reached_column(each)]) for each in Step)
    sank_from = values["sank_from"]
    return Passage(
        **{name: values[name] for name in _PLAIN},
        began=Step(values["began"]),
        step=step,
        status=Status(values["status"]),
        left=Exit(values["result"]) if values["result"] else None,
        sank_from=Step(sank_from) if sank_from is not None else None,
        reached=tuple((each, day) for each, day in reached if isinstance(day, date)),
        days=_days(values, step),
        facts=CaseFacts(
            tuple(values["lanes"]),
            values["sector"],
            values["landlord"],
            Children(values["children"]),
            values["known_before"],
        ),
    )


def _days(values: Mapping[str, Any], step: Step) -> tuple[tuple[Step, int], ...]:
    days = {each: values[days_column(each)] for each in Step}
    found = {each: number for each, number in days.items() if number is not None}
    if not values["result"] and values["carried_days"]:
        found[step] = values["carried_days"]
    return tuple(sorted(found.items()))


def steady(kept: CaseFacts, fresh: CaseFacts) -> CaseFacts:
    """What is known by now, where what was known before does not go with the rows it came from.

    The first report and an earlier case may be erased by their term; that they were there is what
    a year that is over was counted by. Lanes and children are of today.
    """
    reported = bool(kept.sector)
    return CaseFacts(
        lanes=fresh.lanes,
        sector=kept.sector if reported else fresh.sector,
        landlord=(kept.landlord if reported else "") or fresh.landlord,
        children=kept.children if fresh.children is Children.UNKNOWN else fresh.children,
        known_before=kept.known_before or fresh.known_before,
    )
