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
    practise_code,
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
from woonzeker.outreach.services.messages import (
    follow_messages,
    give_up_message,
    send_message,
    write_message,
)
from woonzeker.outreach.services.peer_hours import approve_hours, note_hours, strike_hours
from woonzeker.outreach.services.peers import (
    ask_peer,
    give_back_peer_request,
    report_peer_visit,
    take_peer_request,
    withdraw_peer_request,
)
from woonzeker.outreach.services.printing import (
    draw_run,
    drop_letters,
    make_run,
    post_run,
    release_run,
    settle_run,
    take_run,
    withdraw_run,
)
from woonzeker.outreach.services.questions import ask_kindly
from woonzeker.outreach.services.recording import record_contact
from woonzeker.outreach.services.returning import (
    book_return,
    erase_pages,
)
from woonzeker.outreach.services.wishes import Wishes, deviate, end_wish, keep_wish, record_wish

__all__ = [
    "MAY_NOTE",
    "Booked",
    "Later",
    "Wishes",
    "approve_hours",
    "ask_kindly",
    "ask_peer",
    "assess_leak",
    "book_door",
    "book_return",
    "check_address",
    "close_leak",
    "confirm_letter_text",
    "decide_ladder",
    "decide_letter_text",
    "deviate",
    "draw_run",
    "drop_letters",
    "end_codes",
    "end_wish",
    "erase_pages",
    "find_code",
    "follow_messages",
    "give_back_peer_request",
    "give_up_message",
    "inform_person",
    "issue_code",
    "keep_wish",
    "make_letter",
    "make_run",
    "note_hours",
    "note_leak",
    "note_use",
    "note_wrong_try",
    "open_leak",
    "post_letter",
    "post_run",
    "practise_code",
    "record_contact",
    "record_wish",
    "release_run",
    "report_leak",
    "report_peer_visit",
    "send_message",
    "settle_posted",
    "settle_run",
    "strike_hours",
    "take_peer_request",
    "take_run",
    "withdraw_letter",
    "withdraw_peer_request",
    "withdraw_run",
    "write_message",
]
