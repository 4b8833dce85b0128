# SPDX-License-Identifier: EUPL-1.2
"""The windows of the Landelijk Convenant Vroegsignalering: how old arrears are at a report.

An agreement, no act: a municipality may set its own window in its policy, and a window never
keeps out an end of supply or a crisis.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from woonzeker.law.calendar import add_months
from woonzeker.law.errors import NotInForce, ParameterUnknown
from woonzeker.law.reader import Citation, parameter


@dataclass(frozen=True, slots=True)
class Window:
    """From how many days (`from_days`) to how many (`to_days`), or more than so many months."""

    from_days: int | None
    to_days: int | None
    above_months: int | None
    citation: Citation

    def holds(self, arose_on: date, reported_on: date) -> bool:
        """Whether arrears that arose on one day may be reported on the other."""
        if self.above_months is not None:
            return reported_on > add_months(arose_on, self.above_months)
        age = (reported_on - arose_on).days
        return (self.from_days or 0) <= age and (self.to_days is None or age <= self.to_days)


def window(partner_type: str, on: date) -> Window | None:
    """The window for a type of partner; None where the covenant sets none (mortgage, tax)."""
    try:
        rule = parameter(f"lcv/venster_{partner_type}", on=on)
    except NotInForce:
        raise
    except ParameterUnknown:
        return None
    value = rule.value
    return Window(value.get("from"), value.get("to"), value.get("above"), rule.citation)
