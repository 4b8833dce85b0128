# SPDX-License-Identifier: EUPL-1.2
"""What the contact ladder and the household say about the next visit. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from woonzeker.planning.routes import DayPart

_ALL = frozenset(DayPart)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextVisit:
    """The next step with a household, as far as it bears on a plan of visits."""

    #: the next step is a visit of a worker
    visits: bool = False
    #: the next step is a visit of a peer expert, who chooses their own visits
    by_peer: bool = False
    #: when the ladder wants that visit
    parts: frozenset[DayPart] = _ALL
    #: when the household itself says that it can be reached
    wished: frozenset[DayPart] = _ALL
    #: not before this day
    from_on: date | None = None
    #: the step and its reason, in a sentence
    why: str = ""


def parts_to_ring(
    said: NextVisit | None,
    *,
    asked: str = "",
    working: frozenset[DayPart] = _ALL,
    crisis: bool = False,
    first: bool = False,
) -> frozenset[DayPart]:
    """The parts of the day in which somebody may ring.

    What somebody asked for this visit goes first. The part of the ladder gives way to another when
    nobody works then and it is the first visit or a crisis; the wish of the household only when
    their home is at stake.
    """
    if asked:
        return frozenset({DayPart(asked)})
    if said is None:
        return _ALL
    wanted = said.parts if said.visits else said.wished
    if wanted & working or not (first or crisis):
        return wanted
    return said.wished if said.wished & working or not crisis else _ALL
