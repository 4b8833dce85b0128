# SPDX-License-Identifier: EUPL-1.2
"""The tables of the day, goods, places, agreements and a roof after it."""

from __future__ import annotations

from woonzeker.housing.models.lists import ListedName, StatementStep
from woonzeker.housing.models.roof import (
    ContractWanted,
    HomeFound,
    Noted,
    PartStanding,
    RegisteredAt,
    UrgencyStep,
    WhereReading,
)

__all__ = [
    "ContractWanted",
    "HomeFound",
    "ListedName",
    "Noted",
    "PartStanding",
    "RegisteredAt",
    "StatementStep",
    "UrgencyStep",
    "WhereReading",
]
