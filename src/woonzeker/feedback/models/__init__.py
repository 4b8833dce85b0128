# SPDX-License-Identifier: EUPL-1.2
"""What partners were told of their own signals, what was asked of them, and what is sent."""

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
from woonzeker.feedback.models.sending import DigestSent, Webhook, WebhookEvent

__all__ = [
    "AnswerConsent",
    "AnswerRelease",
    "CollectionPause",
    "DigestSent",
    "HandedHow",
    "PauseAnswer",
    "ReleaseState",
    "ToldAnswer",
    "Webhook",
    "WebhookEvent",
]
