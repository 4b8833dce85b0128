# SPDX-License-Identifier: EUPL-1.2
"""What can be done in housing."""

from __future__ import annotations

from woonzeker.housing.services.places import MOST_AT_ONCE, NewPlace, add_place, close_place
from woonzeker.housing.services.regions import (
    begin_region,
    leave_region,
    let_into_region,
    share_waiting,
)
from woonzeker.housing.services.roof_policy import decide_roof
from woonzeker.housing.services.stays import Wanted, book, cancel_stay, end_stay
from woonzeker.housing.services.waiting import leave_waiting, pass_over, wait_for_place

__all__ = [
    "MOST_AT_ONCE",
    "NewPlace",
    "Wanted",
    "add_place",
    "begin_region",
    "book",
    "cancel_stay",
    "close_place",
    "decide_roof",
    "end_stay",
    "leave_region",
    "leave_waiting",
    "let_into_region",
    "pass_over",
    "share_waiting",
    "wait_for_place",
]
