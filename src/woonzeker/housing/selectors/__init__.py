# SPDX-License-Identifier: EUPL-1.2
"""What others may read of housing."""

from __future__ import annotations

from woonzeker.housing.selectors.living_line import LivingLine, living_line
from woonzeker.housing.selectors.living_own import OwnLiving, own_living
from woonzeker.housing.selectors.living_running import losing_days

__all__ = ["LivingLine", "OwnLiving", "living_line", "losing_days", "own_living"]
