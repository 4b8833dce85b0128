# SPDX-License-Identifier: EUPL-1.2
"""Contact with households: attempts, wishes, letters, messages, peer experts, and what leaked."""

from __future__ import annotations

from woonzeker.outreach.models.contacts import (
    Channel,
    ContactAttempt,
    ContactOutcome,
    ContactWish,
    LadderDeviation,
)
from woonzeker.outreach.models.leaks import DataLeak, LeakKind
from woonzeker.outreach.models.letters import (
    AccessCode,
    Letter,
    LetterKind,
    LetterPage,
    LetterState,
    LetterText,
    Message,
    MessageState,
    PrintRun,
    RunState,
)
from woonzeker.outreach.models.peers import PeerHours, PeerRequest, PeerState

__all__ = [
    "AccessCode",
    "Channel",
    "ContactAttempt",
    "ContactOutcome",
    "ContactWish",
    "DataLeak",
    "LadderDeviation",
    "LeakKind",
    "Letter",
    "LetterKind",
    "LetterPage",
    "LetterState",
    "LetterText",
    "Message",
    "MessageState",
    "PeerHours",
    "PeerRequest",
    "PeerState",
    "PrintRun",
    "RunState",
]
