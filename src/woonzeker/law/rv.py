# SPDX-License-Identifier: EUPL-1.2
"""The terms around a court and its judgment: Rv art. 114, 143 and 339, BW art. 7:280. Pure.

Each takes the day from which is counted and raises NotInForce for a day before its rule is known.
"""

from __future__ import annotations

from datetime import date, timedelta

from woonzeker.law.calendar import dutch_date
from woonzeker.law.terms import Deadline, counted_from

__all__ = [
    "appeal_in_short_until",
    "appeal_until",
    "hearing_not_before",
    "objection_until",
    "respite_until",
    "summons_term_until",
]


def summons_term_until(served_on: date) -> Deadline:
    """The last day of the week that a tenant has after a summons (Rv art. 114 and 119)."""
    return counted_from("rv/dagvaardingstermijn", served_on)


def hearing_not_before(served_on: date) -> tuple[date, str]:
    """The first day on which a hearing is in time after a summons, and why in Dutch."""
    term = summons_term_until(served_on)
    first = term.due_on + timedelta(days=1)
    return first, f"{term.explanation} De zitting zelf telt niet mee: vanaf {dutch_date(first)}."


def objection_until(known_on: date) -> Deadline:
    """The last day to object to a judgment by default (verzet, Rv art. 143).

    Counted from the day on which the judgment was served on the tenant in person, or on which an
    act of theirs showed that they knew it; without those from the day of the execution.
    """
    return counted_from("rv/verzet", known_on)


def appeal_until(judged_on: date) -> Deadline:
    """The last day to appeal against a judgment (Rv art. 339 lid 1)."""
    return counted_from("rv/hoger_beroep", judged_on)


def appeal_in_short_until(judged_on: date) -> Deadline:
    """The last day to appeal against a judgment in summary proceedings (Rv art. 339 lid 2)."""
    return counted_from("rv/hoger_beroep_kort_geding", judged_on)


def respite_until(given_on: date) -> Deadline:
    """The last day of a respite at its longest (BW art. 7:280); the judge sets the day itself."""
    return counted_from("bw/terme_de_grace", given_on)
