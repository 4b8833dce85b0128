# SPDX-License-Identifier: EUPL-1.2
"""An invented town of people, homes and landlords, and twelve months of files about arrears.

`write` puts it on disk; `Town` gives it piece by piece. Pure: chance from a seed, no clock.
"""

from __future__ import annotations

from woonzeker.demo.town.partners import Partner, partners
from woonzeker.demo.town.timeline import MONTHS, Month
from woonzeker.demo.town.town import FULL_SIZE, SMALL_SIZE, Town, TruthLine
from woonzeker.demo.town.writing import REGISTER, write, write_town, write_truth

__all__ = [
    "FULL_SIZE", "MONTHS", "REGISTER", "SMALL_SIZE", "Month", "Partner", "Town", "TruthLine",
    "partners", "write", "write_town", "write_truth",
]  # fmt: skip
