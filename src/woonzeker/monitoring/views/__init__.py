# SPDX-License-Identifier: EUPL-1.2
"""Pages of figures: how partners deliver, and who is missing."""

from __future__ import annotations

from woonzeker.monitoring.views.coverage import coverage, invite
from woonzeker.monitoring.views.scorecards import own_scorecard, scorecard, scorecards

__all__ = ["coverage", "invite", "own_scorecard", "scorecard", "scorecards"]
