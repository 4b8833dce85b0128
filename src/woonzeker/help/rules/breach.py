# SPDX-License-Identifier: EUPL-1.2
"""What a payment that was not seen leads to: a kind question, then work for somebody. Pure.

Never to silence: for every late payment there is a day on which something happens at the latest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from woonzeker.help.rules.instalments import AWAITED


class Follow(StrEnum):
    """What happens now with a payment that is awaited."""

    #: nothing is late
    NOTHING = "nothing"
    #: a kind question: has it worked, can we help?
    ASK = "ask"
    #: the arrangement is in danger: somebody gets a task to keep it alive
    TASK = "task"
    #: somebody has that task already
    AT_WORK = "at_work"


@dataclass(frozen=True, slots=True)
class Patience:
    """Days after which a payment not seen is asked about, and after which it is work."""

    ask_days: int
    breach_days: int

    def __post_init__(self) -> None:
        if not 0 <= self.ask_days < self.breach_days:
            raise ValueError("ask before it counts as not paid")


@dataclass(frozen=True, slots=True)
class Awaited:
    """One payment: its day, how it stands, when it was asked about, whether somebody works on it.

    `paused_until`: the arrangement rests until that day; nothing is late before it.
    """

    due_on: date
    state: str
    asked_on: date | None = None
    at_work: bool = False
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What happens now, and the day on which the next thing happens when nothing comes in."""

    follow: Follow
    by: date | None


def what_follows(payment: Awaited, patience: Patience, *, on: date) -> Next:
    """What a payment leads to on a day; `by` is None only when no money is waited for."""
    if payment.state not in AWAITED:
        return Next(Follow.NOTHING, None)
    since = max(payment.due_on, payment.paused_until or payment.due_on)
    ask_on = since + timedelta(days=patience.ask_days)
    breach_on = since + timedelta(days=patience.breach_days)
    if payment.asked_on is not None:
        # whoever was asked late gets the time between question and breach as well
        answer = patience.breach_days - patience.ask_days
        breach_on = max(breach_on, payment.asked_on + timedelta(days=answer))
    if on < ask_on:
        return Next(Follow.NOTHING, ask_on)
    if payment.asked_on is None:
        later = on + timedelta(days=patience.breach_days - patience.ask_days)
        return Next(Follow.ASK, max(breach_on, later))
    if on < breach_on:
        return Next(Follow.NOTHING, breach_on)
    if payment.at_work:
        return Next(Follow.AT_WORK, on)
    return Next(Follow.TASK, on)
