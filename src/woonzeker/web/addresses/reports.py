# SPDX-License-Identifier: EUPL-1.2
"""Addresses of deliveries, whose signal it is, and the API of partners."""

from __future__ import annotations

from collections.abc import Mapping

from woonzeker.intake.selectors import MAY_DELIVER, MAY_KEEP_KEYS, MAY_SEE_COUNTS
from woonzeker.matching.selectors import MAY_KEEP
from woonzeker.matching.services import MAY_REVIEW
from woonzeker.web.rights import OPEN, Rule, acts, form, get, key, only, post

TABLE: dict[str, Mapping[str, Rule]] = {
    "intake:listing": get(only(MAY_SEE_COUNTS)),
    "intake:upload": form(only(MAY_DELIVER), acts("intake.receive_delivery")),
    "intake:example": get(only(MAY_KEEP_KEYS)),
    "intake:keys": get(only(MAY_KEEP_KEYS)),
    "intake:issue_key": post(acts("organisations.issue_token")),
    "intake:revoke_keys": post(acts("organisations.revoke_tokens")),
    "intake:make_client": post(acts("organisations.make_client")),
    "intake:admit_client": post(acts("organisations.admit_client")),
    "intake:revoke_client": post(acts("organisations.revoke_client")),
    "intake:delivery": get(only(MAY_SEE_COUNTS)),
    "intake:questions": form(acts("intake.preview"), acts("intake.answer_questions")),
    "intake:send_back": post(acts("intake.send_back")),
    "intake:columns": form(acts("intake.preview"), acts("intake.remember_columns")),
    "intake:accepted": get(acts("intake.accepted_signals")),
    "intake:duplicates": get(acts("intake.duplicate_lines")),
    "intake:returned": get(acts("intake.returned_lines")),
    "intake:returned_csv": get(acts("intake.returned_csv")),
    "matching:review_list": get(acts("matching.review_queue")),
    "matching:decided": form(acts("matching.decided_links")),
    "matching:asked": get(acts("matching.open_questions")),
    "matching:asked_partner": get(acts("matching.questions_of_partner")),
    "matching:asked_csv": get(acts("matching.questions_csv")),
    "matching:audit": get(acts("matching.audit_item")),
    "matching:draw_more": post(acts("matching.draw_audits")),
    "matching:audit_item": get(acts("matching.audit_item")),
    "matching:judge": post(acts("matching.judge_audit")),
    "matching:retract": post(acts("matching.retract_verdict")),
    "matching:threshold": form(only(MAY_REVIEW), only(MAY_REVIEW, "matching.set_threshold")),
    "matching:review_item": get(acts("matching.review_item")),
    "matching:decide": post(acts("matching.decide_review")),
    "matching:answer": form(acts("matching.question"), acts("matching.answer_question")),
    "matching:undo": post(acts("matching.undo_review")),
    "matching:register": form(only(MAY_KEEP), acts("matching.receive_register")),
    "koppelen": get(OPEN),
    "api_start": get(OPEN),
    "api_document": get(OPEN),
    "api_token": post(OPEN),
    "api-v1:api-root": get(OPEN),
    "api-v1:deliveries": form(key(), key("intake.receive_delivery")),
    "api-v1:show": get(key()),
    "api-v1:returned": get(key("intake.returned_lines")),
    "api-v1:receipt": get(key("feedback.receipt")),
}
