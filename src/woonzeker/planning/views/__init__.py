# SPDX-License-Identifier: EUPL-1.2
"""Pages of planning: the work list, what people ask of the order, and who carries how much."""

from __future__ import annotations

from woonzeker.planning.views.team import (
    hand_over,
    note_absence,
    note_own_absence,
    read_hand_over,
    redistribute,
    team,
    withdraw_absence,
    worker,
)
from woonzeker.planning.views.weeks import (
    care,
    confirm,
    end_care,
    end_flag,
    flag,
    mine,
    move,
    paper,
    printed,
    request_visit,
    sheet,
    weeks,
    work_list,
)

__all__ = [
    "care",
    "confirm",
    "end_care",
    "end_flag",
    "flag",
    "hand_over",
    "mine",
    "move",
    "note_absence",
    "note_own_absence",
    "paper",
    "printed",
    "read_hand_over",
    "redistribute",
    "request_visit",
    "sheet",
    "team",
    "weeks",
    "withdraw_absence",
    "work_list",
    "worker",
]
