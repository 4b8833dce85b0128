# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be done to the order of cases and to a team's week."""

from __future__ import annotations

from woonzeker.planning.services.absences import (
    note_absence,
    note_own_absence,
    withdraw_absence,
)
from woonzeker.planning.services.asking import (
    end_flag,
    flag_case,
    reopen_offer,
    request_visit,
    settle_offer,
    settle_visit,
    take_back_request,
)
from woonzeker.planning.services.cautions import end_care, take_care
from woonzeker.planning.services.handing_over import hand_over, read_hand_over
from woonzeker.planning.services.putting_right import Withdrawn, put_right
from woonzeker.planning.services.redistributing import Redistributed, redistribute
from woonzeker.planning.services.refusing import end_visits
from woonzeker.planning.services.rounds import RanLate, put_back, run_late
from woonzeker.planning.services.scoring import score_cases
from woonzeker.planning.services.weeks import confirm_work_list, move_visit, plan_week

__all__ = [
    "RanLate",
    "Redistributed",
    "Withdrawn",
    "confirm_work_list",
    "end_care",
    "end_flag",
    "end_visits",
    "flag_case",
    "hand_over",
    "move_visit",
    "note_absence",
    "note_own_absence",
    "plan_week",
    "put_back",
    "put_right",
    "read_hand_over",
    "redistribute",
    "reopen_offer",
    "request_visit",
    "run_late",
    "score_cases",
    "settle_offer",
    "settle_visit",
    "take_back_request",
    "take_care",
    "withdraw_absence",
]
