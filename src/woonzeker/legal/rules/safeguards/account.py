# SPDX-License-Identifier: EUPL-1.2
"""'Carried out in spite of open safeguards': what was open then, and the account of a year. Pure.

The eviction itself is the bailiff's. What happened all the same is recorded as it was known at the
end of that day; what is written down later does not change it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from woonzeker.legal.rules.safeguards.answers import Record, Table
from woonzeker.legal.rules.safeguards.assessing import Standing, assess_table
from woonzeker.legal.rules.safeguards.catalogue import Safeguard
from woonzeker.legal.rules.safeguards.stopping import unsigned
from woonzeker.process import STOPPED_FROM, Step, Stop


class Children(StrEnum):
    """What was known of children when a home was lost."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Loss:
    """What stood open on the day a home was lost, in the order of the list.

    `unsigned` are the codes of the signatures that were not there.
    """

    on: date
    open: tuple[Standing, ...]
    unsigned: tuple[str, ...]
    children: Children

    @property
    def in_spite(self) -> bool:
        """Whether it was carried out in spite of open safeguards."""
        return bool(self.open or self.unsigned)

    @property
    def told_open(self) -> frozenset[Safeguard]:
        """The safeguards that were open, as the record of the case keeps them."""
        return frozenset(each.safeguard for each in self.open)


def carried_out(record: Record, *, step: Step, on: date) -> Loss:
    """What was open when the home was lost on a day, as it was recorded by the end of that day.

    Every safeguard is asked then, whatever the step: who lost a home without a vonnis was owed no
    less.
    """
    then = record.as_of(on)
    then = replace(then, situation=replace(then.situation, lost_on=None, told_open=None))
    table, stop = then.table(on=on), Stop.UNAVOIDABLE
    asked = assess_table(table, step=max(step, STOPPED_FROM), stop=stop)
    found = tuple(each for each in asked if each.stops)
    return Loss(on, found, tuple(unsigned(table, stop=stop)), _children(table))


def _children(table: Table) -> Children:
    last = table.last(Safeguard.CHILDREN_KNOWN)
    return Children(last.code) if last is not None else Children.UNKNOWN


@dataclass(frozen=True, slots=True)
class Account:
    """The losses of a year: how many, how many in spite of what was open, and of what."""

    losses: int
    in_spite: int
    by_safeguard: dict[Safeguard, int]
    unsigned: int
    with_children: int
    children_unknown: int
    without_place: int


def account(losses: Iterable[Loss], *, year: int) -> Account:
    """What a municipality answers for over a year; a safeguard that was never open counts 0."""
    found = [each for each in losses if each.on.year == year]
    spite = [each for each in found if each.in_spite]
    counted = Counter(each.safeguard for loss in spite for each in loss.open)
    return Account(
        losses=len(found),
        in_spite=len(spite),
        by_safeguard={each: counted[each] for each in Safeguard},
        unsigned=sum(bool(each.unsigned) for each in spite),
        with_children=sum(each.children is Children.YES for each in spite),
        children_unknown=sum(each.children is Children.UNKNOWN for each in spite),
        without_place=counted[Safeguard.PLACE],
    )


#: outside the house a number below this is not told, and the others are rounded to this step: the
#: rule of all figures that leave (monitoring.rules.publishing)
LEAST_OUTSIDE, OUTSIDE_STEP = 10, 5
#: the numbers that divide the losses in spite of open safeguards; who had no children is the rest
_DIVIDES = ("children", "unknown")


def outside(numbers: Mapping[str, int]) -> dict[str, int | None]:
    """The numbers of a year as they may be told outside: None for what is hidden.

    A number is hidden when it, or what is left of the number that it is a part of, is few; and
    where one of two parts would give the third away, the other part is hidden too.
    """
    whole = {"lost": numbers["lost"], "spite": numbers["lost"]}
    gone = {
        code
        for code, number in numbers.items()
        if _few(number) or _few(whole.get(code, numbers["spite"]) - number)
    }
    rest = numbers["spite"] - sum(numbers[code] for code in _DIVIDES)
    if _few(rest) or gone & set(_DIVIDES):
        gone |= {code for code in _DIVIDES if numbers[code]}
    return {code: None if code in gone else _rounded(number) for code, number in numbers.items()}


def _few(number: int) -> bool:
    return 0 < number < LEAST_OUTSIDE


def _rounded(number: int) -> int:
    return (number + OUTSIDE_STEP // 2) // OUTSIDE_STEP * OUTSIDE_STEP
