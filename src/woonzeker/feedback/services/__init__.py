# SPDX-License-Identifier: EUPL-1.2
"""What goes back: receipts, statements, and the check of both."""

from __future__ import annotations

from woonzeker.feedback.services.checking import check_code, check_file
from woonzeker.feedback.services.receipts import keep_receipt, receipt_for
from woonzeker.feedback.services.statements import (
    TASK,
    NoReport,
    state_no_report,
    state_report,
)

__all__ = [
    "TASK",
    "NoReport",
    "check_code",
    "check_file",
    "keep_receipt",
    "receipt_for",
    "state_no_report",
    "state_report",
]
