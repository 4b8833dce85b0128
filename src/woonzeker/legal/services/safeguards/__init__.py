# SPDX-License-Identifier: EUPL-1.2
"""What may be done about the safeguards: answer, sign, and record what happened all the same."""

from __future__ import annotations

from woonzeker.legal.services.safeguards.answering import (
    MAY_ANSWER,
    Said,
    answer_safeguard,
    note_kept,
    note_nobody_left,
    take_back_fact,
)
from woonzeker.legal.services.safeguards.losing import record_loss
from woonzeker.legal.services.safeguards.recalling import look_at_recall, take_back_hand_loss
from woonzeker.legal.services.safeguards.signing import (
    ask_signature,
    refuse_signature,
    sign,
    withdraw_signature,
)
from woonzeker.legal.services.safeguards.telling import follow_moves, tell_escalations

__all__ = [
    "MAY_ANSWER",
    "Said",
    "answer_safeguard",
    "ask_signature",
    "follow_moves",
    "look_at_recall",
    "note_kept",
    "note_nobody_left",
    "record_loss",
    "refuse_signature",
    "sign",
    "take_back_fact",
    "take_back_hand_loss",
    "tell_escalations",
    "withdraw_signature",
]
