# SPDX-License-Identifier: EUPL-1.2
"""Proofs, what partners were told of their own signals, and what is sent to them."""

from __future__ import annotations

from woonzeker.feedback.models.answers import (
    AnswerConsent,
    AnswerRelease,
    CollectionPause,
    HandedHow,
    PauseAnswer,
    ReleaseState,
    ToldAnswer,
)
from woonzeker.feedback.models.proofs import (
    Receipt,
    ReceiptStage,
    SigningKey,
    Statement,
    StatementKind,
)
from woonzeker.feedback.models.sending import DigestSent, Webhook, WebhookEvent

__all__ = [
    "AnswerConsent",
    "AnswerRelease",
    "CollectionPause",
    "DigestSent",
    "HandedHow",
    "PauseAnswer",
    "Receipt",
    "ReceiptStage",
    "ReleaseState",
    "SigningKey",
    "Statement",
    "StatementKind",
    "ToldAnswer",
    "Webhook",
    "WebhookEvent",
]
