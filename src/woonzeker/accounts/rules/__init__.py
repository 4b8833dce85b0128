# SPDX-License-Identifier: EUPL-1.2
"""What holds for signing in, without database or clock."""

from __future__ import annotations

from woonzeker.accounts.rules.passwords import LONGEST, SHORTEST, Weakness, weakness
from woonzeker.accounts.rules.pins import PIN_DIGITS, PIN_TRIES, pin_is_digits, pin_is_easy
from woonzeker.accounts.rules.second_step import needs_second_step, shown_enough
from woonzeker.accounts.rules.sessions import IDLE, WHOLE, Standing, standing, to_touch
from woonzeker.accounts.rules.tries import Limit

__all__ = [
    "IDLE",
    "LONGEST",
    "PIN_DIGITS",
    "PIN_TRIES",
    "SHORTEST",
    "WHOLE",
    "Limit",
    "Standing",
    "Weakness",
    "needs_second_step",
    "pin_is_digits",
    "pin_is_easy",
    "shown_enough",
    "standing",
    "to_touch",
    "weakness",
]
