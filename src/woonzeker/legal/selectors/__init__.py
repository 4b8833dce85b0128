# SPDX-License-Identifier: EUPL-1.2
"""What is shown of messages of bailiffs and courts: to who works here, and to who sent them."""

from __future__ import annotations

from woonzeker.legal.selectors.attending import (
    WhoGoes,
    who_goes,
)
from woonzeker.legal.selectors.bewind_lists import (
    BewindListView,
    bewind_list,
    bewind_to_sign,
    managers,
    waits_for_names,
)
from woonzeker.legal.selectors.bewinds import (
    BewindView,
    bewind_view,
)
from woonzeker.legal.selectors.card import (
    CourtCard,
    MessageLine,
    court_card,
)
from woonzeker.legal.selectors.changed import (
    change_line,
    changed_page,
)
from woonzeker.legal.selectors.closures import (
    closing_cases,
    leaving_days,
    shut_homes,
)
from woonzeker.legal.selectors.duty import (
    OnDuty,
    Roster,
    on_duty,
    roster,
)
from woonzeker.legal.selectors.hearing_calendar import (
    OwnCalendar,
    own_calendar,
)
from woonzeker.legal.selectors.hearing_page import (
    HearingView,
    court_paper,
    hearing_view,
)
from woonzeker.legal.selectors.hearings import (
    HearingAhead,
    HearingsNow,
    HearingWeek,
    hearing_ahead,
    hearing_week,
    hearings_now,
)
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
from woonzeker.legal.selectors.last_offers import (
    OffersView,
    last_offers,
    last_offers_line,
)
from woonzeker.legal.selectors.moratoria import (
    MoratoriumView,
    moratorium_view,
)
from woonzeker.legal.selectors.movable import Movable, movable
from woonzeker.legal.selectors.packs import (
    Paper,
    bewind_pack,
    moratorium_pack,
    moratorium_report,
)
from woonzeker.legal.selectors.policies import (
    TypeLine,
    TypesView,
    types_view,
)
from woonzeker.legal.selectors.resident_tracks import (
    OwnNext,
    OwnTrack,
    tracks_for_resident,
)
from woonzeker.legal.selectors.road_losses import (
    RoadLoss,
    closed_over_drugs,
    homes_lost_on_roads,
    roads_of_cases,
    sold_by_force,
)
from woonzeker.legal.selectors.roads import (
    RoadsPage,
    roads_page,
)
from woonzeker.legal.selectors.safeguards import (
    AldermanLine,
    BeforeLine,
    ComingLine,
    before_me,
    coming,
    evictions_without,
    heard,
    open_safeguards,
    open_stops,
    signing_page,
)
from woonzeker.legal.selectors.senders import (
    SendersView,
    senders,
)
from woonzeker.legal.selectors.sent import (
    OpenHere,
    Receipt,
    Sent,
    is_sender,
    open_here,
    own_message,
    own_messages,
)
from woonzeker.legal.selectors.settlements import (
    SettlementView,
    settlement_view,
)
from woonzeker.legal.selectors.shelf import (
    ShelfLine,
    shelf,
    shelved,
)
from woonzeker.legal.selectors.standing import (
    eviction_days,
)
from woonzeker.legal.selectors.summoned import (
    SummonedLine,
    summoned,
)
from woonzeker.legal.selectors.track_costs import (
    CostPage,
    costs,
    fee_line,
)
from woonzeker.legal.selectors.track_pages import (
    CaseTracks,
    EventLine,
    TrackHead,
    TrackLine,
    TrackPage,
    creditors_here,
    event_line,
    kinds_of_event,
    track_page,
    tracks_of,
    what_follows,
)
from woonzeker.legal.selectors.tracks import (
    standings_of,
    standings_of_cases,
    tracks_of_cases,
)
from woonzeker.legal.selectors.tracks_done import DONE

__all__ = [
    "DONE",
    "AldermanLine",
    "BeforeLine",
    "BewindListView",
    "BewindView",
    "CameIn",
    "CaseTracks",
    "ComingLine",
    "CostPage",
    "CourtCard",
    "Entered",
    "EventLine",
    "HearingAhead",
    "HearingView",
    "HearingWeek",
    "HearingsNow",
    "MessageLine",
    "MoratoriumView",
    "Movable",
    "NewHere",
    "OffersView",
    "OnDuty",
    "OpenHere",
    "OwnCalendar",
    "OwnNext",
    "OwnTrack",
    "Paper",
    "Receipt",
    "RoadLoss",
    "RoadsPage",
    "Roster",
    "SendersView",
    "Sent",
    "SettlementView",
    "ShelfLine",
    "SummonedLine",
    "TrackHead",
    "TrackLine",
    "TrackPage",
    "TypeLine",
    "TypesView",
    "WhoGoes",
    "before_me",
    "bewind_list",
    "bewind_pack",
    "bewind_to_sign",
    "bewind_view",
    "came_in",
    "change_line",
    "changed_page",
    "closed_over_drugs",
    "closing_cases",
    "coming",
    "costs",
    "court_card",
    "court_paper",
    "creditors_here",
    "entered",
    "event_line",
    "eviction_days",
    "evictions_without",
    "fee_line",
    "heard",
    "hearing_ahead",
    "hearing_view",
    "hearing_week",
    "hearings_now",
    "homes_lost_on_roads",
    "is_sender",
    "kinds_of_event",
    "last_offers",
    "last_offers_line",
    "leaving_days",
    "managers",
    "moratorium_pack",
    "moratorium_report",
    "moratorium_view",
    "movable",
    "new_here",
    "on_duty",
    "open_here",
    "open_safeguards",
    "open_stops",
    "own_calendar",
    "own_message",
    "own_messages",
    "roads_of_cases",
    "roads_page",
    "roster",
    "senders",
    "settlement_view",
    "shelf",
    "shelved",
    "shut_homes",
    "signing_page",
    "sold_by_force",
    "standings_of",
    "standings_of_cases",
    "summoned",
    "track_page",
    "tracks_for_resident",
    "tracks_of",
    "tracks_of_cases",
    "types_view",
    "waits_for_choice",
    "waits_for_names",
    "what_follows",
    "who_goes",
    "whose",
]
