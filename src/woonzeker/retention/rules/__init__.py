# SPDX-License-Identifier: EUPL-1.2
"""What is kept for how long, what hangs on whom, and what stands in the way of forgetting. Pure."""

from __future__ import annotations

from woonzeker.retention.rules.classes import CLASSES, Keeps, KeptClass, KeptFrom, kept_class
from woonzeker.retention.rules.due import COUNTS, ERASED, LOGS, SUBJECTS, SWEEPS
from woonzeker.retention.rules.figures import ERASED_ROWS, FIGURES
from woonzeker.retention.rules.holdings import HOLDINGS, Fate, Holding
from woonzeker.retention.rules.holds import HoldKind, SubjectFacts, holds_of
from woonzeker.retention.rules.policy import Policy, Term, policy_from
from woonzeker.retention.rules.steps import BLANK, DESTROY, Ids, Statement

__all__ = [
    "BLANK",
    "CLASSES",
    "COUNTS",
    "DESTROY",
    "ERASED",
    "ERASED_ROWS",
    "FIGURES",
    "HOLDINGS",
    "LOGS",
    "SUBJECTS",
    "SWEEPS",
    "Fate",
    "HoldKind",
    "Holding",
    "Ids",
    "Keeps",
    "KeptClass",
    "KeptFrom",
    "Policy",
    "Statement",
    "SubjectFacts",
    "Term",
    "holds_of",
    "kept_class",
    "policy_from",
]
