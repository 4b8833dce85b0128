# SPDX-License-Identifier: EUPL-1.2
"""Pages of figures: the national delivery, how partners deliver, who is missing, the sieve."""

from __future__ import annotations

from woonzeker.monitoring.views.coverage import coverage, invite
from woonzeker.monitoring.views.evictions import (
    eviction_list,
    evictions,
    evictions_file,
    year,
    year_file,
)
from woonzeker.monitoring.views.national import (
    counts,
    ddas,
    figures,
    incomplete,
    national,
    organisation,
)
from woonzeker.monitoring.views.scorecards import own_scorecard, scorecard, scorecards
from woonzeker.monitoring.views.sieve import leaks, sieve, sieve_file, sieve_list

__all__ = [
    "counts",
    "coverage",
    "ddas",
    "eviction_list",
    "evictions",
    "evictions_file",
    "figures",
    "incomplete",
    "invite",
    "leaks",
    "national",
    "organisation",
    "own_scorecard",
    "scorecard",
    "scorecards",
    "sieve",
    "sieve_file",
    "sieve_list",
    "year",
    "year_file",
]
