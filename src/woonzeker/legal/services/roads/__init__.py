# SPDX-License-Identifier: EUPL-1.2
"""What is done on the other roads: beginning, steps, points, reports of nuisance, the end."""

from __future__ import annotations

from woonzeker.legal.services.roads.beginning import begin_order_road, begin_road, end_road
from woonzeker.legal.services.roads.noting import (
    check_nuisance,
    note_nuisance,
    note_road_step,
    raise_point,
)
from woonzeker.legal.services.roads.recalling import recall_road_row
from woonzeker.legal.services.roads.tenure import keep_tenure

__all__ = [
    "begin_order_road",
    "begin_road",
    "check_nuisance",
    "end_road",
    "keep_tenure",
    "note_nuisance",
    "note_road_step",
    "raise_point",
    "recall_road_row",
]
