# SPDX-License-Identifier: EUPL-1.2
"""Pages of this room: at the door, the peer experts, and the data leaks."""

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

__all__ = [
    "approve_hours",
    "ask_peer",
    "assess",
    "change_ladder",
    "change_weeks",
    "check_address",
    "close",
    "day_part_of",
    "deviate",
    "end_wish",
    "give_back",
    "hours_csv",
    "inform",
    "ladders",
    "leak",
    "leaks",
    "note_hours",
    "peers",
    "record_contact",
    "record_wish",
    "report",
    "report_visit",
    "seek",
    "strike_hours",
    "take",
    "withdraw",
]
