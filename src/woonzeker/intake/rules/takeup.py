# SPDX-License-Identifier: EUPL-1.2
"""Whether a signal that was taken in is taken up as well."""

from __future__ import annotations

from woonzeker.intake.rules.shapes import (
    AcceptedLine,
    EarlierSignal,
    NotTakenUp,
    TakeUpPolicy,
)
from woonzeker.law.calendar import add_months


def not_taken_up(
    line: AcceptedLine, sector: str, policy: TakeUpPolicy, *, earlier: EarlierSignal | None = None
) -> NotTakenUp | None:
    """Why the municipality does not take the signal up; None when it does.

    End of supply, evictions and crises are always taken up. A repeat counts as such only while a
    case runs and the arrears are not higher than before.
    """
    if line.kind != "signaal" or line.crisis:
        return None
    if policy.threshold_cents is not None and line.amount_cents < policy.threshold_cents:
        return NotTakenUp.BELOW_THRESHOLD
    if _outside_window(line, sector, policy):
        return NotTakenUp.OUTSIDE_WINDOW
    if earlier and earlier.case_running and line.amount_cents <= earlier.amount_cents:
        return NotTakenUp.REPEAT
    return None


def _outside_window(line: AcceptedLine, sector: str, policy: TakeUpPolicy) -> bool:
    """Whether the arrears are too young or too old; without a first day nobody can tell."""
    window = policy.windows.get(sector)
    if window is None or line.arose_on is None:
        return False
    days = (line.signalled_on - line.arose_on).days
    too_young = window.from_days is not None and days < window.from_days
    too_old = window.to_days is not None and days > window.to_days
    if window.above_months is not None:
        too_young |= line.signalled_on <= add_months(line.arose_on, window.above_months)
    return too_young or too_old
