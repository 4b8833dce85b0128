# SPDX-License-Identifier: EUPL-1.2
"""Tables of housing."""

from __future__ import annotations

from woonzeker.housing.models.day import EvictionPlan, PlanItem
from woonzeker.housing.models.goods import (
    GoodsCost,
    GoodsEvent,
    GoodsItem,
    GoodsRecovery,
    GoodsSale,
    StoredGoods,
)

__all__ = [
    "EvictionPlan",
    "GoodsCost",
    "GoodsEvent",
    "GoodsItem",
    "GoodsRecovery",
    "GoodsSale",
    "PlanItem",
    "StoredGoods",
]
