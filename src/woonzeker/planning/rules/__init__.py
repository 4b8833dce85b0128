# SPDX-License-Identifier: EUPL-1.2
"""Decisions of planning without a database: what weighs, when a letter goes, what is printed."""

from __future__ import annotations

from woonzeker.planning.rules.household import Arrears, CaseFacts, facts_of, is_crisis, is_minor
from woonzeker.planning.rules.next_visits import NextVisit, parts_to_ring
from woonzeker.planning.rules.rounds import (
    LeftDoor,
    Moment,
    RestOfRound,
    Span,
    Stay,
    come_back,
    moment_of,
    part_at,
    rest_of_round,
)
from woonzeker.planning.rules.weeks import (
    Available,
    clock_time,
    is_monday,
    offer_day,
    why_visit,
)

__all__ = [
    "Arrears",
    "Available",
    "CaseFacts",
    "LeftDoor",
    "Moment",
    "NextVisit",
    "RestOfRound",
    "Span",
    "Stay",
    "clock_time",
    "come_back",
    "facts_of",
    "is_crisis",
    "is_minor",
    "is_monday",
    "moment_of",
    "offer_day",
    "part_at",
    "parts_to_ring",
    "rest_of_round",
    "why_visit",
]
