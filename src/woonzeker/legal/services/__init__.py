# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done with messages of bailiffs and courts."""

from __future__ import annotations

from woonzeker.legal.services.answering import (
    say_wait,
    see_message,
    settle_whose,
    withdraw_wait,
)
from woonzeker.legal.services.bringing import Brought, bring, called
from woonzeker.legal.services.keeping import decide_type, end_duty, put_on_duty
from woonzeker.legal.services.mailing import forget_sender, know_sender
from woonzeker.legal.services.receiving import enter_message, send_message
from woonzeker.legal.services.withdrawing import withdraw_message

__all__ = [
    "Brought",
    "bring",
    "called",
    "decide_type",
    "end_duty",
    "enter_message",
    "forget_sender",
    "know_sender",
    "put_on_duty",
    "say_wait",
    "see_message",
    "send_message",
    "settle_whose",
    "withdraw_message",
    "withdraw_wait",
]
