# SPDX-License-Identifier: EUPL-1.2
"""Addresses of what goes back to partners: receipts, statements, pauses."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.web.rights import OPEN, Rule, acts, form, get, seat

TABLE: dict[str, Mapping[str, Rule]] = {
    "feedback:check": form(OPEN),
    "feedback:keys": get(OPEN),
    "feedback:keys_json": get(OPEN),
    "feedback:receipt": get(seat("feedback.receipt")),
    "feedback:receipt_pdf": get(seat("feedback.receipt")),
    "feedback:receipt_json": get(seat("feedback.receipt")),
    "feedback:state_report": form(
        seat("feedback.report_statement"),
        seat("feedback.report_statement", "feedback.state_report"),
    ),
    "feedback:statement": get(seat("feedback.own_statement")),
    "feedback:statement_pdf": get(seat("feedback.own_statement", "exports.take")),
    "feedback:statement_json": get(seat("feedback.own_statement", "exports.take")),
    "feedback:state_no_report": form(
        acts("feedback.people_of_case"), acts("feedback.people_of_case", "feedback.state_no_report")
    ),
    "feedback:no_report": get(acts("feedback.no_report_statement")),
    "feedback:no_report_pdf": get(acts("feedback.no_report_statement", "exports.take")),
    "feedback:no_report_json": get(acts("feedback.no_report_statement", "exports.take")),
}
