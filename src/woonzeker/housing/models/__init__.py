# SPDX-License-Identifier: EUPL-1.2
"""The tables of the day, goods, places, agreements and a roof after it."""

from __future__ import annotations

from woonzeker.housing.models.lists import ListedName, StatementStep
from woonzeker.housing.models.living import (
    Agreement,
    AgreementSignature,
    Breach,
    BreachStep,
    BreachTelling,
    ConditionLook,
    OwnNameStep,
)
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
    "Agreement",
    "AgreementSignature",
    "Breach",
    "BreachStep",
    "BreachTelling",
    "ConditionLook",
    "ContractWanted",
    "HomeFound",
    "ListedName",
    "Noted",
    "OwnNameStep",
    "PartStanding",
    "RegisteredAt",
    "StatementStep",
    "UrgencyStep",
    "WhereReading",
]
