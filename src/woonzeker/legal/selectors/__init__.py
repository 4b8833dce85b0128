# SPDX-License-Identifier: EUPL-1.2
"""What is shown of messages of bailiffs and courts: to who works here, and to who sent them."""

from __future__ import annotations

from woonzeker.legal.selectors.bewind_lists import (
    BewindListView,
    bewind_list,
    bewind_to_sign,
    managers,
    waits_for_names,
)
from woonzeker.legal.selectors.bewinds import BewindView, bewind_view
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
from woonzeker.legal.selectors.last_offers import OffersView, last_offers, last_offers_line
from woonzeker.legal.selectors.moratoria import MoratoriumView, moratorium_view
from woonzeker.legal.selectors.packs import Paper, bewind_pack, moratorium_pack, moratorium_report
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
from woonzeker.legal.selectors.settlements import SettlementView, settlement_view
from woonzeker.legal.selectors.standing import eviction_days
from woonzeker.legal.selectors.tracks import standings_of, standings_of_cases, tracks_of_cases

__all__ = [
    "BewindListView",
    "BewindView",
    "CameIn",
    "CourtCard",
    "Entered",
    "MessageLine",
    "MoratoriumView",
    "NewHere",
    "OffersView",
    "OnDuty",
    "OpenHere",
    "Paper",
    "Receipt",
    "Roster",
    "SendersView",
    "Sent",
    "SettlementView",
    "TypeLine",
    "TypesView",
    "bewind_list",
    "bewind_pack",
    "bewind_to_sign",
    "bewind_view",
    "came_in",
    "court_card",
    "entered",
    "eviction_days",
    "is_sender",
    "last_offers",
    "last_offers_line",
    "managers",
    "moratorium_pack",
    "moratorium_report",
    "moratorium_view",
    "new_here",
    "on_duty",
    "open_here",
    "own_message",
    "own_messages",
    "roster",
    "senders",
    "settlement_view",
    "standings_of",
    "standings_of_cases",
    "tracks_of_cases",
    "types_view",
    "waits_for_choice",
    "waits_for_names",
    "whose",
]
