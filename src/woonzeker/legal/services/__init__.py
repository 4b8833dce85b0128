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
from woonzeker.legal.services.calendars import calendar_file, calendar_key, end_calendar_key
from woonzeker.legal.services.changing import Noted, note_changed
from woonzeker.legal.services.hearings import (
    assign_hearing,
    end_consent,
    keep_consent,
    let_go_hearing,
    make_court_file,
    note_attended,
)
from woonzeker.legal.services.keeping import decide_type, end_duty, put_on_duty
from woonzeker.legal.services.mailing import forget_sender, know_sender
from woonzeker.legal.services.receiving import enter_message, send_message
from woonzeker.legal.services.track_costs import enter_fee, recall_fee
from woonzeker.legal.services.track_events import add_event, open_track, recall_event
from woonzeker.legal.services.track_tasks import ask_what_is_late
from woonzeker.legal.services.withdrawing import withdraw_message

__all__ = [
    "Brought",
    "Noted",
    "add_event",
    "ask_what_is_late",
    "assign_hearing",
    "bring",
    "calendar_file",
    "calendar_key",
    "called",
    "decide_type",
    "end_calendar_key",
    "end_consent",
    "end_duty",
    "enter_fee",
    "enter_message",
    "forget_sender",
    "keep_consent",
    "know_sender",
    "let_go_hearing",
    "make_court_file",
    "note_attended",
    "note_changed",
    "open_track",
    "put_on_duty",
    "recall_event",
    "recall_fee",
    "say_wait",
    "see_message",
    "send_message",
    "settle_whose",
    "withdraw_message",
    "withdraw_wait",
]
