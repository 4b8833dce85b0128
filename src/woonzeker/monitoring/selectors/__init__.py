# SPDX-License-Identifier: EUPL-1.2
"""What is seen of the national delivery: how a period stands, what left, and the figures."""

from __future__ import annotations

from woonzeker.monitoring.selectors.coverage import Coverage, coverage, invitation_words
from woonzeker.monitoring.selectors.delivered import delivered
from woonzeker.monitoring.selectors.figures import NotToPublish, Table, as_csv, figures
from woonzeker.monitoring.selectors.organisation import (
    national_policy,
    organisation,
    places_that_agreed,
)
from woonzeker.monitoring.selectors.readiness import (
    MAY_COUNT,
    MAY_MEND,
    MOST_ROWS,
    IncompleteRow,
    Missing,
    Readiness,
    incomplete_rows,
    readiness,
)
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
    "MAY_COUNT",
    "MAY_MEND",
    "MONTH",
    "MOST_ROWS",
    "YEAR",
    "CardRow",
    "Coverage",
    "IncompleteRow",
    "Missing",
    "NotToPublish",
    "Readiness",
    "Table",
    "as_csv",
    "coverage",
    "delivered",
    "figures",
    "incomplete_rows",
    "invitation_words",
    "national_policy",
    "organisation",
    "own_scorecard",
    "partner_scorecard",
    "period_of",
    "places_that_agreed",
    "readiness",
    "scorecards",
]
