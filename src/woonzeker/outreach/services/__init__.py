# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done about contact with a household, and about contact gone wrong."""

from __future__ import annotations

from woonzeker.outreach.services.addresses import check_address
from woonzeker.outreach.services.codes import (
    end_codes,
    find_code,
    issue_code,
    note_use,
    note_wrong_try,
)
from woonzeker.outreach.services.doors import MAY_NOTE, Booked, Later, book_door
from woonzeker.outreach.services.ladders import decide_ladder
from woonzeker.outreach.services.leaks import (
    assess_leak,
    close_leak,
    inform_person,
    note_leak,
    open_leak,
    report_leak,
)
from woonzeker.outreach.services.letter_texts import confirm_letter_text, decide_letter_text
from woonzeker.outreach.services.letters import (
    make_letter,
    post_letter,
    withdraw_letter,
)
from woonzeker.outreach.services.peer_hours import approve_hours, note_hours, strike_hours
from woonzeker.outreach.services.peers import (
    ask_peer,
    give_back_peer_request,
    report_peer_visit,
    take_peer_request,
    withdraw_peer_request,
)
from woonzeker.outreach.services.recording import record_contact
from woonzeker.outreach.services.wishes import Wishes, deviate, end_wish, record_wish

__all__ = [
    "MAY_NOTE",
    "Booked",
    "Later",
    "Wishes",
    "approve_hours",
    "ask_peer",
    "assess_leak",
    "book_door",
    "check_address",
    "close_leak",
    "confirm_letter_text",
    "decide_ladder",
    "decide_letter_text",
    "deviate",
    "end_codes",
    "end_wish",
    "find_code",
    "give_back_peer_request",
    "inform_person",
    "issue_code",
    "make_letter",
    "note_hours",
    "note_leak",
    "note_use",
    "note_wrong_try",
    "open_leak",
    "post_letter",
    "record_contact",
    "record_wish",
    "report_leak",
    "report_peer_visit",
    "settle_posted",
    "strike_hours",
    "take_peer_request",
    "withdraw_letter",
    "withdraw_peer_request",
]
