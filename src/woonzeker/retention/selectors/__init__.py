# SPDX-License-Identifier: EUPL-1.2
"""Reading terms, previews, requests and what was forgotten."""

from __future__ import annotations

from woonzeker.retention.selectors.erasures import (
    Erasures,
    ErasureView,
    StubRow,
    erasures,
    tables_in_stubs,
)
from woonzeker.retention.selectors.figures import erased_cases, figures, kept_counts
from woonzeker.retention.selectors.scope import held_persons, holds_on, ids_of, subject_of
from woonzeker.retention.selectors.terms import (
    MAY_DECIDE,
    MAY_PREVIEW,
    ClassRow,
    Preview,
    count_due,
    due,
    policy_today,
    preview,
    released_days,
    terms_page,
    words_for,
)
from woonzeker.retention.selectors.words import (
    CLASS_WORDS,
    CONFIDENCE_WORDS,
    FROM_WORDS,
    HOLD_WORDS,
)

__all__ = [
    "CLASS_WORDS",
    "CONFIDENCE_WORDS",
    "FROM_WORDS",
    "HOLD_WORDS",
    "MAY_DECIDE",
    "MAY_PREVIEW",
    "ClassRow",
    "ErasureView",
    "Erasures",
    "Preview",
    "StubRow",
    "count_due",
    "due",
    "erased_cases",
    "erasures",
    "figures",
    "held_persons",
    "holds_on",
    "ids_of",
    "kept_counts",
    "policy_today",
    "preview",
    "released_days",
    "subject_of",
    "tables_in_stubs",
    "terms_page",
    "words_for",
]
