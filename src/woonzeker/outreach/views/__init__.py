# SPDX-License-Identifier: EUPL-1.2
"""Pages of this room: at the door, the ladder, letters, the peer experts, and the data leaks."""

from __future__ import annotations

from woonzeker.outreach.views.attempts import check_address, day_part_of, record_contact
from woonzeker.outreach.views.ladders import (
    change_ladder,
    change_weeks,
    deviate,
    end_wish,
    ladders,
    record_wish,
    seek,
)
from woonzeker.outreach.views.leaks import assess, close, inform, leak, leaks, report
from woonzeker.outreach.views.letter_texts import (
    confirm_letter_text,
    letter_policy,
    letter_preview,
    letter_text,
    letter_texts,
)
from woonzeker.outreach.views.letters import (
    case_letters,
    letter_page,
    post_letter,
    withdraw_letter,
)
from woonzeker.outreach.views.messages import (
    message,
)
from woonzeker.outreach.views.peers import (
    approve_hours,
    ask_peer,
    give_back,
    hours_csv,
    note_hours,
    peers,
    report_visit,
    strike_hours,
    take,
    withdraw,
)
from woonzeker.outreach.views.printing import (
    drop_letters,
    manifest,
    post_run,
    print_run,
    print_runs,
    release_run,
    returned,
    take_run,
    withdraw_run,
)

__all__ = [
    "approve_hours",
    "ask_peer",
    "assess",
    "case_letters",
    "change_ladder",
    "change_weeks",
    "check_address",
    "close",
    "confirm_letter_text",
    "day_part_of",
    "deviate",
    "drop_letters",
    "end_wish",
    "give_back",
    "hours_csv",
    "inform",
    "ladders",
    "leak",
    "leaks",
    "letter_page",
    "letter_policy",
    "letter_preview",
    "letter_text",
    "letter_texts",
    "manifest",
    "message",
    "note_hours",
    "peers",
    "post_letter",
    "post_run",
    "print_run",
    "print_runs",
    "record_contact",
    "record_wish",
    "release_run",
    "report",
    "report_visit",
    "returned",
    "seek",
    "strike_hours",
    "take",
    "take_run",
    "withdraw",
    "withdraw_letter",
    "withdraw_run",
]
