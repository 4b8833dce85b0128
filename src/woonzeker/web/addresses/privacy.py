# SPDX-License-Identifier: EUPL-1.2
"""Addresses of keeping and forgetting, residents' rights and who looks."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, either, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "retention:terms": get(acts("retention.terms")),
    "retention:change_terms": form(acts("retention.terms", "organisations.decide_policy")),
    "retention:preview": get(acts("retention.preview")),
    "retention:propose": post(acts("retention.propose_run")),
    "retention:approve_run": post(acts("retention.approve_run")),
    "retention:refuse_run": post(acts("retention.refuse_run")),
    "retention:erasures": get(acts("retention.erasures")),
    "retention:ask": post(acts("retention.ask_erasure")),
    "retention:approve": post(acts("retention.approve_erasure")),
    "retention:refuse": post(acts("retention.refuse_erasure")),
    "retention:hold": post(acts("retention.set_hold")),
    "retention:end_hold": post(acts("retention.end_hold")),
    "privacy:start": get(either("privacy.findings", "privacy.glass", "privacy.requests")),
    "privacy:findings": get(acts("privacy.findings")),
    "privacy:finding": get(acts("privacy.finding")),
    "privacy:judge_finding": post(acts("privacy.judge_finding")),
    "privacy:glass": get(acts("privacy.glass")),
    "privacy:judge_glass": post(acts("privacy.judge_glass")),
    "privacy:logs": get(acts("privacy.logs")),
    "privacy:famous_names": get(acts("privacy.famous_names")),
    "privacy:add_famous": post(acts("privacy.add_famous_name")),
    "privacy:remove_famous": post(acts("privacy.remove_famous_name")),
    "privacy:own_addresses": form(
        acts("privacy.own_addresses"), acts("privacy.own_addresses", "privacy.declare_address")
    ),
    "privacy:withdraw_address": post(acts("privacy.withdraw_address")),
    "privacy:requests": get(acts("privacy.requests")),
    "privacy:new_request": form(acts("privacy.take_request")),
    "privacy:request": get(acts("privacy.request")),
    "privacy:identify": post(acts("privacy.request", "privacy.identify")),
    "privacy:find": post(acts("privacy.request", "privacy.find_person")),
    "privacy:point_out": post(acts("privacy.request", "privacy.point_out")),
    "privacy:extend": post(acts("privacy.request", "privacy.extend")),
    "privacy:answer": post(acts("privacy.request", "privacy.answer_request")),
    "privacy:overview_pdf": get(acts("privacy.overview", "privacy.overview_made")),
    "privacy:overview_json": get(acts("privacy.overview", "privacy.overview_made")),
    "privacy:new_leak": form(acts("outreach.note_leak")),
    "privacy:leak_file": get(acts("privacy.leak_file", "outreach.leak")),
    "privacy:describe": post(acts("privacy.describe_leak")),
    "privacy:find_reached": post(acts("privacy.find_reached")),
    "privacy:leak_names": get(acts("privacy.leak_names")),
    "privacy:leak_pdf": get(acts("privacy.leak_pack")),
    "privacy:leak_json": get(acts("privacy.leak_pack")),
}
