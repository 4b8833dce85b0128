# SPDX-License-Identifier: EUPL-1.2
"""What this room shows: the review list and its items, the register, who lives at an address."""

from __future__ import annotations

from woonzeker.matching.selectors.asked import (
    MAY_SEND,
    OpenQuestion,
    PartnerQuestions,
    open_questions,
    question,
    questions_csv,
    questions_of_partner,
)
from woonzeker.matching.selectors.auditing import (
    AuditCounts,
    AuditItem,
    audit_counts,
    audit_item,
    disputed_audits,
    may_retract,
    next_audit,
)
from woonzeker.matching.selectors.beside import Age, CandidateView, Comparison, Verdict
from woonzeker.matching.selectors.decided import MAY_LOOK_BACK, Pace, decided_links, review_pace
from woonzeker.matching.selectors.letters import RISK_WORDS, LetterCheck, LetterRisk, letter_check
from woonzeker.matching.selectors.national import numbers_for_statistics
from woonzeker.matching.selectors.register import (
    MAY_KEEP,
    Household,
    Member,
    RegisterCounts,
    bsn_of,
    household_members,
    imports_of,
    register_counts,
    to_index_again,
)
from woonzeker.matching.selectors.reviewing import (
    LastDecision,
    QueueCounts,
    ReviewItem,
    Weighing,
    has_gone_on,
    is_doubted,
    last_decision_of,
    next_in_queue,
    queue_counts,
    review_item,
    review_queue,
)
from woonzeker.matching.selectors.shielded import closed_links
from woonzeker.matching.selectors.source import RegisterState, register_state
from woonzeker.matching.selectors.threshold import ThresholdView, threshold_view

__all__ = [
    "MAY_KEEP",
    "MAY_LOOK_BACK",
    "MAY_SEND",
    "RISK_WORDS",
    "Age",
    "AuditCounts",
    "AuditItem",
    "CandidateView",
    "Comparison",
    "Household",
    "LastDecision",
    "LetterCheck",
    "LetterRisk",
    "Member",
    "OpenQuestion",
    "Pace",
    "PartnerQuestions",
    "QueueCounts",
    "RegisterCounts",
    "RegisterState",
    "ReviewItem",
    "ThresholdView",
    "Verdict",
    "Weighing",
    "audit_counts",
    "audit_item",
    "bsn_of",
    "closed_links",
    "decided_links",
    "disputed_audits",
    "has_gone_on",
    "household_members",
    "imports_of",
    "is_doubted",
    "last_decision_of",
    "letter_check",
    "may_retract",
    "next_audit",
    "next_in_queue",
    "numbers_for_statistics",
    "open_questions",
    "question",
    "questions_csv",
    "questions_of_partner",
    "queue_counts",
    "register_counts",
    "register_state",
    "review_item",
    "review_pace",
    "review_queue",
    "threshold_view",
    "to_index_again",
]
