# SPDX-License-Identifier: EUPL-1.2
"""What other rooms know of homes lost and of where people went, asked for many cases at once.

A room that comes to know it adds itself; until then the answer is that nobody knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

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
#: where the households of these cases were right after they lost their home
AFTERWARDS: list[Callable[[Collection[UUID]], Mapping[UUID, After]]] = []
#: of these cases the reason of the closing of a home, where it is known
CLOSED_FOR: list[Callable[[Collection[UUID]], Mapping[UUID, Reason]]] = []


def other_losses(year: int) -> list[OtherLoss]:
    """What other rooms know was lost in a year."""
    return [loss for each in LOSSES for loss in each(year)]


def afterwards(cases: Collection[UUID]) -> dict[UUID, After]:
    """Where households were right after, as far as a room knows."""
    return {case: where for each in AFTERWARDS for case, where in each(cases).items()}


def closed_for(cases: Collection[UUID]) -> dict[UUID, Reason]:
    """Why homes were closed, as far as a room knows."""
    return {case: reason for each in CLOSED_FOR for case, reason in each(cases).items()}
