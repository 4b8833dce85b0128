# SPDX-License-Identifier: EUPL-1.2
"""How it stands with the day and the goods of a case in a few words, for the page of the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from woonzeker.access import clock
from woonzeker.access.actions import look
from woonzeker.access.actors import Actor
from woonzeker.access.policy import DataClass
from woonzeker.access.veil import Of, of
from woonzeker.housing.rules.day import has_place, missing
from woonzeker.housing.selectors.day import MAY_SEE_DAY, bailiff_comes, day_of, picture_of
from woonzeker.housing.selectors.goods import goods_of


@of(DataClass.PROCESS)
@dataclass(frozen=True, slots=True)
class DayCard:
    """The day, how much is missing for it, whether there is a place; and whether goods lie here."""

    case: UUID
    eviction_on: Annotated[date | None, Of(DataClass.COURT)]
    by_bailiff: Annotated[bool | None, Of(DataClass.COURT)]
    missing: int
    late: int
    has_place: bool | None
    #: none, lie here, or were kept and are gone
    goods: str


@look("housing.day_card", may_if=MAY_SEE_DAY, basis="Wgs art. 2; Wmo 2015", about="case")
def day_card(*, actor: Actor, case: UUID) -> DayCard:
    """See in a few words how it stands with the day of an eviction and the goods."""
    eviction_on, kept = day_of(case), goods_of(case)
    goods = "" if kept is None else "gone" if kept.closed_on else "here"
    if eviction_on is None:
        return DayCard(case, None, None, 0, 0, None, goods)
    picture = picture_of(case, eviction_on)
    waiting = missing(picture.lines(on=clock.today()))
    late = sum(line.is_late for line in waiting)
    there, bailiff = has_place(picture.plan), bailiff_comes(case)
    return DayCard(case, eviction_on, bailiff, len(waiting), late, there, goods)
