# SPDX-License-Identifier: EUPL-1.2
"""Everything that goes back to a partner, and what is asked of it."""

from __future__ import annotations

from woonzeker.feedback.services.answers import tell_answers
from woonzeker.feedback.services.consents import note_consent, withdraw_consent
from woonzeker.feedback.services.digest import send_digests
from woonzeker.feedback.services.grounds import decide_grounds
from woonzeker.feedback.services.pauses import answer_pause, ask_pause, end_pause, follow_pauses
from woonzeker.feedback.services.placing import place_elsewhere
from woonzeker.feedback.services.releases import (
    hand_over_signal,
    release_answer,
    withhold_answer,
)
from woonzeker.feedback.services.webhooks import deliver_events, set_webhook, stop_webhook

__all__ = [
    "answer_pause",
    "ask_pause",
    "decide_grounds",
    "deliver_events",
    "end_pause",
    "follow_pauses",
    "hand_over_signal",
    "note_consent",
    "place_elsewhere",
    "release_answer",
    "send_digests",
    "set_webhook",
    "stop_webhook",
    "tell_answers",
    "withdraw_consent",
    "withhold_answer",
]
