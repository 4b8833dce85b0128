# SPDX-License-Identifier: EUPL-1.2
"""What others may read of housing."""

from __future__ import annotations

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
    "RoofPage",
    "aftercare_due",
    "aftercare_of",
    "aftercare_page",
    "lost_days",
    "roof_page",
]
