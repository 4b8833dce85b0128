# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done about housing."""

from __future__ import annotations

from woonzeker.housing.services.day import (
    arrange_for_day,
    not_arranged_after_all,
    note_household_for_day,
    take_lead,
)
from woonzeker.housing.services.following import (
    follow_day_and_goods,
)
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
from woonzeker.housing.services.goods_money import (
    enter_cost,
    enter_recovery,
    strike_amount,
)
from woonzeker.housing.services.goods_undoing import (
    undo_goods,
)
from woonzeker.housing.services.lists import (
    move_listing,
    move_statement,
    note_listing,
    note_statement,
    write_objection,
)
from woonzeker.housing.services.noting import (
    recall_note,
)
from woonzeker.housing.services.places import (
    MOST_AT_ONCE,
    NewPlace,
    add_place,
    close_place,
)
from woonzeker.housing.services.regions import (
    begin_region,
    leave_region,
    let_into_region,
    share_waiting,
)
from woonzeker.housing.services.roof import (
    end_registration,
    home_found,
    move_urgency,
    note_part,
    note_registration,
    note_where,
    want_contract,
)
from woonzeker.housing.services.roof_following import (
    follow_roof,
)
from woonzeker.housing.services.roof_policy import (
    decide_roof,
)
from woonzeker.housing.services.stays import (
    Wanted,
    book,
    cancel_stay,
    end_stay,
)
from woonzeker.housing.services.waiting import (
    leave_waiting,
    pass_over,
    wait_for_place,
)

__all__ = [
    "MOST_AT_ONCE",
    "NewPlace",
    "Wanted",
    "add_goods_item",
    "add_place",
    "arrange_for_day",
    "ask_goods_back",
    "begin_region",
    "book",
    "cancel_stay",
    "close_place",
    "decide_roof",
    "destroy",
    "end_registration",
    "end_stay",
    "enter_cost",
    "enter_recovery",
    "follow_day_and_goods",
    "follow_roof",
    "give_away",
    "give_back",
    "give_copy",
    "home_found",
    "leave_region",
    "leave_waiting",
    "let_into_region",
    "list_goods",
    "move_listing",
    "move_statement",
    "move_urgency",
    "not_arranged_after_all",
    "note_household_for_day",
    "note_listing",
    "note_part",
    "note_registration",
    "note_statement",
    "note_where",
    "pass_over",
    "recall_note",
    "sell",
    "set_goods_apart",
    "share_waiting",
    "sign_goods_gone",
    "store_goods",
    "strike_amount",
    "strike_goods_item",
    "take_lead",
    "undo_goods",
    "wait_for_place",
    "want_contract",
    "warn_owner",
    "wish_goods_gone",
    "write_objection",
]
