# SPDX-License-Identifier: EUPL-1.2
"""Reading cases: the list with its filters, one case as a whole, what expires, the counts."""

from __future__ import annotations

from woonzeker.cases.rules import MAY_LIST, MAY_SEE, TERM_NAMES
from woonzeker.cases.selectors.asking import (
    TASK_NAMES,
    TASK_WHY,
    WaitingTask,
    task_list,
    tasks_waiting,
)
from woonzeker.cases.selectors.closing import (
    LACKING,
    ClosingResult,
    Lacking,
    lacking_to_close,
    ways_to_close,
)
from woonzeker.cases.selectors.counting import CaseCounts, case_counts
from woonzeker.cases.selectors.knowing import PossibleMoves, held_by_stop, possible_moves
from woonzeker.cases.selectors.listing import (
    CaseFilter,
    CasePage,
    CaseRow,
    case_list,
    case_rows,
    secret_cases,
    sees_signals,
    terms_within,
)
from woonzeker.cases.selectors.overview import (
    CaseOverview,
    EffortLine,
    MoveLine,
    PersonLine,
    SignalLine,
    TaskLine,
    TermLine,
    case_overview,
)
from woonzeker.cases.selectors.picturing import Picture, picture, started, started_from
from woonzeker.cases.selectors.reach import (
    closed_pairs,
    relations_of_cases,
    relations_to_case,
    within_reach,
)
from woonzeker.cases.selectors.releasing import (
    ReleasePreview,
    TaskToGo,
    release_preview,
    repeats_of,
)
from woonzeker.cases.selectors.summoning import Summons, proof_of
from woonzeker.cases.selectors.warning import (
    LateLine,
    WarnedLine,
    WarningLine,
    late_terms,
    warnings_for,
)
from woonzeker.cases.selectors.working import CaseReach, is_followed, reach_of, workers_to_choose

__all__ = [
    "LACKING",
    "MAY_LIST",
    "MAY_SEE",
    "TASK_NAMES",
    "TASK_WHY",
    "TERM_NAMES",
    "CaseCounts",
    "CaseFilter",
    "CaseOverview",
    "CasePage",
    "CaseReach",
    "CaseRow",
    "ClosingResult",
    "EffortLine",
    "Lacking",
    "LateLine",
    "MoveLine",
    "PersonLine",
    "Picture",
    "PossibleMoves",
    "ReleasePreview",
    "SignalLine",
    "Summons",
    "TaskLine",
    "TaskToGo",
    "TermLine",
    "WaitingTask",
    "WarnedLine",
    "WarningLine",
    "case_counts",
    "case_list",
    "case_overview",
    "case_rows",
    "closed_pairs",
    "held_by_stop",
    "is_followed",
    "lacking_to_close",
    "late_terms",
    "picture",
    "possible_moves",
    "proof_of",
    "reach_of",
    "relations_of_cases",
    "relations_to_case",
    "release_preview",
    "repeats_of",
    "secret_cases",
    "sees_signals",
    "started",
    "started_from",
    "task_list",
    "tasks_waiting",
    "terms_within",
    "warnings_for",
    "ways_to_close",
    "within_reach",
    "workers_to_choose",
]
