# SPDX-License-Identifier: EUPL-1.2
"""What a balance means and what is wise to do now: nothing, a friendly word, or more. Pure.

A balance within one period either side asks nothing of anybody. Beyond it the friendly message
comes first and the letter last; costs start at zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.landlords.rules.ledger import Book, balance, open_charges

#: so long a friendly message gets before the next step is shown; a week is what people need to
#: answer and pay (practice of the guide to preventing evictions, no rule of law)
DAYS_FOR_AN_ANSWER = 7
#: money that was sent on the day itself needs so long to be seen in a bank export
DAYS_OF_GRACE = 5


class Standing(StrEnum):
    """How a balance stands to the rent of one period."""

    WITHIN = "within"
    BEHIND = "behind"
    AHEAD = "ahead"


class Next(StrEnum):
    """The one thing to do now."""

    NOTHING = "nothing"
    ARRANGEMENT_RUNS = "arrangement_runs"
    ASK_KINDLY = "ask_kindly"
    MESSAGE = "message"
    WAIT = "wait"
    AGREE = "agree"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class State:
    """How a book stands on a day, in cents; `since` is the oldest open day of who is behind."""

    balance_cents: int
    period_cents: int
    standing: Standing
    since: date | None

    @property
    def beyond_cents(self) -> int:
        """How much of it lies beyond one period; zero within it."""
        return max(0, abs(self.balance_cents) - self.period_cents)


def standing(balance_cents: int, period_cents: int) -> Standing:
    """Within one period of rent either side, or beyond it; exactly one period is within."""
    if abs(balance_cents) <= period_cents:
        return Standing.WITHIN
    return Standing.BEHIND if balance_cents > 0 else Standing.AHEAD


def state(book: Book, *, on: date) -> State:
    """How a book stands on a day."""
    cents = balance(book, on=on)
    period = book.terms_on(on).cents
    stands = standing(cents, period)
    found = open_charges(book, on=on) if stands is Standing.BEHIND else ()
    return State(cents, period, stands, found[0].due_on if found else None)


def next_step(
    now: State,
    *,
    on: date,
    messaged_on: date | None = None,
    arrangement_runs: bool = False,
    arrangement_late: bool = False,
) -> Next:
    """What to do on a day; `messaged_on` is the last friendly message about these arrears."""
    if arrangement_runs:
        if not arrangement_late:
            return Next.ARRANGEMENT_RUNS
        return Next.WAIT if _waits(messaged_on, on) else Next.ASK_KINDLY
    if now.standing is Standing.WITHIN:
        return Next.NOTHING
    if now.standing is Standing.AHEAD:
        return Next.AHEAD
    if messaged_on is None or (now.since is not None and messaged_on < now.since):
        return Next.MESSAGE
    return Next.WAIT if _waits(messaged_on, on) else Next.AGREE


def _waits(messaged_on: date | None, on: date) -> bool:
    return messaged_on is not None and on < messaged_on + timedelta(days=DAYS_FOR_AN_ANSWER)


def may_begin_report(now: State, *, arrangement_kept: bool) -> str:
    """Why no report can begin, as a code; empty when one can.

    Who keeps to an arrangement has no arrears that help must come for; within one period there is
    nothing to do.
    """
    if arrangement_kept:
        return "arrangement"
    return "" if now.standing is Standing.BEHIND else "within"
