# SPDX-License-Identifier: EUPL-1.2
"""Figures: how partners deliver, and who is missing."""

from __future__ import annotations

from woonzeker.monitoring.selectors.coverage import Coverage, coverage, invitation_words
from woonzeker.monitoring.selectors.scorecards import (
    MONTH,
    YEAR,
    CardRow,
    own_scorecard,
    partner_scorecard,
    period_of,
    scorecards,
)

__all__ = [
    "MONTH",
    "YEAR",
    "CardRow",
    "Coverage",
    "coverage",
    "invitation_words",
    "own_scorecard",
    "partner_scorecard",
    "period_of",
    "scorecards",
]
