# SPDX-License-Identifier: EUPL-1.2
"""How long a partner is asked to wait with collecting, and when somebody is reminded. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from woonzeker.law import Confidence, parameter
from woonzeker.law.calendar import dutch_date

LENGTH = "lcv/pauze_incasso"


@dataclass(frozen=True, slots=True)
class PauseTerm:
    """From when until when, why, and whether the length was read in the text itself."""

    from_on: date
    until_on: date
    explanation: str
    verified: bool


def pause_term(accepted_on: date) -> PauseTerm:
    """The pause that is asked on a day; both ends count."""
    rule = parameter(LENGTH, on=accepted_on)
    until_on = accepted_on + timedelta(days=rule.number)
    explanation = f"{rule.number} dagen na {dutch_date(accepted_on)} is {dutch_date(until_on)}."
    return PauseTerm(
        accepted_on, until_on, explanation, rule.confidence is not Confidence.UNVERIFIED
    )


def remind_from(until_on: date, days: int) -> date:
    """The first day on which whoever works on the case is reminded."""
    return until_on - timedelta(days=days)


def is_running(from_on: date, until_on: date, ended_on: date | None, *, on: date) -> bool:
    """Whether a pause holds on a day: it ends by itself, or earlier when somebody ended it."""
    return from_on <= on <= until_on and (ended_on is None or on < ended_on)
