# SPDX-License-Identifier: EUPL-1.2
"""What holds for people and their roles, without database or clock."""

from __future__ import annotations

from woonzeker.organisations.rules.claims import Given, roles_from, second_step_shown
from woonzeker.organisations.rules.roles import ROLES_OF_STAFF, clash, sees_residents
from woonzeker.organisations.rules.unused import WARNED_DAYS, days_left

__all__ = [
    "ROLES_OF_STAFF",
    "WARNED_DAYS",
    "Given",
    "clash",
    "days_left",
    "roles_from",
    "second_step_shown",
    "sees_residents",
]
