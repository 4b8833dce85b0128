# SPDX-License-Identifier: EUPL-1.2
"""Reading the order of cases and a team's week."""

from __future__ import annotations

from woonzeker.planning.selectors.absences import AbsenceLine, absences_of, absent_days
from woonzeker.planning.selectors.candidates import NEXT_VISITS, UNWANTED
from woonzeker.planning.selectors.cautions import (
    CAUTIONS,
    NO_VISITS,
    TWO_PEOPLE,
    CautionView,
    caution_of,
    cautions_of,
)
from woonzeker.planning.selectors.doors import names_at_doors, standing
from woonzeker.planning.selectors.dropped import why_dropped
from woonzeker.planning.selectors.lists import (
    VISITS,
    MyDay,
    WeekRow,
    my_visits,
    work_list_of_week,
    work_list_view,
    work_lists,
)
from woonzeker.planning.selectors.putting_right import Planned, PlannedVisit, planned_for
from woonzeker.planning.selectors.refusals import help_declined, visits_ended, visits_ended_on
from woonzeker.planning.selectors.rounds import parts_of, spans_of
from woonzeker.planning.selectors.setup import WeekSetup, week_setup
from woonzeker.planning.selectors.team import (
    HandOverLine,
    TeamBoard,
    WorkerView,
    hand_overs,
    team_board,
    worker_view,
)
from woonzeker.planning.selectors.urgency import FlagLine, PriorityView, priority_of

__all__ = [
    "CAUTIONS",
    "NEXT_VISITS",
    "NO_VISITS",
    "TWO_PEOPLE",
    "UNWANTED",
    "VISITS",
    "AbsenceLine",
    "CautionView",
    "FlagLine",
    "HandOverLine",
    "MyDay",
    "Planned",
    "PlannedVisit",
    "PriorityView",
    "TeamBoard",
    "WeekRow",
    "WeekSetup",
    "WorkerView",
    "absences_of",
    "absent_days",
    "caution_of",
    "cautions_of",
    "hand_overs",
    "help_declined",
    "my_visits",
    "names_at_doors",
    "parts_of",
    "planned_for",
    "priority_of",
    "spans_of",
    "standing",
    "team_board",
    "visits_ended",
    "visits_ended_on",
    "week_setup",
    "why_dropped",
    "work_list_of_week",
    "work_list_view",
    "work_lists",
    "worker_view",
]
