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
from woonzeker.cases.services.reaching import (
    Going,
    assign,
    break_glass,
    end_stale_assignments,
    end_visits,
    let_visitors_in,
    lift_shield,
    shield_colleague,
    shield_from_me,
    unassign,
)
from woonzeker.cases.services.releasing import Released, release_signal
from woonzeker.cases.services.taking_up import TakenUp, take_up

__all__ = [
    "Going",
    "Released",
    "TakenUp",
    "advance",
    "assign",
    "assign_team",
    "book_effort",
    "break_glass",
    "check_offer",
    "close_case",
    "end_stale_assignments",
    "end_visits",
    "finish_task",
    "let_visitors_in",
    "lift_shield",
    "meet_terms",
    "provide_facts",
    "record_outcome",
    "release_signal",
    "shield_colleague",
    "shield_from_me",
    "take_up",
    "unassign",
]
