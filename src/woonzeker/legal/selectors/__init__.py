# SPDX-License-Identifier: EUPL-1.2
"""What is shown of messages of bailiffs and courts: to who works here, and to who sent them."""

from __future__ import annotations

from woonzeker.legal.selectors.card import CourtCard, MessageLine, court_card
from woonzeker.legal.selectors.duty import OnDuty, Roster, on_duty, roster
from woonzeker.legal.selectors.inbox import (
    CameIn,
    Entered,
    NewHere,
    came_in,
    entered,
    new_here,
    waits_for_choice,
    whose,
)
from woonzeker.legal.selectors.policies import TypeLine, TypesView, types_view
from woonzeker.legal.selectors.senders import SendersView, senders
from woonzeker.legal.selectors.sent import (
    OpenHere,
    Receipt,
    Sent,
    is_sender,
    open_here,
    own_message,
    own_messages,
)
from woonzeker.legal.selectors.standing import eviction_days
from woonzeker.legal.selectors.tracks import standings_of, tracks_of_cases

__all__ = [
    "CameIn",
    "CourtCard",
    "Entered",
    "MessageLine",
    "NewHere",
    "OnDuty",
    "OpenHere",
    "Receipt",
    "Roster",
    "SendersView",
    "Sent",
    "TypeLine",
    "TypesView",
    "came_in",
    "court_card",
    "entered",
    "eviction_days",
    "is_sender",
    "new_here",
    "on_duty",
    "open_here",
    "own_message",
    "own_messages",
    "roster",
    "senders",
    "standings_of",
    "tracks_of_cases",
    "types_view",
    "waits_for_choice",
    "whose",
]
