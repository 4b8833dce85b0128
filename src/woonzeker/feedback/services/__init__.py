# SPDX-License-Identifier: EUPL-1.2
"""What goes back: receipts, statements, answers, pauses, and the check of proofs."""

from __future__ import annotations

from woonzeker.feedback.services.answers import tell_answers
from woonzeker.feedback.services.checking import check_code, check_file
from woonzeker.feedback.services.consents import note_consent, withdraw_consent
from woonzeker.feedback.services.digest import send_digests
from woonzeker.feedback.services.grounds import decide_grounds
from woonzeker.feedback.services.pauses import answer_pause, ask_pause, end_pause, follow_pauses
from woonzeker.feedback.services.placing import place_elsewhere
from woonzeker.feedback.services.receipts import keep_receipt, receipt_for
from woonzeker.feedback.services.releases import (
    hand_over_signal,
    release_answer,
    withhold_answer,
)
from woonzeker.feedback.services.statements import (
    TASK,
    TOLD,
    NoReport,
    state_no_report,
    state_report,
    tell_reported,
)
from woonzeker.feedback.services.webhooks import deliver_events, set_webhook, stop_webhook

__all__ = [
    "TASK",
    "TOLD",
    "NoReport",
    "answer_pause",
    "ask_pause",
    "check_code",
    "check_file",
    "decide_grounds",
    "deliver_events",
    "end_pause",
    "follow_pauses",
    "hand_over_signal",
    "keep_receipt",
    "note_consent",
    "place_elsewhere",
    "receipt_for",
    "release_answer",
    "send_digests",
    "set_webhook",
    "state_no_report",
    "state_report",
    "stop_webhook",
    "tell_answers",
    "tell_reported",
    "withdraw_consent",
    "withhold_answer",
]
