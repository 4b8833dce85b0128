# SPDX-License-Identifier: EUPL-1.2
"""What is seen of the national delivery: how a period stands, what left, and the figures."""

from __future__ import annotations

from woonzeker.monitoring.selectors.delivered import delivered
from woonzeker.monitoring.selectors.figures import Table, as_csv, figures
from woonzeker.monitoring.selectors.organisation import (
    national_policy,
    organisation,
    places_that_agreed,
)
from woonzeker.monitoring.selectors.readiness import (
    MAY_COUNT,
    MAY_MEND,
    IncompleteRow,
    Missing,
    Readiness,
    incomplete_rows,
    readiness,
)

__all__ = [
    "MAY_COUNT",
    "MAY_MEND",
    "IncompleteRow",
    "Missing",
    "Readiness",
    "Table",
    "as_csv",
    "delivered",
    "figures",
    "incomplete_rows",
    "national_policy",
    "organisation",
    "places_that_agreed",
    "readiness",
]
