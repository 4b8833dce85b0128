# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done to the order of cases and to a team's week."""

from __future__ import annotations

from woonzeker.planning.services.asking import (
    end_flag,
    flag_case,
    request_visit,
    settle_offer,
    settle_visit,
)
from woonzeker.planning.services.scoring import score_cases
from woonzeker.planning.services.weeks import confirm_work_list, move_visit, plan_week

__all__ = [
    "confirm_work_list",
    "end_flag",
    "flag_case",
    "move_visit",
    "plan_week",
    "request_visit",
    "score_cases",
    "settle_offer",
    "settle_visit",
]
