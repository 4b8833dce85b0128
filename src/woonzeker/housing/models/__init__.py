# SPDX-License-Identifier: EUPL-1.2
"""The tables of the day, goods, places, agreements and a roof after it."""

from __future__ import annotations

from woonzeker.housing.models.day import (
    EvictionPlan,
    PlanItem,
)
from woonzeker.housing.models.goods import (
    GoodsCost,
    GoodsEvent,
    GoodsItem,
    GoodsRecovery,
    GoodsSale,
    StoredGoods,
)
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
from woonzeker.housing.models.places import (
    MOST_BEDS,
    ONCE_A_NIGHT,
    LeftWaiting,
    PassedOver,
    Place,
    Region,
    RegionMember,
    Stay,
    StayOf,
    Waits,
    WaitShared,
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
    "MOST_BEDS",
    "ONCE_A_NIGHT",
    "Agreement",
    "AgreementSignature",
    "Breach",
    "BreachStep",
    "BreachTelling",
    "ConditionLook",
    "ContractWanted",
    "EvictionPlan",
    "GoodsCost",
    "GoodsEvent",
    "GoodsItem",
    "GoodsRecovery",
    "GoodsSale",
    "HomeFound",
    "LeftWaiting",
    "ListedName",
    "Noted",
    "OwnNameStep",
    "PartStanding",
    "PassedOver",
    "Place",
    "PlanItem",
    "Region",
    "RegionMember",
    "RegisteredAt",
    "StatementStep",
    "Stay",
    "StayOf",
    "StoredGoods",
    "UrgencyStep",
    "WaitShared",
    "Waits",
    "WhereReading",
]
