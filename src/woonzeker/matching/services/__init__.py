# SPDX-License-Identifier: EUPL-1.2
"""What this room can do: read the register, link signals, take a reviewer's decision."""

from __future__ import annotations

from woonzeker.matching.rules import ReopenReason
from woonzeker.matching.services.asking import answer_question
from woonzeker.matching.services.auditing import draw_audits, judge_audit, retract_verdict
from woonzeker.matching.services.finding import FoundPerson, find_person
from woonzeker.matching.services.forgetting import keeps_people
from woonzeker.matching.services.linking import (
    LinkCounts,
    find_candidates,
    link_again,
    link_signals,
)
from woonzeker.matching.services.refreshing import (
    RefreshCounts,
    check_before_letter,
    refresh_people,
)
from woonzeker.matching.services.registering import (
    import_register,
    read_received,
    receive_register,
)
from woonzeker.matching.services.reindexing import index_again
from woonzeker.matching.services.reopening import (
    MAY_REOPEN,
    REOPEN_WORDS,
    reopen,
)
from woonzeker.matching.services.reviewing import MAY_REVIEW, Choice, decide_review, undo_review
from woonzeker.matching.services.weighing import (
    MAY_SET,
    set_threshold,
    switch_weights,
    train_weights,
    try_threshold,
)

__all__ = [
    "MAY_REOPEN",
    "MAY_REVIEW",
    "MAY_SET",
    "REOPEN_WORDS",
    "Choice",
    "FoundPerson",
    "LinkCounts",
    "RefreshCounts",
    "ReopenReason",
    "answer_question",
    "check_before_letter",
    "decide_review",
    "draw_audits",
    "find_candidates",
    "find_person",
    "import_register",
    "index_again",
    "judge_audit",
    "keeps_people",
    "link_again",
    "link_signals",
    "read_received",
    "receive_register",
    "refresh_people",
    "reopen",
    "retract_verdict",
    "set_threshold",
    "switch_weights",
    "train_weights",
    "try_threshold",
    "undo_review",
]
