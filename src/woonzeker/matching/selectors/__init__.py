# SPDX-License-Identifier: EUPL-1.2
"""What this room shows: the review list and its items, the register, who lives at an address."""

from __future__ import annotations

from woonzeker.matching.selectors.beside import CandidateView, Comparison, Verdict
from woonzeker.matching.selectors.register import (
    MAY_KEEP,
    Household,
    Member,
    RegisterCounts,
    bsn_of,
    household_members,
    imports_of,
    register_counts,
)
from woonzeker.matching.selectors.reviewing import (
    QueueCounts,
    ReviewItem,
    last_decision_of,
    next_in_queue,
    queue_counts,
    review_item,
    review_queue,
)

__all__ = [
    "MAY_KEEP",
    "CandidateView",
    "Comparison",
    "Household",
    "Member",
    "QueueCounts",
    "RegisterCounts",
    "ReviewItem",
    "Verdict",
    "bsn_of",
    "household_members",
    "imports_of",
    "last_decision_of",
    "next_in_queue",
    "queue_counts",
    "register_counts",
    "review_item",
    "review_queue",
]
