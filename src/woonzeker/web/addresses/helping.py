# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the conversation, the money of a household and who else helps."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "help:talk": form(acts("help.talks", "help.save_talk")),
    "help:children": post(acts("help.note_children")),
    "help:others": get(acts("help.others")),
    "help:refer": post(acts("help.refer")),
    "help:referral_news": post(acts("help.referral_news")),
    "help:offer_support": post(acts("help.offer_support")),
    "help:note_wrong": post(acts("help.note_wrong")),
    "help:follow_wrong": post(acts("help.follow_wrong")),
    "help:landlord": post(acts("help.landlord_consent")),
    "help:alarm": form(acts("help.find_resident", "help.raise_alarm")),
    "help:worries": get(acts("help.worries")),
    "help:new_worry": form(acts("help.note_worry")),
    "help:worry": get(acts("help.worry")),
    "help:answer_worry": post(acts("help.answer_worry")),
    "help:judge_worry": post(acts("help.judge_worry")),
    "help:close_worry": post(acts("help.close_worry")),
    "help:money": get(acts("help.money")),
    "help:begin_arranging": post(acts("cases.begin_arranging")),
    "help:end_arranging": post(acts("cases.end_arranging")),
    "help:overview": form(acts("help.money", "help.save_overview")),
    "help:rights": form(acts("help.rights", "help.check_rights")),
    "help:note_debt": form(acts("help.note_debt")),
    "help:take_over_debts": post(acts("help.take_over_debts")),
    "help:propose": form(acts("help.money", "help.propose")),
    "help:debt": form(acts("help.debt", "help.change_debt")),
    "help:arrangement": get(acts("help.arrangement")),
    "help:hear": post(acts("help.hear_creditor")),
    "help:start_arrangement": post(acts("help.start_arrangement")),
    "help:note_payment": post(acts("help.note_payment")),
    "help:undo_payment": post(acts("help.undo_payment")),
    "help:postpone": post(acts("help.postpone")),
    "help:pause_arrangement": post(acts("help.pause_arrangement")),
    "help:resume_arrangement": post(acts("help.resume_arrangement")),
    "help:lower_arrangement": post(acts("help.lower_arrangement")),
    "help:end_arrangement": post(acts("help.end_arrangement")),
    "help:ask_budget": form(acts("help.ask_budget")),
    "help:budget_ledger": get(acts("help.budget_ledger")),
    "help:budget": get(acts("help.budget")),
    "help:decide_budget": post(acts("help.decide_budget")),
    "help:pay_budget": post(acts("help.pay_budget")),
    "help:note_effect": post(acts("help.note_effect")),
    "help:withdraw_budget": post(acts("help.withdraw_budget")),
    "help:ways": get(acts("help.wayfinder")),
    "help:add_way": form(acts("help.add_way")),
    "help:way": form(acts("help.way", "help.change_way")),
    "help:end_way": post(acts("help.end_way")),
}
