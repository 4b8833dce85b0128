# SPDX-License-Identifier: EUPL-1.2
"""Pages of this room: at the door, and the data leaks."""

from __future__ import annotations

from woonzeker.outreach.views.attempts import check_address, day_part_of, record_contact
from woonzeker.outreach.views.leaks import assess, close, inform, leak, leaks, report

__all__ = [
    "assess",
    "check_address",
    "close",
    "day_part_of",
    "inform",
    "leak",
    "leaks",
    "record_contact",
    "report",
]
