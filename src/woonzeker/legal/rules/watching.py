# SPDX-License-Identifier: EUPL-1.2
"""A condition that is looked at each month, and what a month that was missed leads to. Pure.

A breach leads to help, never at once to somebody else. The working days run from the day on which
help was really offered: whoever lets days go by without helping wins nothing by it. What nobody
knows is no breach. The resident hears first what others will hear.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from woonzeker.law.paydays import pay_days
from woonzeker.law.terms import add_working_days
from woonzeker.legal.rules.last_offer_policy import LastOfferPolicy
from woonzeker.matching.linkage.wording import gettext_noop


class Seen(StrEnum):
    """What somebody saw of a condition in one month."""

    KEPT = "kept"
    PART = "part"
    NOT_KEPT = "not_kept"
    UNKNOWN = "unknown"


class WatchState(StrEnum):
    """How one month stands."""

    AHEAD = "ahead"
    TO_LOOK = "to_look"
    LATE = "late"
    KEPT = "kept"
    BREACH = "breach"


WATCH_WORDS: dict[WatchState, str] = {
    WatchState.AHEAD: gettext_noop("komt nog"),
    WatchState.TO_LOOK: gettext_noop("nu nakijken"),
    WatchState.LATE: gettext_noop("nog niet nagekeken, te laat"),
    WatchState.KEPT: gettext_noop("in orde"),
    WatchState.BREACH: gettext_noop("niet gelukt: eerst hulp"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """That somebody looked at a month on a day, and what they saw; the last look counts."""

    due_on: date
    seen: Seen
    looked_on: date


@dataclass(frozen=True, slots=True)
class WatchTurn:
    """One month: its day, the day by which somebody looks, how it stands, when that was seen."""

    due_on: date
    look_by: date
    state: WatchState
    looked_on: date | None = None


def dues(day: int, begins_on: date, until_on: date) -> tuple[date, ...]:
    """The days on which a condition is due: a day of each month, first and last day included."""
    return tuple(takewhile(lambda each: each <= until_on, pay_days(day, begins_on)))


def turns(
    days: Iterable[date], looks: Sequence[Look], *, on: date, policy: LastOfferPolicy
) -> tuple[WatchTurn, ...]:
    """Every month of a watch as it stands on a day; a look that knew nothing is none."""
    known = {each.due_on: each for each in looks if each.looked_on <= on and _says(each)}
    found = []
    for day in days:
        by = add_working_days(day, policy.look_days)
        look = known.get(day)
        state = _state(look.seen if look else None, day, by, on)
        found.append(WatchTurn(day, by, state, look.looked_on if look else None))
    return tuple(found)


def _says(look: Look) -> bool:
    """Whether a look says something: what is not due yet cannot be missed."""
    if look.seen is Seen.UNKNOWN:
        return False
    return look.seen is Seen.KEPT or look.looked_on >= look.due_on


def _state(seen: Seen | None, day: date, by: date, on: date) -> WatchState:
    if seen is not None:
        return WatchState.KEPT if seen is Seen.KEPT else WatchState.BREACH
    if on <= day:
        return WatchState.AHEAD
    return WatchState.TO_LOOK if on <= by else WatchState.LATE


@dataclass(frozen=True, slots=True)
class Breach:
    """A condition that was not kept, and what was done: days only, each None until it happened.

    `helped_on`: the first day on which help was really offered. `refused_on`: the resident said no
    to that help. `told_on`: the resident heard what somebody else is going to hear.
    """

    found_on: date
    helped_on: date | None = None
    refused_on: date | None = None
    repaired_on: date | None = None
    told_on: date | None = None


class BreachStage(StrEnum):
    """How far a breach is."""

    REPAIRED = "repaired"
    START_HELP = "start_help"
    HELPING = "helping"
    TELL_RESIDENT = "tell_resident"
    OTHERS_MAY_HEAR = "others_may_hear"


BREACH_WORDS: dict[BreachStage, str] = {
    BreachStage.REPAIRED: gettext_noop("Hersteld. Niemand anders hoort hiervan."),
    BreachStage.START_HELP: gettext_noop("Zoek contact en bied hulp aan."),
    BreachStage.HELPING: gettext_noop("De hulp loopt. Niemand anders hoort hiervan."),
    BreachStage.TELL_RESIDENT: gettext_noop(
        "Vertel de inwoner eerst wat een ander gaat horen, en van wie."
    ),
    BreachStage.OTHERS_MAY_HEAR: gettext_noop(
        "Een ander mag dit nu horen. Het hoeft niet: jij beslist dat, met reden."
    ),
}


@dataclass(frozen=True, slots=True)
class BreachStanding:
    """How a breach stands: its stage, the day on which the next thing is due, and the words."""

    stage: BreachStage
    by: date | None
    words: str


def help_until(breach: Breach, policy: LastOfferPolicy) -> date | None:
    """The last day that is for help alone; None while help has not begun, which ends nothing.

    Help that ran already before the breach was found begins anew on that day. A refusal of help
    that was offered ends it on the day of the refusal.
    """
    if breach.helped_on is None:
        return None
    begun_on = max(breach.helped_on, breach.found_on)
    last = add_working_days(begun_on, policy.help_days)
    if breach.refused_on is not None and breach.refused_on >= begun_on:
        return min(last, breach.refused_on)
    return last


def breach_standing(breach: Breach, *, on: date, policy: LastOfferPolicy) -> BreachStanding:
    """What happens with a breach on a day."""
    if breach.repaired_on is not None and breach.repaired_on <= on:
        return _as(BreachStage.REPAIRED, None)
    if breach.helped_on is None or on < breach.helped_on:
        return _as(BreachStage.START_HELP, add_working_days(breach.found_on, policy.start_days))
    last = help_until(breach, policy)
    if last is None or on < last or (on == last and last != breach.refused_on):
        return _as(BreachStage.HELPING, last)
    if breach.told_on is None or not breach.found_on <= breach.told_on <= on:
        return _as(BreachStage.TELL_RESIDENT, add_working_days(last, 1))
    return _as(BreachStage.OTHERS_MAY_HEAR, None)


def _as(stage: BreachStage, by: date | None) -> BreachStanding:
    return BreachStanding(stage, by, BREACH_WORDS[stage])


def others_may_hear(breach: Breach, *, on: date, policy: LastOfferPolicy) -> bool:
    """Whether somebody else than the resident may hear of a breach on a day."""
    return breach_standing(breach, on=on, policy=policy).stage is BreachStage.OTHERS_MAY_HEAR
