# SPDX-License-Identifier: EUPL-1.2
"""Everything that a resident may do on their own page."""

from __future__ import annotations

from woonzeker.resident.services.asking import (
    SUPPORT_SAID,
    answer_support,
    ask_call,
    ask_correction,
    ask_no_report,
    make_wish,
    want_no_help,
)
from woonzeker.resident.services.entering import open_page, recognise
from woonzeker.resident.services.public import ask_help, places
from woonzeker.resident.services.sitting import Opened, begin, end, look_in

__all__ = [
    "SUPPORT_SAID",
    "Opened",
    "answer_support",
    "ask_call",
    "ask_correction",
    "ask_help",
    "ask_no_report",
    "begin",
    "end",
    "look_in",
    "make_wish",
    "open_page",
    "places",
    "recognise",
    "want_no_help",
]
