# SPDX-License-Identifier: EUPL-1.2
"""What others may read of housing."""

from __future__ import annotations

from woonzeker.housing.selectors.living_line import LivingLine, living_line
from woonzeker.housing.selectors.living_own import OwnLiving, own_living
from woonzeker.housing.selectors.living_running import losing_days
from woonzeker.housing.selectors.roof import (
    AftercareLine,
    AftercarePage,
    RoofPage,
    aftercare_due,
    aftercare_page,
    roof_page,
)
from woonzeker.housing.selectors.roof_facts import Aftercare, aftercare_of, lost_days

__all__ = [
    "Aftercare",
    "AftercareLine",
    "AftercarePage",
    "LivingLine",
    "OwnLiving",
    "RoofPage",
    "aftercare_due",
    "aftercare_of",
    "aftercare_page",
    "living_line",
    "losing_days",
    "lost_days",
    "own_living",
    "roof_page",
]
