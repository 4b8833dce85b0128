# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a signal that found its person. Pure: facts in, a decision out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What a signal leads to."""

    TAKE_UP = "take_up"
    REPEAT = "repeat"
    DECEASED = "deceased"
    NOT_RESIDENT = "not_resident"


class Shape(StrEnum):
    """How many signals came for a household (the three words of the national monitor)."""

    SINGLE = "single"
    SEVERAL = "several"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class SignalFacts:
    """What counts of one signal. Amounts in cents."""

    kind: str
    amount_cents: int
    crisis: bool
    eviction_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the register says of the person on the day."""

    died_on: date | None
    departed_on: date | None


@dataclass(frozen=True, slots=True)
class EarlierFacts:
    """What runs already: the amount of this partner's last signal that was taken up, in cents."""

    case_runs: bool
    last_amount_cents: int | None


def outcome_of(
    signal: SignalFacts, person: PersonFacts, earlier: EarlierFacts, *, on: date
) -> Outcome:
    """Decide what a linked signal leads to on a day.

    A repeat is the same partner with arrears that are not higher, and only while a case runs (DDAS,
    'herhaalde melding'). End of supply, eviction and crisis are news, never a repeat.
    """
    if person.died_on and person.died_on <= on:
        return Outcome.DECEASED
    if person.departed_on and person.departed_on <= on:
        return Outcome.NOT_RESIDENT
    news = signal.crisis or signal.kind != "signaal"
    known = earlier.case_runs and earlier.last_amount_cents is not None
    if known and not news and signal.amount_cents <= (earlier.last_amount_cents or 0):
        return Outcome.REPEAT
    return Outcome.TAKE_UP


def is_threatening(signal: SignalFacts) -> bool:
    """Whether the clock of three working days starts (Wgs art. 4 lid 2).

    A crisis report and an announced eviction do. The end of a supply contract alone does not: the
    cut-off itself is weeks away, and the municipality may still declare it a threat.
    """
    return signal.crisis or signal.kind == "ontruiming" or signal.eviction_on is not None


def shape_of(signals_this_month: int, earlier_days: Iterable[date], *, starts_on: date) -> Shape:
    """The shape of a matching period that starts on the first of a month.

    `earlier_days` are the first days of earlier months with a signal for the same household: one
    within six months makes the period a following one.
    """
    if any(0 < _months_between(day, starts_on) <= 6 for day in earlier_days):
        return Shape.FOLLOWING
    return Shape.SEVERAL if signals_this_month > 1 else Shape.SINGLE


def _months_between(earlier: date, later: date) -> int:
    return (later.year - earlier.year) * 12 + later.month - earlier.month
