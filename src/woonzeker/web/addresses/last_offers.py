# SPDX-License-Identifier: EUPL-1.2
"""Addresses of moratorium, debt settlement and bewind."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "organisations:last_offers_policy": form(
        acts("organisations.policy_numbers"), acts("organisations.decide_numbers")
    ),
    "legal:last_offers": get(acts("legal.last_offers")),
    "legal:make_last_offer": post(acts("legal.make_last_offer")),
    "legal:new_settlement": form(acts("legal.follow_settlement")),
    "legal:settlement": get(acts("legal.settlement")),
    "legal:change_settlement": post(acts("legal.change_settlement")),
    "legal:answer_settlement": post(acts("legal.answer_settlement")),
    "legal:recall_settlement": post(acts("legal.recall_settlement")),
    "legal:new_moratorium": form(acts("legal.prepare_moratorium")),
    "legal:moratorium": get(acts("legal.moratorium")),
    "legal:change_moratorium": post(acts("legal.change_moratorium")),
    "legal:note_papers": post(acts("legal.note_papers")),
    "legal:send_moratorium": post(acts("legal.send_moratorium")),
    "legal:decide_moratorium": post(acts("legal.decide_moratorium")),
    "legal:look_at_rent": post(acts("legal.look_at_rent")),
    "legal:end_moratorium": post(acts("legal.end_moratorium")),
    "legal:report_moratorium": post(acts("legal.report_moratorium")),
    "legal:take_back_moratorium": post(acts("legal.undo_moratorium")),
    "legal:moratorium_pack": get(acts("legal.moratorium_pack")),
    "legal:moratorium_report": get(acts("legal.moratorium_report")),
    "legal:new_bewind": form(acts("legal.wish_bewind")),
    "legal:bewind": get(acts("legal.bewind")),
    "legal:change_wish": post(acts("legal.change_wish")),
    "legal:begin_bewind": post(acts("legal.begin_bewind")),
    "legal:note_advice": post(acts("legal.note_advice")),
    "legal:evaluate_bewind": post(acts("legal.evaluate_bewind")),
    "legal:resident_wants_out": post(acts("legal.resident_wants_out")),
    "legal:end_bewind": post(acts("legal.end_bewind")),
    "legal:take_back_bewind": post(acts("legal.take_back_bewind")),
    "legal:bewind_list": get(acts("legal.bewind_list")),
    "legal:bewind_part": form(acts("legal.bewind_list", "legal.keep_bewind_list")),
    "legal:put_bewind_before": post(acts("legal.put_bewind_before")),
    "legal:sign_bewind": form(acts("legal.bewind_list", "legal.sign_bewind")),
    "legal:send_bewind": post(acts("legal.send_bewind")),
    "legal:decide_bewind": post(acts("legal.decide_bewind")),
    "legal:withdraw_bewind_list": post(acts("legal.withdraw_bewind_list")),
    "legal:sign_bewind_again": post(acts("legal.sign_bewind_again")),
    "legal:undo_bewind_decision": post(acts("legal.undo_bewind_decision")),
    "legal:bewind_pack": get(acts("legal.bewind_pack")),
}
