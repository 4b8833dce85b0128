# SPDX-License-Identifier: EUPL-1.2
"""What happens to a delivery: it is received, read, asked about, and each line finds its end."""

from __future__ import annotations

from woonzeker.intake.services.announcing import tell_of_deliveries
from woonzeker.intake.services.answering import answer_questions, remember_columns
from woonzeker.intake.services.correcting import correct_signal
from woonzeker.intake.services.mending import note_sent_again, report_once, send_again
from woonzeker.intake.services.national import (
    answer_national,
    forget_national,
    receive_national,
    route_national,
)
from woonzeker.intake.services.parts import receive_part
from woonzeker.intake.services.reading import read_delivery, send_back
from woonzeker.intake.services.receiving import AT_ONCE_BYTES, MAX_BYTES, receive_delivery

__all__ = [
    "AT_ONCE_BYTES",
    "MAX_BYTES",
    "answer_national",
    "answer_questions",
    "correct_signal",
    "forget_national",
    "note_sent_again",
    "read_delivery",
    "receive_delivery",
    "receive_national",
    "receive_part",
    "remember_columns",
    "report_once",
    "route_national",
    "send_again",
    "send_back",
    "tell_of_deliveries",
]
