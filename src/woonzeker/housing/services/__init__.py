# SPDX-License-Identifier: EUPL-1.2
"""What can be done in housing."""

from __future__ import annotations

from woonzeker.housing.services.lists import (
    move_listing,
    move_statement,
    note_listing,
    note_statement,
    write_objection,
)
from woonzeker.housing.services.noting import recall_note
from woonzeker.housing.services.places import MOST_AT_ONCE, NewPlace, add_place, close_place
from woonzeker.housing.services.regions import (
    begin_region,
    leave_region,
    let_into_region,
    share_waiting,
)
from woonzeker.housing.services.roof import (
    end_registration,
    home_found,
    move_urgency,
    note_part,
    note_registration,
    note_where,
    want_contract,
)
from woonzeker.housing.services.roof_following import follow_roof
from woonzeker.housing.services.roof_policy import decide_roof
from woonzeker.housing.services.stays import Wanted, book, cancel_stay, end_stay
from woonzeker.housing.services.waiting import leave_waiting, pass_over, wait_for_place

__all__ = [
    "MOST_AT_ONCE",
    "NewPlace",
    "Wanted",
    "add_place",
    "begin_region",
    "book",
    "cancel_stay",
    "close_place",
    "decide_roof",
    "end_registration",
    "end_stay",
    "follow_roof",
    "home_found",
    "leave_region",
    "leave_waiting",
    "let_into_region",
    "move_listing",
    "move_statement",
    "move_urgency",
    "note_listing",
    "note_part",
    "note_registration",
    "note_statement",
    "note_where",
    "pass_over",
    "recall_note",
    "share_waiting",
    "wait_for_place",
    "want_contract",
    "write_objection",
]
