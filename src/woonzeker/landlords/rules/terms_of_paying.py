# SPDX-License-Identifier: EUPL-1.2
"""Paying arrears off beside the rent: three proposals to choose from, and whether one is kept.

Pure. Never more for each period than the tenant says to have. What takes longer than three years
is not proposed: then help is wiser than a promise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from woonzeker.landlords.rules.arrears import DAYS_OF_GRACE
from woonzeker.landlords.rules.ledger import WEEKS, Book, Rhythm, balance
from woonzeker.law.paydays import is_pay_day, pay_days, turns_of

#: an arrangement of more than three years is a promise that nobody can keep; the length of a
#: statutory debt arrangement before July 2023, taken as what a household can bear
MOST_MONTHS = 36
_TURNS_OF_MONTHS = {Rhythm.MONTH: 1, Rhythm.FOUR_WEEKS: 13 / 12, Rhythm.WEEK: 52 / 12}
#: of what the tenant has: half, three quarters, all
_SHARES = ((1, 2), (3, 4), (1, 1))
#: of the number of terms that was asked: as asked, half as many more, twice as many
_STRETCHES = ((1, 1), (3, 2), (2, 1))


class NoProposal(ValueError):
    """Nothing that fits: no arrears, no room, or it would take too long."""


class BadPayDay(ValueError):
    """No day of the month, or for a rhythm of weeks no day of the week."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known: what stands open, what the tenant says to have for each period, and when.

    Of `room_cents` and `turns` at least one is needed.
    """

    owed_cents: int
    rhythm: Rhythm
    day: int
    first_on: date
    room_cents: int | None = None
    turns: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """So much for each pay day, so often; the last one is what is left."""

    cents: int
    turns: int
    last_on: date


@dataclass(frozen=True, slots=True)
class Plan:
    """An arrangement as it was agreed."""

    owed_cents: int
    cents: int
    rhythm: Rhythm
    day: int
    first_on: date

    def __post_init__(self) -> None:
        if not is_pay_day(self.day, weeks=WEEKS[self.rhythm]):
            raise BadPayDay
        if self.owed_cents <= 0 or self.cents <= 0 or _turns(self) > most_turns(self.rhythm):
            raise NoProposal


def _turns(plan: Plan) -> int:
    return turns_of(plan.owed_cents, plan.cents)


def most_turns(rhythm: Rhythm) -> int:
    """How many pay days there are in the longest arrangement."""
    return int(MOST_MONTHS * _TURNS_OF_MONTHS[rhythm])


def proposals(asked: Asked) -> tuple[Proposal, ...]:
    """At most three, the lightest first; none takes more for each pay day than there is room.

    Raises NoProposal when nothing fits.
    """
    if asked.owed_cents <= 0:
        raise NoProposal
    amounts = _by_turns(asked, asked.turns) if asked.turns else _by_room(asked)
    most = most_turns(asked.rhythm)
    fitting = {
        cents
        for cents in amounts
        if cents > 0
        and (asked.room_cents is None or cents <= asked.room_cents)
        and turns_of(asked.owed_cents, cents) <= most
    }
    if not fitting and asked.turns and asked.room_cents:
        fitting = _only(asked, asked.room_cents, most)
    if not fitting:
        raise NoProposal
    return tuple(_proposal(asked, cents) for cents in sorted(fitting)[:3])


def _only(asked: Asked, room: int, most: int) -> set[int]:
    """All there is room for, when the number of terms that was asked does not fit in it."""
    cents = min(room, asked.owed_cents)
    return {cents} if turns_of(asked.owed_cents, cents) <= most else set()


def _by_room(asked: Asked) -> list[int]:
    room = asked.room_cents or 0
    return [min(_euros(room * part // whole), asked.owed_cents) for part, whole in _SHARES[:2]] + [
        min(room, asked.owed_cents)
    ]


def _by_turns(asked: Asked, turns: int) -> list[int]:
    counts = [-(-turns * part // whole) for part, whole in _STRETCHES]
    return [turns_of(asked.owed_cents, count) for count in counts if count > 0]


def _euros(cents: int) -> int:
    """Whole euros, downwards: never above what there is; less than one euro stays as it is."""
    return cents // 100 * 100 or cents


def _proposal(asked: Asked, cents: int) -> Proposal:
    plan = Plan(asked.owed_cents, cents, asked.rhythm, asked.day, asked.first_on)
    days = instalments(plan)
    return Proposal(cents, len(days), days[-1][0])


def instalments(plan: Plan) -> tuple[tuple[date, int], ...]:
    """Each pay day with what is paid then; together exactly what stood open."""
    turns = _turns(plan)
    days = list(islice(pay_days(plan.day, plan.first_on, weeks=WEEKS[plan.rhythm]), turns))
    rest = plan.owed_cents - plan.cents * (turns - 1)
    return tuple((on, plan.cents if place < turns - 1 else rest) for place, on in enumerate(days))


@dataclass(frozen=True, slots=True)
class Kept:
    """How an arrangement stands on a day, in cents: what is still to come, what came too late."""

    to_come_cents: int
    late_cents: int
    done: bool


def kept(plan: Plan, book: Book, *, on: date) -> Kept:
    """Whether the rent and the instalments came in, both with some days of grace.

    Late is what stands open beyond what may still stand open by then.
    """
    by = on - timedelta(days=DAYS_OF_GRACE)
    due = instalments(plan)
    may_stand = sum(cents for day, cents in due if day > by)
    came = sum(each.cents for each in book.credits if by < each.on <= on)
    late = max(0, balance(book, on=by) - came - may_stand)
    to_come = sum(cents for day, cents in due if day > on)
    over = due[-1][0] <= by or balance(book, on=on) <= 0
    return Kept(to_come, late, late == 0 and over)
