# SPDX-License-Identifier: EUPL-1.2
"""What bailiffs and courts told, what was answered, and who answers the telephone."""

from __future__ import annotations

from woonzeker.legal.models.duty import DutyTurn, KnownSender
from woonzeker.legal.models.messages import (
    Channel,
    CourtMessage,
    Source,
    WaitAnswer,
    WarmReferral,
    Whose,
)
from woonzeker.legal.models.safeguards import (
    EscalationTold,
    Loss,
    SafeguardAnswer,
    SignOff,
    SignOffWithdrawal,
    SituationFact,
)

__all__ = [
    "Channel",
    "CourtMessage",
    "DutyTurn",
    "EscalationTold",
    "KnownSender",
    "Loss",
    "SafeguardAnswer",
    "SignOff",
    "SignOffWithdrawal",
    "SituationFact",
    "Source",
    "WaitAnswer",
    "WarmReferral",
    "Whose",
]
