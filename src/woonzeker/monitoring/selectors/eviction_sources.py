# SPDX-License-Identifier: EUPL-1.2
"""What other rooms know of homes lost and of where people went, asked for many cases at once.

A room that comes to know it adds itself; until then the answer is that nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from woonzeker.housing.selectors import aftercare_of
from woonzeker.monitoring.rules.evictions import After, Ending, Reason


@dataclass(frozen=True, slots=True)
class OtherLoss:
    """A home that was lost outside a court track: an agreement that ended, a forced sale."""

    case: UUID
    on: date
    ending: Ending
    landlord: str = ""
    reason: Reason = Reason.OTHER


#: of a year, every home that another room knows was lost
LOSSES: list[Callable[[int], Collection[OtherLoss]]] = []
#: where somebody is on the day a home was lost, by the code of it → how that counts
_AFTER: Mapping[str, After] = {
    **dict.fromkeys(("rough", "night_shelter", "non_conventional"), After.HOMELESS),
    **dict.fromkeys(
        ("shelter", "womens_shelter", "migrant_centre", "institution", "supported", "with_others"),
        After.SHELTER,
    ),
    **dict.fromkeys(("own_home", "home_of_others", "unfit", "overcrowded"), After.HOUSED),
}
_ON_THE_DAY = "day"
#: of these cases the reason of the closing of a home, where it is known
CLOSED_FOR: list[Callable[[Collection[UUID]], Mapping[UUID, Reason]]] = []


def other_losses(year: int) -> list[OtherLoss]:
    """What other rooms know was lost in a year."""
    return [loss for each in LOSSES for loss in each(year)]


def afterwards(cases: Collection[UUID]) -> dict[UUID, After]:
    """Where households were on the day itself, as far as somebody noted it."""
    return {
        case: _AFTER.get(position.where.value, After.UNKNOWN)
        for case, found in aftercare_of(cases).items()
        for position in found.positions
        if position.moment.code == _ON_THE_DAY
    }


def closed_for(cases: Collection[UUID]) -> dict[UUID, Reason]:
    """Why homes were closed, as far as a room knows."""
    return {case: reason for each in CLOSED_FOR for case, reason in each(cases).items()}
