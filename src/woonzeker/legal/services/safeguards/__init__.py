# SPDX-License-Identifier: EUPL-1.2
"""What may be done about the safeguards: answer, sign, and record what happened all the same."""

from __future__ import annotations

from woonzeker.legal.services.safeguards.answering import (
    MAY_ANSWER,
    answer_safeguard,
    note_kept,
    note_nobody_left,
    take_back_fact,
)
from woonzeker.legal.services.safeguards.losing import record_loss
from woonzeker.legal.services.safeguards.signing import (
    ask_signature,
    refuse_signature,
    sign,
    withdraw_signature,
)
from woonzeker.legal.services.safeguards.telling import give_errands, tell_escalations

__all__ = [
    "MAY_ANSWER",
    "answer_safeguard",
    "ask_signature",
    "give_errands",
    "note_kept",
    "note_nobody_left",
    "record_loss",
    "refuse_signature",
    "sign",
    "take_back_fact",
    "tell_escalations",
    "withdraw_signature",
]
