# SPDX-License-Identifier: EUPL-1.2
"""A hearing: the calendar, what leaves the house, the file for the court and its practice. Pure."""

from __future__ import annotations

from woonzeker.legal.rules.hearing.diary import (
    LACKS,
    DiaryDay,
    Hearing,
    HearingRow,
    Lacks,
    can_attend,
    double_booked,
    lacking,
    monday_of,
    week_of,
)
from woonzeker.legal.rules.hearing.dossier import (
    PARTS,
    ContactHistory,
    CourtFile,
    Leaves,
    Part,
    PartRule,
    Sought,
    contact_history,
    court_file,
)
from woonzeker.legal.rules.hearing.ics import LEAVES, CalendarEntry, calendar_of, entry_of
from woonzeker.legal.rules.hearing.practice import CourtPractice, PracticeLine, practice_at

__all__ = [
    "LACKS",
    "LEAVES",
    "PARTS",
    "CalendarEntry",
    "ContactHistory",
    "CourtFile",
    "CourtPractice",
    "DiaryDay",
    "Hearing",
    "HearingRow",
    "Lacks",
    "Leaves",
    "Part",
    "PartRule",
    "PracticeLine",
    "Sought",
    "calendar_of",
    "can_attend",
    "contact_history",
    "court_file",
    "double_booked",
    "entry_of",
    "lacking",
    "monday_of",
    "practice_at",
    "week_of",
]
