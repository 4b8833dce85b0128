# SPDX-License-Identifier: EUPL-1.2
"""When somebody pays what: instalments on their own pay day, exact to the cent. Pure.

Which days those are: `law.paydays`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, takewhile

from woonzeker.help.rules.money import Every
from woonzeker.law import paydays

#: states of an instalment that no longer counts: another stands in its place, or it was waived
GONE = frozenset({"postponed", "waived"})
#: states in which money is still waited for
AWAITED = frozenset({"expected", "asked", "missed"})
#: a plan of more instalments than this is a mistake in an amount
MOST = 600
_WEEKS = {Every.WEEK: 1, Every.FOUR_WEEKS: 4}


class NoPlan(ValueError):
    """There is nothing to pay in this way: no amount, no pay day, or no end to it."""


@dataclass(frozen=True, slots=True)
class PayDay:
    """How often somebody is paid and on which day: of the month (1–31) or week (1 is Monday)."""

    every: Every
    day: int

    def __post_init__(self) -> None:
        known = self.every in {Every.MONTH, *_WEEKS}
        if not known or not paydays.is_pay_day(self.day, weeks=_WEEKS.get(self.every, 0)):
            raise NoPlan


@dataclass(frozen=True, slots=True)
class Due:
    """One payment that is expected: the how many-eth of its debt, when, whose, cents."""

    number: int
    on: date
    debt: str
    cents: int


def pay_days(pay: PayDay, first_on: date) -> Iterator[date]:
    """The days on which somebody is paid, from `first_on` on, without end."""
    return paydays.pay_days(pay.day, first_on, weeks=_WEEKS.get(pay.every, 0))


def turns_until(pay: PayDay, first_on: date, last: date) -> int:
    """How often somebody is paid from a day up to and including another."""
    return sum(1 for _on in takewhile(lambda on: on <= last, pay_days(pay, first_on)))


def how_many(total_cents: int, instalment_cents: int) -> int:
    """How many instalments a total takes; the last is the rest. Raises NoPlan."""
    if total_cents <= 0 or instalment_cents <= 0:
        raise NoPlan
    turns = paydays.turns_of(total_cents, instalment_cents)
    if turns > MOST:
        raise NoPlan
    return turns


def plan(
    debts: Sequence[tuple[str, int]], *, instalment_cents: int, pay: PayDay, first_on: date
) -> tuple[Due, ...]:
    """Instalments for debts (id, cents) together, each its share in what is left of it.

    On each pay day together `instalment_cents`, on the last the rest; of each debt together
    exactly its total. Raises NoPlan.
    """
    left = {debt: cents for debt, cents in debts if cents > 0}
    turns = how_many(sum(left.values()), instalment_cents)
    numbers = dict.fromkeys(left, 0)
    found: list[Due] = []
    for on in islice(pay_days(pay, first_on), turns):
        for debt, cents in shared(left, min(instalment_cents, sum(left.values()))).items():
            left[debt] -= cents
            if cents:
                numbers[debt] += 1
                found.append(Due(numbers[debt], on, debt, cents))
    return tuple(found)


def shared(left: dict[str, int], cents: int) -> dict[str, int]:
    """Divide cents over debts by what is left of each, to the last cent; never more than is left.

    `cents` is at most the sum of what is left. Cents that cannot be divided go to whoever is
    nearest to one more, the earlier debt first.
    """
    whole = sum(left.values())
    parts = {debt: rest * cents // whole for debt, rest in left.items()}
    nearest = sorted(left, key=lambda debt: -(left[debt] * cents % whole))
    for debt in nearest[: cents - sum(parts.values())]:
        parts[debt] += 1
    return parts


@dataclass(frozen=True, slots=True)
class Line:
    """An instalment as it stands: number in its debt, when, whose, cents, what came in, state."""

    number: int
    on: date
    debt: str
    cents: int
    paid: int = 0
    state: str = "expected"

    @property
    def open(self) -> int:
        """What is still waited for, in cents."""
        return self.cents - self.paid if self.state in AWAITED else 0

    @property
    def counts(self) -> bool:
        """Whether it is part of what was agreed."""
        return self.state not in GONE


def agreed(lines: Iterable[Line]) -> int:
    """What all instalments that count come to, in cents."""
    return sum(line.cents for line in lines if line.counts)


@dataclass(frozen=True, slots=True)
class Balance:
    """How an arrangement stands on a day, in cents: what should be left, what is, what is late."""

    expected_left: int
    left: int

    @property
    def behind(self) -> int:
        """How much later than agreed; below zero is ahead."""
        return self.left - self.expected_left


def balance(lines: Iterable[Line], *, on: date) -> Balance:
    """What should be left on a day when all that was due before it came in, and what is left."""
    counted = [line for line in lines if line.counts]
    left = sum(line.cents - line.paid for line in counted)
    return Balance(sum(line.cents for line in counted if line.on >= on), left)


def paid(lines: Sequence[Line], cents: int) -> tuple[Line, ...]:
    """The lines after a payment of cents: the oldest open one first, what is over goes on.

    Raises NoPlan for more than is open, or for nothing.
    """
    if not 0 < cents <= sum(line.open for line in lines):
        raise NoPlan
    after: dict[int, Line] = {}
    for place in sorted(range(len(lines)), key=lambda each: (lines[each].on, each)):
        line = lines[place]
        part = min(line.open, cents)
        cents -= part
        after[place] = _with(line, part) if part else line
    return tuple(after[place] for place in range(len(lines)))


def not_paid(line: Line, cents: int) -> Line:
    """A line of which cents did not come in after all. Raises NoPlan for more than came in."""
    if not 0 < cents <= line.paid:
        raise NoPlan
    return replace(line, paid=line.paid - cents, state="expected")


def _with(line: Line, part: int) -> Line:
    whole = line.paid + part == line.cents
    return replace(line, paid=line.paid + part, state="paid" if whole else line.state)


def postponed(lines: Sequence[Line], place: int, until: date) -> tuple[Line, ...]:
    """The lines with one put off to a later day: a new line stands for what is open of it.

    Raises NoPlan for a line that nothing is open of, or a day that is not later.
    """
    line = lines[place]
    if not line.open or until <= line.on:
        raise NoPlan
    number = 1 + max(each.number for each in lines if each.debt == line.debt)
    later = Line(number, until, line.debt, line.open)
    kept = _closed_at(line) if line.paid else replace(line, state="postponed")
    return (*lines[:place], kept, *lines[place + 1 :], later)


def _closed_at(line: Line) -> Line:
    """A line of which a part came in, as far as it came in."""
    return replace(line, cents=line.paid, state="paid")


def less(lines: Sequence[Line], debt: str, cents: int) -> tuple[Line, ...]:
    """The lines when cents of a debt need not be paid: the last instalments go first.

    Raises NoPlan for more than is open of the debt, or for nothing.
    """
    own = [place for place, line in enumerate(lines) if line.debt == debt and line.open]
    if not 0 < cents <= sum(lines[place].open for place in own):
        raise NoPlan
    after = list(lines)
    for place in sorted(own, key=lambda each: (lines[each].on, lines[each].number), reverse=True):
        part = min(after[place].open, cents)
        cents -= part
        after[place] = _lowered(after[place], part)
    return tuple(after)


def _lowered(line: Line, part: int) -> Line:
    if part == 0:
        return line
    if part < line.open:
        return replace(line, cents=line.cents - part)
    return _closed_at(line) if line.paid else replace(line, state="waived")


def paused(lines: Sequence[Line], pay: PayDay, *, first_on: date, until: date) -> tuple[Line, ...]:
    """The lines with what is still expected before `until` moved on to pay days from that day on.

    Pay days are those of the arrangement itself, counted from `first_on`. In the same order, what
    falls together stays together; nothing comes earlier than it stood, and what stands after the
    pause stays there when its day is still free. What was asked about or missed already stays
    where it is: a pause is for what comes.
    """
    waiting = [line for line in lines if line.state == "expected" and not line.paid]
    stood = sorted({line.on for line in waiting})
    if not stood or until <= stood[0]:
        return tuple(lines)
    chosen = {id(line) for line in waiting}
    stays = {line.on for line in lines if line.open and id(line) not in chosen}
    free = (on for on in pay_days(pay, first_on) if on not in stays)
    moved = _moved(stood, free, until)
    return tuple(replace(line, on=moved[line.on]) if id(line) in chosen else line for line in lines)


def _moved(stood: Sequence[date], free: Iterator[date], until: date) -> dict[date, date]:
    """For each day on which something was expected the day on which it is now; `free` goes up."""
    moved: dict[date, date] = {}
    last = until - timedelta(days=1)
    for day in stood:
        if day > last:
            moved[day] = last = day
            continue
        moved[day] = last = next(on for on in free if on > last)
    return moved


def turn_of(pay: PayDay, first_on: date, day: date) -> tuple[date, date]:
    """The pay day on which money came in that a day still lives of, and the next pay day."""
    turns = pay_days(pay, first_on)
    since = next(turns)
    for on in turns:
        if on > day:
            return since, on
        since = on
    raise NoPlan  # pay days never end


def first_free(lines: Iterable[Line], pay: PayDay, first_on: date, *, since: date) -> date:
    """The first pay day after all that is still waited for, not before `since`."""
    last = max((line.on for line in lines if line.open), default=since)
    return next(on for on in pay_days(pay, first_on) if on > last and on >= since)


def in_turn(lines: Iterable[Line], turn: tuple[date, date]) -> int:
    """What is waited for from one pay day until the next, in cents."""
    return sum(line.open for line in lines if turn[0] <= line.on < turn[1])
