# SPDX-License-Identifier: EUPL-1.2
"""Pages of this room: at the door, and the data leaks."""

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

__all__ = [
    "assess",
    "change_ladder",
    "change_weeks",
    "check_address",
    "close",
    "day_part_of",
    "deviate",
    "end_wish",
    "inform",
    "ladders",
    "leak",
    "leaks",
    "record_contact",
    "record_wish",
    "report",
    "seek",
]
