# SPDX-License-Identifier: EUPL-1.2
"""From urgent households and a week's capacity to tours: who is visited, by whom, in which order.

Choosing comes before routing. `choosing` fills the week by urgency and term alone and never sees a
distance; `touring` then spreads the chosen doors over the crews and orders each tour by distance;
`forecasting` says which terms this capacity will miss.
"""

from __future__ import annotations

from woonzeker.planning.routes.capacity import (
    CapacityPolicy,
    Window,
    capacity_from,
    days_of_week,
    shifts_of,
)
from woonzeker.planning.routes.choosing import choose
from woonzeker.planning.routes.facts import (
    Choice,
    Crew,
    DayPart,
    Dropped,
    MissedTerm,
    Plan,
    Shift,
    Stop,
    Tour,
    Wanted,
)
from woonzeker.planning.routes.forecasting import terms_missed
from woonzeker.planning.routes.touring import plan

__all__ = [
    "CapacityPolicy",
    "Choice",
    "Crew",
    "DayPart",
    "Dropped",
    "MissedTerm",
    "Plan",
    "Shift",
    "Stop",
    "Tour",
    "Wanted",
    "Window",
    "capacity_from",
    "choose",
    "days_of_week",
    "plan",
    "shifts_of",
    "terms_missed",
]
