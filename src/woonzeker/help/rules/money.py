# SPDX-License-Identifier: EUPL-1.2
"""What a month brings and costs, and the room to repay that is left above what is protected. Pure.

Amounts are whole cents. What comes in every four weeks or every week is thirteen or fifty-two times
a year; sums are exact fractions and are rounded once, to the side that is careful for the resident.
The beslagvrije voet is never worked out here: it is entered from an official tool (Rv art. 475da).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from woonzeker.law import parameter
from woonzeker.law.bik import collection_costs


class Every(StrEnum):
    """How often an amount comes or goes."""

    MONTH = "maand"
    FOUR_WEEKS = "vierweken"
    WEEK = "week"
    YEAR = "jaar"


#: how many times in a month, on average over a year
A_MONTH: dict[Every, Fraction] = {
    Every.MONTH: Fraction(1),
    Every.FOUR_WEEKS: Fraction(13, 12),
    Every.WEEK: Fraction(52, 12),
    Every.YEAR: Fraction(1, 12),
}


@dataclass(frozen=True, slots=True)
class Amount:
    """One line of the overview: what it is, cents, and how often."""

    what: str
    cents: int
    every: Every = Every.MONTH

    @property
    def a_month(self) -> Fraction:
        """What it comes to in a month, exactly."""
        return self.cents * A_MONTH[self.every]


def a_month(lines: Iterable[Amount]) -> Fraction:
    """What lines come to together in a month, exactly."""
    return sum((line.a_month for line in lines), Fraction(0))


def rounded_down(cents: Fraction) -> int:
    """Whole cents, never more than there is: for what comes in and for what may be asked."""
    return cents.numerator // cents.denominator


def rounded_up(cents: Fraction) -> int:
    """Whole cents, never less than it costs: for what goes out."""
    return -(-cents.numerator // cents.denominator)


@dataclass(frozen=True, slots=True)
class Month:
    """An average month in whole cents; `left` may be below zero."""

    income: int
    costs: int
    repaid: int

    @property
    def left(self) -> int:
        """What is left after fixed costs and what is repaid already."""
        return self.income - self.costs - self.repaid


def month_of(
    income: Iterable[Amount], costs: Iterable[Amount], repaid: Iterable[Amount] = ()
) -> Month:
    """The average month of a household: income rounded down, what goes out rounded up."""
    return Month(
        rounded_down(a_month(income)), rounded_up(a_month(costs)), rounded_up(a_month(repaid))
    )


@dataclass(frozen=True, slots=True)
class Room:
    """What may be repaid in a month, as an indication, and how it came to that; cents.

    `month` is None while it is not known; `missing` then says in codes what is.
    """

    month: Fraction | None
    income: int
    protected: int | None
    repaid: int
    missing: tuple[str, ...] = ()

    @property
    def cents(self) -> int | None:
        """Whole cents a month, rounded down; never below zero."""
        return None if self.month is None else rounded_down(self.month)


def room_of(
    income: Iterable[Amount],
    *,
    protected_cents: int | None,
    repaid: Iterable[Amount] = (),
) -> Room:
    """Income above the protected amount, less what running arrangements take of it already."""
    earned, taken = a_month(income), a_month(repaid)
    missing = tuple(
        code
        for code, lacks in (("income", earned == 0), ("protected", protected_cents is None))
        if lacks
    )
    free = None if missing else max(Fraction(0), earned - (protected_cents or 0) - taken)
    return Room(free, rounded_down(earned), protected_cents, rounded_up(taken), missing)


def fits(instalment: Amount, room: Room) -> bool:
    """Whether a proposal stays within the room; never while the room is not known."""
    return room.month is not None and instalment.a_month <= room.month


def most_to_ask(every: Every, room: Room) -> int:
    """The highest instalment in whole cents that stays within the room; 0 when there is none."""
    return 0 if room.month is None else rounded_down(room.month / A_MONTH[every])


def most_at_once(room: Room, every: Every, turns: int, *, saved: int) -> int:
    """The most in whole cents to pay on so many pay days together, with what is put by."""
    if room.month is None:
        return 0
    return rounded_down(room.month * turns / A_MONTH[every]) + max(0, saved)


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of the scale: of so many cents this share (hundredths of a percent) is so much."""

    of_cents: int
    share: int
    cents: int

    @property
    def percent(self) -> str:
        """The share as people write it: '15', '0,5'."""
        whole, rest = divmod(self.share, 100)
        return f"{whole},{rest:02d}".rstrip("0") if rest else str(whole)


@dataclass(frozen=True, slots=True)
class CostCheck:
    """Collection costs that were charged against the most that may be charged; whole cents."""

    charged: int
    most: int
    slices: tuple[Slice, ...]
    #: minimum, maximum or empty: what made the outcome another than the sum of the slices
    bound: str
    with_vat: bool

    @property
    def over(self) -> int:
        """How much too high; 0 when it is not."""
        return max(0, self.charged - self.most)


def check_costs(
    principal_cents: int, charged_cents: int, *, on: date, with_vat: bool = False
) -> CostCheck:
    """Hold collection costs against the scale of their day (Besluit BIK art. 2).

    Without a principal nothing may be charged. Raises NotInForce before the decree existed.
    """
    if principal_cents <= 0:
        return CostCheck(charged_cents, 0, (), "", with_vat)
    most = collection_costs(principal_cents, on=on, with_vat=with_vat)
    slices = _slices(principal_cents, on)
    summed = sum(each.cents for each in slices)
    lowest = parameter("bik/minimum", on=on).number
    highest = parameter("bik/maximum", on=on).number
    bound = "minimum" if summed < lowest else "maximum" if summed > highest else ""
    return CostCheck(charged_cents, most, slices, bound, with_vat)


def _slices(principal_cents: int, on: date) -> tuple[Slice, ...]:
    found, below = [], 0
    for upper, share in parameter("bik/staffel", on=on).value:
        top = principal_cents if upper is None else min(principal_cents, upper)
        if top > below:
            part = top - below
            found.append(Slice(part, share, (2 * part * share + 10_000) // 20_000))
        below = top
    return tuple(found)
