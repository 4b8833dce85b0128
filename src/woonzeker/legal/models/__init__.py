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

__all__ = [
    "Channel",
    "CourtMessage",
    "DutyTurn",
    "KnownSender",
    "Source",
    "WaitAnswer",
    "WarmReferral",
    "Whose",
]
