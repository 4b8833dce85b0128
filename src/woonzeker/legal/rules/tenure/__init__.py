# SPDX-License-Identifier: EUPL-1.2
"""How does this person live here: questions, what it looks like, rights, sources, what to do."""

from __future__ import annotations

from woonzeker.legal.rules.tenure.finding import (
    NO_VERDICT,
    Finding,
    finding,
    next_question,
    options_of,
)
from woonzeker.legal.rules.tenure.holdings import HOLDINGS
from woonzeker.legal.rules.tenure.questions import (
    DECIDING,
    QUESTIONS,
    UNKNOWN,
    AnswerUnknown,
    Ask,
    Question,
    answers_from,
)
from woonzeker.legal.rules.tenure.rights import Holding, Judge, Right, ShownRight, shown
from woonzeker.legal.rules.tenure.signs import Sign, points_to_rent, signs_of
from woonzeker.legal.rules.tenure.table import TABLE, Row, Tenure, looks_like, still_asked

__all__ = [
    "DECIDING",
    "HOLDINGS",
    "NO_VERDICT",
    "QUESTIONS",
    "TABLE",
    "UNKNOWN",
    "AnswerUnknown",
    "Ask",
    "Finding",
    "Holding",
    "Judge",
    "Question",
    "Right",
    "Row",
    "ShownRight",
    "Sign",
    "Tenure",
    "answers_from",
    "finding",
    "looks_like",
    "next_question",
    "options_of",
    "points_to_rent",
    "shown",
    "signs_of",
    "still_asked",
]
