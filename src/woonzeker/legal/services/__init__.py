# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done with messages of bailiffs and courts."""

from __future__ import annotations

from woonzeker.legal.services.answering import (
    say_wait,
    see_message,
    settle_whose,
    withdraw_wait,
)
from woonzeker.legal.services.bewind_lists import (
    GroundPart,
    HarmPart,
    HeardPart,
    MeansPart,
    Part,
    StepsPart,
    begin_bewind_list,
    keep_bewind_list,
    withdraw_bewind_list,
)
from woonzeker.legal.services.bewind_signing import (
    decide_bewind,
    put_bewind_before,
    send_bewind,
    sign_bewind,
    sign_bewind_again,
)
from woonzeker.legal.services.bewind_undoing import undo_bewind_decision
from woonzeker.legal.services.bewinds import (
    WishDays,
    begin_bewind,
    change_wish,
    end_bewind,
    evaluate_bewind,
    note_advice,
    resident_wants_out,
    take_back_bewind,
    wish_bewind,
)
from woonzeker.legal.services.bringing import (
    Brought,
    bring,
    called,
)
from woonzeker.legal.services.calendars import (
    calendar_file,
    calendar_key,
    end_calendar_key,
)
from woonzeker.legal.services.changing import (
    Noted,
    note_changed,
)
from woonzeker.legal.services.following_offers import (
    follow_last_offers,
)
from woonzeker.legal.services.hearings import (
    assign_hearing,
    end_consent,
    keep_consent,
    let_go_hearing,
    make_court_file,
    note_attended,
)
from woonzeker.legal.services.keeping import (
    decide_type,
    end_duty,
    put_on_duty,
)
from woonzeker.legal.services.mailing import (
    forget_sender,
    know_sender,
)
from woonzeker.legal.services.moratoria import (
    Asked,
    change_moratorium,
    decide_moratorium,
    end_moratorium,
    look_at_rent,
    note_papers,
    prepare_moratorium,
    report_moratorium,
    send_moratorium,
    undo_moratorium,
    withdraw_moratorium,
)
from woonzeker.legal.services.moving import move_event
from woonzeker.legal.services.offering import (
    make_last_offer,
)
from woonzeker.legal.services.receiving import (
    enter_message,
    send_message,
)
from woonzeker.legal.services.rights_letter import (
    write_rights_letter,
)
from woonzeker.legal.services.settlements import (
    SettlementDays,
    answer_settlement,
    change_settlement,
    follow_settlement,
    recall_answer,
    recall_settlement,
)
from woonzeker.legal.services.track_costs import (
    enter_fee,
    recall_fee,
)
from woonzeker.legal.services.track_events import (
    add_event,
    open_track,
    recall_event,
)
from woonzeker.legal.services.track_tasks import (
    ask_what_is_late,
)
from woonzeker.legal.services.withdrawing import (
    withdraw_message,
)

__all__ = [
    "Asked",
    "Brought",
    "GroundPart",
    "HarmPart",
    "HeardPart",
    "MeansPart",
    "Noted",
    "Part",
    "SettlementDays",
    "StepsPart",
    "WishDays",
    "add_event",
    "answer_settlement",
    "ask_what_is_late",
    "assign_hearing",
    "begin_bewind",
    "begin_bewind_list",
    "bring",
    "calendar_file",
    "calendar_key",
    "called",
    "change_moratorium",
    "change_settlement",
    "change_wish",
    "decide_bewind",
    "decide_moratorium",
    "decide_type",
    "end_bewind",
    "end_calendar_key",
    "end_consent",
    "end_duty",
    "end_moratorium",
    "enter_fee",
    "enter_message",
    "evaluate_bewind",
    "follow_last_offers",
    "follow_settlement",
    "forget_sender",
    "keep_bewind_list",
    "keep_consent",
    "know_sender",
    "let_go_hearing",
    "look_at_rent",
    "make_court_file",
    "make_last_offer",
    "move_event",
    "note_advice",
    "note_attended",
    "note_changed",
    "note_papers",
    "open_track",
    "prepare_moratorium",
    "put_bewind_before",
    "put_on_duty",
    "recall_answer",
    "recall_event",
    "recall_fee",
    "recall_settlement",
    "report_moratorium",
    "resident_wants_out",
    "say_wait",
    "see_message",
    "send_bewind",
    "send_message",
    "send_moratorium",
    "settle_whose",
    "sign_bewind",
    "sign_bewind_again",
    "take_back_bewind",
    "undo_bewind_decision",
    "undo_moratorium",
    "wish_bewind",
    "withdraw_bewind_list",
    "withdraw_message",
    "withdraw_moratorium",
    "withdraw_wait",
    "write_rights_letter",
]
