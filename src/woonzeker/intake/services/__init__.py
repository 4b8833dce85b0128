# SPDX-License-Identifier: EUPL-1.2
"""What happens to a delivery: it is received, read, asked about, and each line finds its end."""

from __future__ import annotations

from woonzeker.intake.services.announcing import tell_of_deliveries
from woonzeker.intake.services.answering import answer_questions, remember_columns
from woonzeker.intake.services.correcting import correct_signal
from woonzeker.intake.services.reading import read_delivery, send_back
from woonzeker.intake.services.receiving import MAX_BYTES, receive_delivery

__all__ = [
    "MAX_BYTES",
    "answer_questions",
    "correct_signal",
    "read_delivery",
    "receive_delivery",
    "remember_columns",
    "send_back",
    "tell_of_deliveries",
]
