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
from woonzeker.legal.selectors.safeguards import (
    AldermanLine,
    BeforeLine,
    ComingLine,
    before_me,
    coming,
    evictions_without,
    heard,
    open_safeguards,
)
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
from woonzeker.legal.selectors.tracks import standings_of, standings_of_cases, tracks_of_cases

__all__ = [
    "AldermanLine",
    "BeforeLine",
    "CameIn",
    "ComingLine",
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
    "before_me",
    "came_in",
    "coming",
    "court_card",
    "entered",
    "eviction_days",
    "evictions_without",
    "heard",
    "is_sender",
    "new_here",
    "on_duty",
    "open_here",
    "open_safeguards",
    "own_message",
    "own_messages",
    "roster",
    "senders",
    "standings_of",
    "standings_of_cases",
    "tracks_of_cases",
    "types_view",
    "waits_for_choice",
    "whose",
]
