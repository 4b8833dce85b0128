# SPDX-License-Identifier: EUPL-1.2
"""What is seen of the national delivery: how a period stands, what left, and the figures."""

from __future__ import annotations

from woonzeker.monitoring.selectors.coverage import Coverage, coverage, invitation_words
from woonzeker.monitoring.selectors.delivered import delivered
from woonzeker.monitoring.selectors.eviction_lists import (
    EvictionList,
    eviction_list,
    may_list_line,
)
from woonzeker.monitoring.selectors.eviction_trend import eviction_trend
from woonzeker.monitoring.selectors.evictions import YearOfEvictions, evictions
from woonzeker.monitoring.selectors.figures import NotToPublish, Table, as_csv, figures
from woonzeker.monitoring.selectors.organisation import (
    national_policy,
    organisation,
    places_that_agreed,
)
from woonzeker.monitoring.selectors.published_years import (
    YearAccount,
    published_years,
    year_account,
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
from woonzeker.monitoring.selectors.sieve import (
    MAY_SEE_SIEVE,
    SievePage,
    first_entered,
    leaks_number,
    sieve,
)
from woonzeker.monitoring.selectors.sieve_kept import Erased
from woonzeker.monitoring.selectors.sieve_lists import (
    MAY_OPEN,
    LeakPage,
    ListPage,
    leaks,
    may_list,
    sieve_list,
)

__all__ = [
    "MAY_COUNT",
    "MAY_MEND",
    "MAY_OPEN",
    "MAY_SEE_SIEVE",
    "MONTH",
    "MOST_ROWS",
    "YEAR",
    "CardRow",
    "Coverage",
    "Erased",
    "EvictionList",
    "IncompleteRow",
    "LeakPage",
    "ListPage",
    "Missing",
    "NotToPublish",
    "Readiness",
    "SievePage",
    "Table",
    "YearAccount",
    "YearOfEvictions",
    "as_csv",
    "coverage",
    "delivered",
    "eviction_list",
    "eviction_trend",
    "evictions",
    "figures",
    "first_entered",
    "incomplete_rows",
    "invitation_words",
    "leaks",
    "leaks_number",
    "may_list",
    "may_list_line",
    "national_policy",
    "organisation",
    "own_scorecard",
    "partner_scorecard",
    "period_of",
    "places_that_agreed",
    "published_years",
    "readiness",
    "scorecards",
    "sieve",
    "sieve_list",
    "year_account",
]
