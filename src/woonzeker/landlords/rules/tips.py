# SPDX-License-Identifier: EUPL-1.2
"""Tips at the moment they fit: a closed list, each with why it is shown now. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from woonzeker.landlords.rules.arrears import DAYS_OF_GRACE, Standing
from woonzeker.landlords.rules.ledger import Charge
from woonzeker.law import Citation, Confidence, parameter
from woonzeker.law.calendar import add_months

#: so many periods in a row make a habit; two may be chance
HABIT = 3
#: days by which the moments of a habit may differ: a weekend and a bank holiday
SPREAD = 4
#: arrears of more than so many periods are seldom paid off without giving something up
MANY_PERIODS = 6


class Tip(StrEnum):
    """Everything that is ever advised here."""

    MOVE_PAY_DAY = "move_pay_day"
    DISCOUNT = "discount"
    WAIVE_PART = "waive_part"
    POINT_TO_HELP = "point_to_help"


class Because(StrEnum):
    """Why a tip fits now."""

    INCOME_COMES_LATER = "income_comes_later"
    PAID_LATE_BY_HABIT = "paid_late_by_habit"
    BEHIND = "behind"
    ARRANGEMENT_HALFWAY = "arrangement_halfway"
    NOTHING_FITS = "nothing_fits"
    MUCH_OPEN = "much_open"


@dataclass(frozen=True, slots=True)
class Advice:
    """A tip, why it is shown, and for another pay day which one."""

    tip: Tip
    because: Because
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a tenancy on a day; `income_day` is a day of the month the tenant named."""

    standing: Standing
    balance_cents: int
    period_cents: int
    monthly: bool
    pay_day: int
    income_day: int | None
    self_contained: bool
    has_discount: bool
    late_days: tuple[int, ...]
    arrangement_halfway: bool = False
    nothing_fits: bool = False


def late_days(paid: Sequence[tuple[Charge, date | None]]) -> tuple[int, ...]:
    """How many days late each of the last paid charges was, the newest first."""
    return tuple((on - charge.due_on).days for charge, on in reversed(paid) if on is not None)


def habit(days: Sequence[int]) -> int | None:
    """By how many days somebody pays late every time; None when it is no habit.

    A few days are nothing: money needs some to arrive.
    """
    last = list(days[:HABIT])
    if len(last) < HABIT or min(last) < DAYS_OF_GRACE or max(last) - min(last) > SPREAD:
        return None
    return round(median(last))


def tips(facts: Facts) -> tuple[Advice, ...]:
    """What fits now, the lightest first; nothing when nothing is wrong."""
    found = (_pay_day(facts), _help(facts), _discount(facts), _waiver(facts))
    return tuple(each for each in found if each is not None)


def _pay_day(facts: Facts) -> Advice | None:
    if not facts.monthly:
        return None
    if facts.income_day is not None and facts.income_day != facts.pay_day:
        if facts.income_day > facts.pay_day:
            return Advice(Tip.MOVE_PAY_DAY, Because.INCOME_COMES_LATER, facts.income_day)
        return None
    if facts.income_day is None and (late := habit(facts.late_days)):
        day = (facts.pay_day + late - 1) % 31 + 1
        return Advice(Tip.MOVE_PAY_DAY, Because.PAID_LATE_BY_HABIT, day)
    return None


def _help(facts: Facts) -> Advice | None:
    behind = facts.standing is Standing.BEHIND
    return Advice(Tip.POINT_TO_HELP, Because.BEHIND) if behind else None


def _discount(facts: Facts) -> Advice | None:
    fits = facts.standing is Standing.BEHIND and facts.self_contained and not facts.has_discount
    return Advice(Tip.DISCOUNT, Because.BEHIND) if fits else None


def _waiver(facts: Facts) -> Advice | None:
    if facts.arrangement_halfway:
        return Advice(Tip.WAIVE_PART, Because.ARRANGEMENT_HALFWAY)
    if facts.standing is not Standing.BEHIND:
        return None
    if facts.nothing_fits:
        return Advice(Tip.WAIVE_PART, Because.NOTHING_FITS)
    much = facts.balance_cents > MANY_PERIODS * facts.period_cents
    return Advice(Tip.WAIVE_PART, Because.MUCH_OPEN) if much else None


class Unfit(StrEnum):
    """Why a discount cannot be given as a temporary one."""

    NO_REQUEST = "no_request"
    ROOM = "room"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    BACKWARDS = "backwards"
    TOO_MUCH = "too_much"


@dataclass(frozen=True, slots=True)
class DiscountAsked:
    """A discount as the landlord wants to note it; `asked_on` is the day of the written request."""

    from_on: date
    until_on: date
    cents: int
    rent_cents: int
    asked_on: date | None
    self_contained: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of the act on a day: months, where they stand and how sure we are."""

    shortest: int
    longest: int
    citation: Citation
    confidence: Confidence


def discount_rules(on: date) -> Rules:
    """What the act asks on a day. Raises NotInForce before it existed."""
    shortest, longest = parameter("wthk/kortste", on), parameter("wthk/langste", on)
    return Rules(shortest.number, longest.number, longest.citation, longest.confidence)


def unfit(asked: DiscountAsked) -> Unfit | None:
    """Why this is no temporary discount under the act; None when it is one."""
    rules = discount_rules(asked.from_on)
    after = date.fromordinal(asked.until_on.toordinal() + 1)
    checks = (
        (asked.until_on < asked.from_on, Unfit.BACKWARDS),
        (not asked.self_contained and bool(_holds("zelfstandig", asked)), Unfit.ROOM),
        (_unasked(asked) and bool(_holds("op_verzoek", asked)), Unfit.NO_REQUEST),
        (after < add_months(asked.from_on, rules.shortest), Unfit.TOO_SHORT),
        (after > add_months(asked.from_on, rules.longest), Unfit.TOO_LONG),
        (not 0 < asked.cents <= asked.rent_cents, Unfit.TOO_MUCH),
    )
    return next((why for holds, why in checks if holds), None)


def _holds(name: str, asked: DiscountAsked) -> object:
    return parameter(f"wthk/{name}", asked.from_on).value


def _unasked(asked: DiscountAsked) -> bool:
    return asked.asked_on is None or asked.asked_on > asked.from_on
