# SPDX-License-Identifier: EUPL-1.2
"""Which legal terms the capacity will miss, if every next week had the same room.

New households are not counted in, so this is the least that will be missed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from woonzeker.planning.priority import place_in_line
from woonzeker.planning.routes.facts import Choice, MissedTerm, Tour, Wanted

#: how far ahead it looks; the longest term of a visit is four weeks
_WEEKS = 8


def terms_missed(
    wanted: Iterable[Wanted], choice: Choice, tours: Iterable[Tour]
) -> tuple[MissedTerm, ...]:
    """Terms that pass before the visit: in this week's plan, and in the weeks after it.

    In the order of the day on which they pass.
    """
    everybody = {each.case: each for each in wanted}
    visited = {stop.case: tour.crew.on for tour in tours for stop in tour.stops}
    waiting = [everybody[each.case] for each in choice.dropped]
    days = [*_late_this_week(everybody, visited), *_late_after(waiting, choice)]
    return tuple(sorted(days, key=lambda missed: (missed.due_on, missed.case)))


def _late_this_week(everybody: dict[str, Wanted], visited: dict[str, date]) -> Iterable[MissedTerm]:
    for case, on in visited.items():
        due = everybody[case].standing.due_on
        if due is not None and due < on:
            yield MissedTerm(case, due, on)


def _late_after(waiting: list[Wanted], choice: Choice) -> Iterable[MissedTerm]:
    """Let the line move up by one week's room at a time; the visit counts from that Monday on."""
    line = sorted(waiting, key=lambda each: place_in_line(each.standing))
    monday = _monday(choice)
    for place, each in enumerate(line):
        week = place // choice.room + 1 if choice.room else _WEEKS + 1
        reached = monday + timedelta(weeks=week) if monday and week <= _WEEKS else None
        due = each.standing.due_on
        if due is not None and (reached is None or due < reached):
            yield MissedTerm(each.case, due, reached)


def _monday(choice: Choice) -> date | None:
    if not choice.crews:
        return None
    first = min(crew.on for crew in choice.crews)
    return first - timedelta(days=first.weekday())
