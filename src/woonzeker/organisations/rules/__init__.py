# SPDX-License-Identifier: EUPL-1.2
"""What holds for people and their roles, without database or clock."""

from __future__ import annotations

from woonzeker.organisations.rules.access_bounds import ACCESS_BOUNDS, refuse_outside_bounds
from woonzeker.organisations.rules.claims import Given, roles_from, second_step_shown
from woonzeker.organisations.rules.numbers import (
    DAYS,
    EUROS,
    MINUTES,
    TIMES,
    WEEKS,
    Asked,
    NumbersPage,
    number_in,
    with_numbers,
)
from woonzeker.organisations.rules.roles import (
    ROLES_OF_STAFF,
    clash,
    may_release,
    sees_residents,
)
from woonzeker.organisations.rules.routes import (
    HEADINGS,
    TOLD,
    Mistake,
    Range,
    Routes,
    normal,
    read_routes,
)
from woonzeker.organisations.rules.unused import WARNED_DAYS, days_left

__all__ = [
    "ACCESS_BOUNDS",
    "DAYS",
    "EUROS",
    "HEADINGS",
    "MINUTES",
    "ROLES_OF_STAFF",
    "TIMES",
    "TOLD",
    "WARNED_DAYS",
    "WEEKS",
    "Asked",
    "Given",
    "Mistake",
    "NumbersPage",
    "Range",
    "Routes",
    "clash",
    "days_left",
    "may_release",
    "normal",
    "number_in",
    "read_routes",
    "refuse_outside_bounds",
    "roles_from",
    "second_step_shown",
    "sees_residents",
    "with_numbers",
]
