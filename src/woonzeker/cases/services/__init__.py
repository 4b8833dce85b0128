# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done to a case."""

from __future__ import annotations

from woonzeker.cases.services.moving import advance, provide_facts
from woonzeker.cases.services.outcomes import (
    assign_team,
    book_effort,
    check_offer,
    close_case,
    finish_task,
    meet_terms,
    record_outcome,
)
from woonzeker.cases.services.releasing import Released, release_signal
from woonzeker.cases.services.taking_up import TakenUp, take_up

__all__ = [
    "Released",
    "TakenUp",
    "advance",
    "assign_team",
    "book_effort",
    "check_offer",
    "close_case",
    "finish_task",
    "meet_terms",
    "provide_facts",
    "record_outcome",
    "release_signal",
    "take_up",
]
