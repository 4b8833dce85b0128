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

__all__ = [
    "end_registration",
    "follow_roof",
    "home_found",
    "move_listing",
    "move_statement",
    "move_urgency",
    "note_listing",
    "note_part",
    "note_registration",
    "note_statement",
    "note_where",
    "recall_note",
    "want_contract",
    "write_objection",
]
