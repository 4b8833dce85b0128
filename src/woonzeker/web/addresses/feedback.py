# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what goes back to partners: receipts, statements, answers, pauses."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import OPEN, Rule, acts, form, get, key, post, seat

TABLE: dict[str, Mapping[str, Rule]] = {
    "feedback:check": form(OPEN),
    "feedback:keys": get(OPEN),
    "feedback:keys_json": get(OPEN),
    "feedback:receipt": get(seat("feedback.receipt")),
    "feedback:receipt_pdf": get(seat("feedback.receipt")),
    "feedback:receipt_json": get(seat("feedback.receipt")),
    "feedback:state_delivered": get(seat("feedback.delivered_signal")),
    "feedback:state_report": form(
        seat("feedback.report_statement"),
        seat("feedback.report_statement", "feedback.state_report"),
    ),
    "feedback:statement": get(seat("feedback.own_statement")),
    "feedback:statement_pdf": get(seat("feedback.own_statement", "exports.take")),
    "feedback:statement_json": get(seat("feedback.own_statement", "exports.take")),
    "feedback:state_no_report": form(
        acts("feedback.people_of_case", "feedback.creditors_of_case"),
        acts(
            "feedback.people_of_case",
            "feedback.creditors_of_case",
            "feedback.state_no_report",
            "feedback.tell_reported",
        ),
    ),
    "feedback:no_report": get(acts("feedback.no_report_statement")),
    "feedback:no_report_pdf": get(acts("feedback.no_report_statement", "exports.take")),
    "feedback:no_report_json": get(acts("feedback.no_report_statement", "exports.take")),
    "feedback:releases": get(acts("feedback.releases")),
    "feedback:release": form(
        acts("feedback.release"), acts("feedback.release", "feedback.release_answer")
    ),
    "feedback:withhold": post(acts("feedback.withhold_answer")),
    "feedback:hand_over": post(acts("feedback.release", "feedback.hand_over_signal")),
    "feedback:grounds": form(
        acts("feedback.set_up"), acts("feedback.set_up", "feedback.decide_grounds")
    ),
    "feedback:hook": post(acts("feedback.set_webhook")),
    "feedback:stop_hook": post(acts("feedback.stop_webhook")),
    "feedback:informed": form(
        acts("feedback.card"), acts("feedback.card", "feedback.note_consent")
    ),
    "feedback:withdraw": post(acts("feedback.withdraw_consent")),
    "feedback:ask_pause": post(acts("feedback.ask_pause")),
    "feedback:end_pause": post(acts("feedback.end_pause")),
    "feedback:own_signals": get(seat("feedback.own_part", "feedback.count_own")),
    "feedback:answer_pause": post(seat("feedback.answer_pause")),
    "api-v1:own_signals": get(key("feedback.own_changes")),
    "api-v1:own_signal": get(key("feedback.own_signal")),
}
