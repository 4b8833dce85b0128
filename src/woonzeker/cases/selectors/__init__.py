# SPDX-License-Identifier: EUPL-1.2
"""Reading cases: the list with its filters, one case as a whole, what expires, the counts."""

from __future__ import annotations

from woonzeker.cases.selectors.asking import TASK_NAMES, WaitingTask, task_list, tasks_waiting
from woonzeker.cases.selectors.counting import CaseCounts, case_counts
from woonzeker.cases.selectors.knowing import PossibleMoves, possible_moves
from woonzeker.cases.selectors.listing import (
    MAY_SEE,
    CaseFilter,
    CasePage,
    CaseRow,
    case_list,
    terms_within,
)
from woonzeker.cases.selectors.overview import (
    TERM_NAMES,
    CaseOverview,
    EffortLine,
    MoveLine,
    PersonLine,
    SignalLine,
    TaskLine,
    TermLine,
    case_overview,
)
from woonzeker.cases.selectors.releasing import (
    ReleasePreview,
    TaskToGo,
    release_preview,
    repeats_of,
)

__all__ = [
    "MAY_SEE",
    "TASK_NAMES",
    "TERM_NAMES",
    "CaseCounts",
    "CaseFilter",
    "CaseOverview",
    "CasePage",
    "CaseRow",
    "EffortLine",
    "MoveLine",
    "PersonLine",
    "PossibleMoves",
    "ReleasePreview",
    "SignalLine",
    "TaskLine",
    "TaskToGo",
    "TermLine",
    "WaitingTask",
    "case_counts",
    "case_list",
    "case_overview",
    "possible_moves",
    "release_preview",
    "repeats_of",
    "task_list",
    "tasks_waiting",
    "terms_within",
]
