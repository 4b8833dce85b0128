# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done about housing."""

from __future__ import annotations

from woonzeker.housing.services.day import (
    arrange_for_day,
    not_arranged_after_all,
    note_household_for_day,
    take_lead,
)
from woonzeker.housing.services.following import follow_day_and_goods
from woonzeker.housing.services.goods import (
    add_goods_item,
    give_copy,
    list_goods,
    store_goods,
    strike_goods_item,
    warn_owner,
)
from woonzeker.housing.services.goods_items import (
    ask_goods_back,
    destroy,
    give_away,
    give_back,
    sell,
    set_goods_apart,
    sign_goods_gone,
    wish_goods_gone,
)
from woonzeker.housing.services.goods_money import enter_cost, enter_recovery, strike_amount
from woonzeker.housing.services.goods_undoing import undo_goods

__all__ = [
    "add_goods_item",
    "arrange_for_day",
    "ask_goods_back",
    "destroy",
    "enter_cost",
    "enter_recovery",
    "follow_day_and_goods",
    "give_away",
    "give_back",
    "give_copy",
    "list_goods",
    "not_arranged_after_all",
    "note_household_for_day",
    "sell",
    "set_goods_apart",
    "sign_goods_gone",
    "store_goods",
    "strike_amount",
    "strike_goods_item",
    "take_lead",
    "undo_goods",
    "warn_owner",
    "wish_goods_gone",
]
