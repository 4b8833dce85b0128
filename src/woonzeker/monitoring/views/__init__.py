# SPDX-License-Identifier: EUPL-1.2
"""Pages of figures: the national delivery, how partners deliver, and who is missing."""

from __future__ import annotations

from woonzeker.monitoring.views.coverage import coverage, invite
from woonzeker.monitoring.views.national import (
    counts,
    ddas,
    figures,
    incomplete,
    national,
    organisation,
)
from woonzeker.monitoring.views.scorecards import own_scorecard, scorecard, scorecards

__all__ = [
    "counts",
    "coverage",
    "ddas",
    "figures",
    "incomplete",
    "invite",
    "national",
    "organisation",
    "own_scorecard",
    "scorecard",
    "scorecards",
]
