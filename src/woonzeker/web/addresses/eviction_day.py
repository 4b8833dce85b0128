# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the day of an eviction and goods."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "housing:day": get(acts("housing.day")),
    "housing:day_lead": form(acts("housing.day", "housing.take_lead")),
    "housing:day_arrange": form(acts("housing.day", "housing.arrange_for_day")),
    "housing:day_not": post(acts("housing.not_arranged_after_all")),
    "housing:day_answer": post(acts("housing.note_household_for_day")),
    "housing:day_paper": get(acts("housing.day_paper")),
    "housing:goods_ripe": get(acts("housing.goods_ripe")),
    "housing:goods": get(acts("housing.goods")),
    "housing:store_goods": form(acts("housing.store_goods")),
    "housing:goods_list": form(
        acts("housing.goods", "housing.store_goods"),
        acts("housing.goods", "housing.store_goods", "housing.add_goods_item"),
    ),
    "housing:goods_step": post(
        acts("housing.goods", "housing.list_goods", "housing.give_copy", "housing.warn_owner")
    ),
    "housing:goods_move": post(
        acts(
            "housing.goods", "housing.give_back", "housing.ask_goods_back",
            "housing.set_goods_apart",
        )
    ),
    "housing:undo_goods": post(acts("housing.goods", "housing.undo_goods")),
    "housing:goods_costs": form(
        acts("housing.goods_money"),
        acts("housing.goods_money", "housing.enter_cost", "housing.enter_recovery"),
    ),
    "housing:strike_amount": post(acts("housing.goods_money", "housing.strike_amount")),
    "housing:goods_paper": get(acts("housing.goods_paper")),
    "housing:goods_item": get(acts("housing.goods_line")),
    "housing:goods_photo": get(acts("housing.goods_photo")),
    "housing:strike_goods_item": post(acts("housing.strike_goods_item")),
    "housing:wish_goods_gone": post(acts("housing.goods_line", "housing.wish_goods_gone")),
    "housing:sign_goods_gone": post(acts("housing.sign_goods_gone")),
    "housing:goods_gone": post(
        acts("housing.goods_line", "housing.sell", "housing.give_away", "housing.destroy")
    ),
}  # fmt: skip
