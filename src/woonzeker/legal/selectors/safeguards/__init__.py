# SPDX-License-Identifier: EUPL-1.2
"""How the safeguards of cases stand, who must sign, and who must be told."""

from __future__ import annotations

from woonzeker.legal.selectors.safeguards.coming import (
    coming_of,
    escalation_policy,
    near_court,
    put_before_as,
    told_of,
)
from woonzeker.legal.selectors.safeguards.days import days_of
from woonzeker.legal.selectors.safeguards.record import facts_for_stops, record_of

__all__ = [
    "coming_of",
    "days_of",
    "escalation_policy",
    "facts_for_stops",
    "near_court",
    "put_before_as",
    "record_of",
    "told_of",
]
