# SPDX-License-Identifier: EUPL-1.2
"""What a month brings and costs, and the room to repay that is left above what is protected. Pure.

Amounts are whole cents. What comes in every four weeks or every week is thirteen or fifty-two times
a year; sums are exact fractions and are rounded once, to the side that is careful for the resident.
The beslagvrije voet is never worked out here: it is entered from an official tool (Rv art. 475da).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from woonzeker.law import parameter
from woonzeker.law.bik import Claim, collection_costs, recurring_costs


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
    outdated: str = "",
) -> Room:
    """Income above the protected amount, less what is repaid of it already.

    `outdated`: why the protected amount no longer holds; then no room is known.
    """
    earned, taken = a_month(income), a_month(repaid)
    missing = tuple(
        code
        for code, lacks in (
            ("income", earned == 0),
            ("protected", protected_cents is None),
            (outdated, bool(outdated and protected_cents is not None)),
        )
        if lacks
    )
    free = None if missing else max(Fraction(0), earned - (protected_cents or 0) - taken)
    return Room(free, rounded_down(earned), protected_cents, rounded_up(taken), missing)


def out_of_date(worked_out: date | None, *, changed: bool, on: date, days: int) -> str:
    """Why a protected amount no longer holds: the household changed, or it is too old; or ''."""
    if changed:
        return "protected_changed"
    if worked_out is not None and worked_out + timedelta(days=days) < on:
        return "protected_old"
    return ""


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
    #: minimum, maximum, terms, letter or empty: why it is another than the sum of the slices
    bound: str
    with_vat: bool
    #: whether there was a letter with fourteen days to pay without costs: yes, no, '' not known
    letter: str = ""
    terms: int = 0

    @property
    def over(self) -> int:
        """How much too high; 0 when it is not."""
        return max(0, self.charged - self.most)

    @property
    def allowed(self) -> bool:
        """Whether they may be charged for sure: not too high, and the letter was there."""
        return self.over == 0 and self.letter == "yes"


@dataclass(frozen=True, slots=True)
class Charged:
    """Collection costs as they were charged: cents, the day, over what, and after which letter.

    `terms`: over how many terms of one running agreement (rent, energy); 0 when it is none.
    """

    over_cents: int
    cents: int
    on: date
    with_vat: bool = False
    terms: int = 0
    letter: str = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Each term as a claim of its own, the principal divided over them; none for no terms."""
        if not self.terms:
            return ()
        part, rest = divmod(self.over_cents, self.terms)
        parts = (part + (place < rest) for place in range(self.terms))
        return tuple(Claim(each, self.on) for each in parts if each)


def check_costs(charged: Charged, *, earlier: Sequence[Charged] = ()) -> CostCheck:
    """Hold collection costs against the scale of their day (Besluit BIK art. 2).

    Small terms of one running agreement share a cap since October 2024; `earlier` are those of the
    same creditor that took of it. Without a principal, or without a letter first (BW 6:96 lid 6),
    nothing may be charged. Raises NotInForce before the decree existed.
    """
    with_vat, letter, terms = charged.with_vat, charged.letter, charged.terms
    if charged.over_cents <= 0:
        return CostCheck(charged.cents, 0, (), "", with_vat, letter)
    if letter == "no":
        return CostCheck(charged.cents, 0, (), "letter", with_vat, letter)
    if terms:
        before = [claim for each in earlier for claim in each.claims]
        costs = recurring_costs([*before, *charged.claims], with_vat=with_vat)
        most = sum(costs[len(before) :])
        return CostCheck(charged.cents, most, (), "terms", with_vat, letter, terms)
    most = collection_costs(charged.over_cents, on=charged.on, with_vat=with_vat)
    slices = _slices(charged.over_cents, charged.on)
    bound = _bound(sum(each.cents for each in slices), charged.on)
    return CostCheck(charged.cents, most, slices, bound, with_vat, letter)


def _bound(summed: int, on: date) -> str:
    lowest = parameter("bik/minimum", on=on).number
    highest = parameter("bik/maximum", on=on).number
    return "minimum" if summed < lowest else "maximum" if summed > highest else ""


def _slices(principal_cents: int, on: date) -> tuple[Slice, ...]:
    found, below = [], 0
    for upper, share in parameter("bik/staffel", on=on).value:
        top = principal_cents if upper is None else min(principal_cents, upper)
        if top > below:
            part = top - below
            found.append(Slice(part, share, (2 * part * share + 10_000) // 20_000))
        below = top
    return tuple(found)
