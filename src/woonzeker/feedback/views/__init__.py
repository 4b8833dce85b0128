# SPDX-License-Identifier: EUPL-1.2
"""Pages of what goes back: proofs and answers, for partners, staff and everybody."""

from __future__ import annotations

from woonzeker.feedback.views.checking import check, keys, keys_json
from woonzeker.feedback.views.receipts import receipt, receipt_json, receipt_pdf
from woonzeker.feedback.views.statements import (
    no_report,
    no_report_json,
    no_report_pdf,
    state_delivered,
    state_no_report,
    state_report,
    statement,
    statement_json,
    statement_pdf,
)

__all__ = [
    "check",
    "keys",
    "keys_json",
    "no_report",
    "no_report_json",
    "no_report_pdf",
    "receipt",
    "receipt_json",
    "receipt_pdf",
    "state_delivered",
    "state_no_report",
    "state_report",
    "statement",
    "statement_json",
    "statement_pdf",
]
