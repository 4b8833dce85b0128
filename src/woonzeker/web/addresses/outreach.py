# SPDX-License-Identifier: EUPL-1.2
"""Addresses of contact, letters, messages and peer experts."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import Rule, acts, either, form, get, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "outreach:record_contact": form(
        acts(
            "cases.overview",
            "outreach.address_check",
            "outreach.contacts",
            "outreach.record_contact",
        ),
        acts("outreach.record_contact"),
    ),
    "outreach:seek": get(acts("cases.overview", "outreach.next_contact", "outreach.reach_by_way")),
    "outreach:deviate": post(acts("outreach.deviate")),
    "outreach:record_wish": post(acts("outreach.record_wish")),
    "outreach:end_wish": post(acts("outreach.end_wish")),
    "outreach:ladders": get(acts("outreach.ladders")),
    "outreach:change_ladder": form(acts("outreach.decide_ladder")),
    "outreach:change_weeks": form(acts("outreach.decide_ladder")),
    "outreach:message": form(
        acts("outreach.message_form", "outreach.messages"), acts("outreach.write_message")
    ),
    "outreach:check_address": post(acts("outreach.check_address")),
    "outreach:peers": get(either("outreach.peer_desk", "outreach.ask_peer", "outreach.peer_hours")),
    "outreach:ask_peer": form(
        acts("outreach.peer_requests", "outreach.ask_peer"), acts("outreach.ask_peer")
    ),
    "outreach:take_peer": post(acts("outreach.take_peer_request")),
    "outreach:give_back": post(acts("outreach.give_back_peer_request")),
    "outreach:peer_report": post(acts("outreach.report_peer_visit")),
    "outreach:withdraw": post(acts("outreach.withdraw_peer_request")),
    "outreach:note_hours": post(acts("outreach.note_hours")),
    "outreach:strike_hours": post(acts("outreach.strike_hours")),
    "outreach:approve_hours": post(acts("outreach.approve_hours")),
    "outreach:hours_csv": get(acts("outreach.peer_hours_sheet")),
    "outreach:case_letters": form(
        acts("cases.overview", "outreach.letters"),
        acts("outreach.make_letter", "outreach.letter_choices"),
    ),
    "outreach:letter_page": get(acts("outreach.letter_page")),
    "outreach:post_letter": post(acts("outreach.post_letter")),
    "outreach:withdraw_letter": post(acts("outreach.withdraw_letter")),
    "outreach:letter_texts": get(acts("outreach.letter_texts")),
    "outreach:letter_text": form(acts("outreach.letter_text"), acts("outreach.decide_letter_text")),
    "outreach:letter_preview": form(
        acts("outreach.letter_text"), acts("outreach.decide_letter_text")
    ),
    "outreach:confirm_letter_text": post(acts("outreach.confirm_letter_text")),
    "outreach:letter_policy": form(acts("organisations.decide_policy")),
    "outreach:print_runs": form(
        acts("outreach.print_runs"), acts("outreach.print_runs", "outreach.make_run")
    ),
    "outreach:print_run": get(acts("outreach.print_run")),
    "outreach:release_run": post(acts("outreach.release_run")),
    "outreach:drop_letters": post(acts("outreach.drop_letters")),
    "outreach:withdraw_run": post(acts("outreach.withdraw_run")),
    "outreach:post_run": post(acts("outreach.post_run")),
    "outreach:take_run": get(acts("outreach.print_run", "outreach.take_run", "exports.take")),
    "outreach:manifest": get(acts("outreach.print_manifest")),
    "outreach:returned": form(acts("outreach.book_return")),
    "outreach:leaks": get(acts("outreach.leaks")),
    "outreach:leak": get(acts("outreach.leak")),
    "outreach:assess_leak": post(acts("outreach.assess_leak")),
    "outreach:report_leak": post(acts("outreach.report_leak")),
    "outreach:inform_person": post(acts("outreach.inform_person")),
    "outreach:close_leak": post(acts("outreach.close_leak")),
}
